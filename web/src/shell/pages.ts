/**
 * Every page: its address under /:government, what it needs, and where it stands in the navigation. A new page is a row here and a file in
 * src/pages whose default export is its component.
 */
import { ApartmentOutlined, AuditOutlined, BankOutlined, BookOutlined, CalendarOutlined, DatabaseOutlined, IdcardOutlined, ImportOutlined, TableOutlined, TeamOutlined } from "@ant-design/icons";
import type { ComponentType } from "react";
import type { Right } from "../api/types";
import type { TextKey } from "../texts";

export interface PageRow {
	/** Addresses; the navigation leads to the fixed part of the first. Optional segments keep one page open where its address grows (a drawer). */
	paths: readonly string[];
	right: Right;
	load: () => Promise<{ default: ComponentType }>;
	nav?: { text: TextKey; icon: ComponentType; group: "work" | "manage"; /** second key after g */ key: string };
}

export const pages: readonly PageRow[] = [
	{
		paths: ["scores/:assessment?/:period?/subjects?/:subject?/items?/:item?"],
		right: "scores",
		load: () => import("../pages/scores/ScoresPage"),
		nav: { text: "nav.scores", icon: TableOutlined, group: "work", key: "s" },
	},
	{ paths: ["rulebooks"], right: "scores", load: () => import("../pages/rulebooks/EditionsPage"), nav: { text: "nav.rulebooks", icon: BookOutlined, group: "work", key: "r" } },
	{ paths: ["rulebooks/:edition"], right: "scores", load: () => import("../pages/rulebooks/RulebookPage") },
	{ paths: ["rulebooks/:edition/diff/:other"], right: "scores", load: () => import("../pages/rulebooks/DiffPage") },
];

/** Icons that the pages to come use; here so that the navigation stays one look. */
export const icons = { facts: DatabaseOutlined, imports: ImportOutlined, calendar: CalendarOutlined, units: ApartmentOutlined, people: TeamOutlined, accounts: IdcardOutlined, governments: BankOutlined, audit: AuditOutlined };

/** Where the navigation leads: the page's address up to its first parameter. */
export function homeOf(page: PageRow): string {
	return page.paths[0]?.split("/:")[0] ?? "";
}

/**
 * Every page: its address under /:government, what it needs, and where it stands in the navigation. A new page is a row here and a file in
 * src/pages whose default export is its component.
 */
import { ApartmentOutlined, AuditOutlined, BankOutlined, BellOutlined, BookOutlined, CalendarOutlined, CarryOutOutlined, DashboardOutlined, DatabaseOutlined, HourglassOutlined, IdcardOutlined, ImportOutlined, NodeIndexOutlined, PhoneOutlined, SafetyCertificateOutlined, SwapOutlined, TableOutlined, TeamOutlined, UserSwitchOutlined } from "@ant-design/icons";
import type { ComponentType } from "react";
import type { Right } from "../api/types";
import type { TextKey } from "../texts";

export interface PageRow {
	/** Addresses; the navigation leads to the fixed part of the first. Optional segments keep one page open where its address grows (a drawer). */
	paths: readonly string[];
	right: Right;
	load: () => Promise<{ default: ComponentType }>;
	nav?: { text: TextKey; icon: ComponentType; group: "work" | "manage"; /** second key after g */ key: string; /** shown only to those who may begin an order */ begins?: true };
}

export const pages: readonly PageRow[] = [
	{ paths: ["work"], right: "orders", load: () => import("../pages/work/WorkPage"), nav: { text: "nav.work", icon: CarryOutOutlined, group: "work", key: "w" } },
	{ paths: ["intake"], right: "orders", load: () => import("../pages/intake/IntakePage"), nav: { text: "nav.intake", icon: PhoneOutlined, group: "work", key: "n", begins: true } },
	{ paths: ["messages"], right: "orders", load: () => import("../pages/messages/MessagesPage"), nav: { text: "nav.messages", icon: BellOutlined, group: "work", key: "m" } },
	{ paths: ["board"], right: "orders", load: () => import("../pages/board/BoardPage"), nav: { text: "nav.board", icon: DashboardOutlined, group: "work", key: "b" } },
	{ paths: ["shifts"], right: "orders", load: () => import("../pages/desk/ShiftsPage"), nav: { text: "nav.shifts", icon: SwapOutlined, group: "work", key: "h" } },
	{ paths: ["catalogue"], right: "facts", load: () => import("../pages/desk/CataloguePage"), nav: { text: "nav.catalogue", icon: NodeIndexOutlined, group: "work", key: "d" } },
	{
		paths: ["scores/:assessment?/:period?/subjects?/:subject?/items?/:item?"],
		right: "scores",
		load: () => import("../pages/scores/ScoresPage"),
		nav: { text: "nav.scores", icon: TableOutlined, group: "work", key: "s" },
	},
	{ paths: ["rulebooks"], right: "scores", load: () => import("../pages/rulebooks/EditionsPage"), nav: { text: "nav.rulebooks", icon: BookOutlined, group: "work", key: "r" } },
	{ paths: ["rulebooks/:edition"], right: "scores", load: () => import("../pages/rulebooks/RulebookPage") },
	{ paths: ["rulebooks/:edition/diff/:other"], right: "scores", load: () => import("../pages/rulebooks/DiffPage") },
	{ paths: ["facts/:entity?"], right: "facts_own", load: () => import("../pages/facts/FactsPage"), nav: { text: "nav.facts", icon: DatabaseOutlined, group: "work", key: "f" } },
	{ paths: ["facts/:entity/:id"], right: "facts_own", load: () => import("../pages/facts/FactPage") },
	{ paths: ["orders/:id"], right: "facts_own", load: () => import("../pages/case/CasePage") },
	{ paths: ["orders/:id/outside"], right: "orders", load: () => import("../pages/case/OutsidePage") },
	{ paths: ["orders/:id/papers/:filing"], right: "orders", load: () => import("../pages/case/PaperPage") },
	{ paths: ["imports/:import?"], right: "import", load: () => import("../pages/imports/ImportsPage"), nav: { text: "nav.imports", icon: ImportOutlined, group: "work", key: "i" } },
	{ paths: ["calendar/:year?"], right: "scores", load: () => import("../pages/calendar/CalendarPage"), nav: { text: "nav.calendar", icon: CalendarOutlined, group: "work", key: "c" } },
	{ paths: ["units"], right: "facts_own", load: () => import("../pages/manage/UnitsPage"), nav: { text: "nav.units", icon: ApartmentOutlined, group: "manage", key: "u" } },
	{ paths: ["people"], right: "facts_own", load: () => import("../pages/manage/PeoplePage"), nav: { text: "nav.people", icon: TeamOutlined, group: "manage", key: "p" } },
	{ paths: ["deputies"], right: "orders", load: () => import("../pages/desk/DeputiesPage"), nav: { text: "nav.deputies", icon: UserSwitchOutlined, group: "manage", key: "y" } },
	{ paths: ["review-points"], right: "facts", load: () => import("../pages/desk/ReviewPointsPage"), nav: { text: "nav.review", icon: SafetyCertificateOutlined, group: "manage", key: "v" } },
	{ paths: ["accounts"], right: "accounts", load: () => import("../pages/manage/AccountsPage"), nav: { text: "nav.accounts", icon: IdcardOutlined, group: "manage", key: "a" } },
	{ paths: ["governments"], right: "session", load: () => import("../pages/manage/GovernmentsPage"), nav: { text: "nav.governments", icon: BankOutlined, group: "manage", key: "g" } },
	{ paths: ["audit"], right: "audit", load: () => import("../pages/manage/AuditPage"), nav: { text: "nav.audit", icon: AuditOutlined, group: "manage", key: "t" } },
	{ paths: ["retention"], right: "audit", load: () => import("../pages/manage/RetentionPage"), nav: { text: "nav.retention", icon: HourglassOutlined, group: "manage", key: "e" } },
];

/** Where the navigation leads: the page's address up to its first parameter. */
export function homeOf(page: PageRow): string {
	return page.paths[0]?.split("/:")[0] ?? "";
}

/** Navigation: what the rights allow. At the left on a desk, along the bottom on a phone. */
import { MenuOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { NavLink } from "react-router";
import { beginningsQuery } from "../api/queries";
import { useText } from "../texts";
import { useHere } from "./government";
import { homeOf, pages, type PageRow } from "./pages";

const MoreDrawer = lazy(() => import("./MoreDrawer"));
const IN_BAR = 4;

function useRows() {
	const { government, may } = useHere();
	const beginnings = useQuery({ ...beginningsQuery(government), enabled: may("orders") });
	const begins = (beginnings.data?.offers.length ?? 0) > 0;
	return pages.filter((page): page is PageRow & { nav: NonNullable<PageRow["nav"]> } => page.nav !== undefined && may(page.right) && (page.nav.begins === undefined || begins));
}

function Links({ onGo }: { onGo?: () => void }) {
	const t = useText();
	const { government } = useHere();
	const rows = useRows();
	const list = (group: "work" | "manage") => (
		<ul>
			{rows.filter((page) => page.nav.group === group).map((page) => (
				<li key={page.nav.key}>
					<NavLink to={`/${government}/${homeOf(page)}`} onClick={onGo} className={({ isActive }) => (isActive ? "nav-link on" : "nav-link")}>
						<page.nav.icon />
						{t(page.nav.text)}
					</NavLink>
				</li>
			))}
		</ul>
	);
	return (
		<>
			{list("work")}
			{rows.some((page) => page.nav.group === "manage") && (
				<>
					<h2>{t("nav.manage")}</h2>
					{list("manage")}
				</>
			)}
		</>
	);
}

export function SideNav() {
	const t = useText();
	const { me } = useHere();
	return (
		<nav className="shell-nav" aria-label={t("shell.nav")}>
			<Links />
			<div className="shell-foot">{t("shell.version", { version: me.version })}</div>
		</nav>
	);
}

export function BottomBar() {
	const t = useText();
	const { government } = useHere();
	const rows = useRows();
	const [open, setOpen] = useState(false);
	const shown = rows.length > IN_BAR + 1 ? rows.slice(0, IN_BAR) : rows;
	return (
		<nav className="shell-bar" aria-label={t("shell.nav")}>
			{shown.map((page) => (
				<NavLink key={page.nav.key} to={`/${government}/${homeOf(page)}`} className={({ isActive }) => (isActive ? "bar-link on" : "bar-link")}>
					<page.nav.icon />
					{t(page.nav.text)}
				</NavLink>
			))}
			{shown.length < rows.length && (
				<button type="button" className="bar-link" onClick={() => setOpen(true)}>
					<MenuOutlined />
					{t("shell.more")}
				</button>
			)}
			{open && <Suspense><MoreDrawer onClose={() => setOpen(false)}><Links onGo={() => setOpen(false)} /></MoreDrawer></Suspense>}
		</nav>
	);
}

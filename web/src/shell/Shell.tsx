/** Header, navigation and frame around every page of a government. Knows who is signed in; without a session the router leads to sign-in. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { Outlet, useLocation, useParams } from "react-router";
import { useEvents } from "../api/events";
import { meQuery } from "../api/queries";
import type { Me } from "../api/types";
import { Failed, Skeleton } from "../parts/states";
import { useText } from "../texts";
import { BottomBar, SideNav } from "./Nav";
import { Header } from "./Header";
import { HereContext, rememberGovernment, type Here } from "./government";
import { useGoKeys } from "./keys";

const KeysHelp = lazy(() => import("./KeysHelp"));
const MustChange = lazy(() => import("../pages/sign-in/MustChange"));

export function Shell() {
	const { government = "" } = useParams();
	const me = useQuery(meQuery(government));
	if (me.isError && me.data === undefined)
		return <Failed error={me.error} retry={() => void me.refetch()} />;
	if (me.data === undefined)
		return <Skeleton lines={6} />;
	if (me.data.must_change)
		return <Suspense fallback={<Skeleton lines={4} />}><MustChange me={me.data} /></Suspense>;
	return <Inside key={government} government={government} me={me.data} />;
}

function Inside({ government, me }: { government: string; me: Me }) {
	const t = useText();
	const here = useMemo<Here>(() => ({ government, me, may: (right) => me.rights.includes(right) }), [government, me]);
	const [help, setHelp] = useState(false);
	const main = useRef<HTMLElement>(null);
	const { pathname } = useLocation();
	useEffect(() => { rememberGovernment(government); }, [government]);
	useEvents(government);
	useGoKeys(here, () => setHelp(true));
	const room = pathname.split("/")[2];
	useEffect(() => { window.scrollTo(0, 0); }, [room]);
	return (
		<HereContext value={here}>
			<a className="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{t("shell.skip")}</a>
			<div className="shell">
				<Header onHelp={() => setHelp(true)} />
				<SideNav />
				<main id="main" className="shell-main" tabIndex={-1} ref={main}>
					<Suspense fallback={<Skeleton />}><Outlet /></Suspense>
				</main>
				<BottomBar />
			</div>
			{help && <Suspense><KeysHelp onClose={() => setHelp(false)} /></Suspense>}
		</HereContext>
	);
}

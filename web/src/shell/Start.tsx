/**
 * "/" and "/:government": who has orders to handle, or may write new ones down, begins with them; others with the score sheet, or with the first
 * page that the rights allow.
 */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useContext } from "react";
import { useParams } from "react-router";
import { beginningsQuery, workQuery } from "../api/queries";
import { Redirect } from "../parts/Redirect";
import { Skeleton } from "../parts/states";
import { HereContext, lastGovernment, type Here } from "./government";
import { homeOf, pages } from "./pages";

export function Start() {
	const { government } = useParams();
	const here = useContext(HereContext);
	if (government === undefined) {
		const last = lastGovernment();
		return <Redirect to={last === null ? "/sign-in" : `/${last}`} />;
	}
	return here === null ? null : <First here={here} />;
}

function First({ here }: { here: Here }) {
	const handles = here.may("orders");
	const work = useInfiniteQuery({ ...workQuery(here.government), enabled: handles });
	const beginnings = useQuery({ ...beginningsQuery(here.government), enabled: handles });
	if (handles && (work.isPending || beginnings.isPending))
		return <Skeleton lines={6} />;
	const busy = (work.data?.pages[0]?.work.length ?? 0) > 0 || (beginnings.data?.offers.length ?? 0) > 0;
	const all = pages.filter((page) => page.nav !== undefined && page.nav.begins === undefined && here.may(page.right));
	const first = (busy ? undefined : (all.find((page) => page.right === "scores") ?? all.find((page) => page.right !== "orders"))) ?? all[0];
	return first === undefined ? null : <Redirect to={`/${here.government}/${homeOf(first)}`} />;
}

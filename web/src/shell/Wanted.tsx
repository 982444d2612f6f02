/** Inside Shell: a page only where the account has its right; and the page for addresses that lead nowhere. */
import type { ReactNode } from "react";
import type { Right } from "../api/types";
import { Title } from "../parts/Page";
import { Denied, NotFound } from "../parts/states";
import { useText } from "../texts";
import { useHere } from "./government";

export function Wanted({ right, children }: { right: Right; children: ReactNode }) {
	const { may } = useHere();
	return may(right) ? children : <Denied />;
}

export function Missing() {
	const t = useText();
	return (
		<>
			<Title text={t("problem.not_found")} />
			<NotFound />
		</>
	);
}

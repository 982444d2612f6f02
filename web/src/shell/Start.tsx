/** "/" and "/:government": to the score sheet, the first page that most people want, or to the first page that the rights allow. */
import { useContext } from "react";
import { Navigate, useParams } from "react-router";
import { HereContext, lastGovernment } from "./government";
import { homeOf, pages } from "./pages";

export function Start() {
	const { government } = useParams();
	const here = useContext(HereContext);
	if (government === undefined) {
		const last = lastGovernment();
		return <Navigate replace to={last === null ? "/sign-in" : `/${last}`} />;
	}
	const first = pages.find((page) => page.nav !== undefined && here?.may(page.right));
	return first === undefined ? null : <Navigate replace to={`/${government}/${homeOf(first)}`} />;
}

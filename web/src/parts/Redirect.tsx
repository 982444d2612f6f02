/** Leads on to where a page's content is. Never while somebody is already going elsewhere: a page that gets its answer late does not call them back. */
import { Navigate, useNavigation } from "react-router";

export function Redirect({ to }: { to: string }) {
	return useNavigation().state === "idle" ? <Navigate replace to={to} /> : null;
}

/** The government whose pages are open, and what the signed-in account may do there. Shell provides it; every page inside may count on it. */
import { createContext, useContext } from "react";
import type { Me, Right } from "../api/types";

export interface Here {
	government: string;
	me: Me;
	may: (right: Right) => boolean;
}

export const HereContext = createContext<Here | null>(null);

export function useHere(): Here {
	const here = useContext(HereContext);
	if (here === null)
		throw new Error("useHere outside of Shell");
	return here;
}

const LAST = "jieban.government";

export function rememberGovernment(slug: string) {
	try {
		localStorage.setItem(LAST, slug);
	} catch {
		// A browser that keeps nothing just starts at the sign-in page.
	}
}

export function lastGovernment(): string | null {
	try {
		return localStorage.getItem(LAST);
	} catch {
		return null;
	}
}

/** What narrows the work list stands in the address; what the address says, and back. */
import type { WorkChoice } from "../../api/queries";

export const FACETS = ["due", "state", "unit", "category", "urgency", "rule"] as const;
export type Facet = (typeof FACETS)[number];
export const DUES = ["overdue", "soon", "later", "none"] as const;
const FLAGS = ["undispatched", "closed"] as const;

/** Whatever else stands there, such as the words of a search, narrows nothing. */
export function choiceOf(search: URLSearchParams): WorkChoice {
	return {
		...Object.fromEntries(FACETS.flatMap((facet) => { const value = search.get(facet); return value ? [[facet, value]] : []; })),
		...(search.get("undispatched") ? { undispatched: 1 as const } : {}),
		...(search.get("closed") ? { closed: 1 as const, newest: 1 as const } : {}),
	};
}

/** The same narrowing is always the same text, in whatever order it was chosen. */
export function queryOf(search: URLSearchParams): string {
	const kept = new URLSearchParams();
	for (const name of [...FACETS, ...FLAGS]) {
		const value = search.get(name);
		if (value)
			kept.set(name, value);
	}
	return kept.toString();
}

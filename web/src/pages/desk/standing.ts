/** Facts that hold from a day to a day: how one stands on a day. An open end holds for good. */
import type { Fact } from "../../api/types";

export type Standing = "now" | "later" | "over";

export function standingOf(fact: Fact, today: string): Standing {
	const { active_from: from, active_to: to } = fact.values;
	return from && from > today ? "later" : to && to < today ? "over" : "now";
}

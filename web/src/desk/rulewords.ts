/** Words that come from the rulebook: in Chinese as it has them, in English its identifiers made readable. */
import type { Offer } from "../api/types";
import type { Lang } from "../texts";
import { readable } from "../vocabulary";

export function offerTitle(offer: Pick<Offer, "title" | "alias">, lang: Lang): string {
	return lang === "zh" || /[^\w-]/.test(offer.alias) ? offer.title : readable(offer.alias);
}

/** A limit as its edition names it. */
export function limitName(limit: { id: string; title: string | null; alias: string | null }, lang: Lang): string {
	return lang === "en" && limit.alias ? readable(limit.alias) : (limit.title ?? limit.id);
}

/** Which offer: an action on one of the order's facts. */
export function offerKey(offer: Pick<Offer, "action" | "target">): string {
	return `${offer.action} ${offer.target ?? ""}`;
}

/** What the forms over facts share. */
import { cache } from "../api/queries";
import type { Fact } from "../api/types";
import type { Say } from "../texts";
import type { useVocabulary } from "../vocabulary";

/** Everything that a changed fact is read in. The event of the change says the same to the others. */
export function factsChanged(government: string): Promise<unknown> {
	return Promise.all((["facts", "orders", "scores"] as const).map((room) => cache.invalidateQueries({ queryKey: [government, room] })));
}

/** A value in one line of text. */
export function shownValue(words: ReturnType<typeof useVocabulary>, t: Say, entity: string, field: string, fact: Fact): string {
	const value = fact.values[field], declared = words.fieldOf(entity, field);
	if (value === undefined || value === null)
		return t("fields.unknown");
	switch (declared?.type) {
		case "enum": return words.code(declared.to ?? "", value);
		case "bool": return t(value === "true" ? "yes" : "no");
		case "link": return fact.names?.[field] ?? value;
		default: return value.replace("T", " ");
	}
}

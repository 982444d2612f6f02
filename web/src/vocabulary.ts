/** Names of kinds, fields and enumeration values as the server's vocabulary gives them; in English the identifier, made readable. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { vocabularyQuery } from "./api/queries";
import type { Vocabulary } from "./api/types";
import { useLang, type Lang } from "./texts";

export function readable(identifier: string): string {
	const words = identifier.replace(/_/g, " ");
	return words.charAt(0).toUpperCase() + words.slice(1);
}

export function names(vocabulary: Vocabulary | undefined, lang: Lang) {
	const entities = new Map(vocabulary?.entities.map((entity) => [entity.name, { entity, fields: new Map(entity.fields.map((field) => [field.name, field])) }]));
	const codes = new Map(vocabulary?.enumerations.map((one) => [one.name, new Map(one.codes.map((code) => [code.name, code.zh]))]));
	const pick = (zh: string | undefined, identifier: string) => (lang === "zh" && zh ? zh : readable(identifier));
	return {
		vocabulary,
		/** kind of fact: orders → 工单 */
		entity: (name: string) => pick(entities.get(name)?.entity.zh, name),
		entityOf: (name: string) => entities.get(name)?.entity,
		field: (entity: string, name: string) => pick(entities.get(entity)?.fields.get(name)?.zh, name),
		fieldOf: (entity: string, name: string) => entities.get(entity)?.fields.get(name),
		/** value of an enumeration: (unit_kind, committee) → 居委会 */
		code: (enumeration: string, name: string) => pick(codes.get(enumeration)?.get(name), name),
		role: (name: string) => pick(codes.get("person_role")?.get(name), name),
	};
}

export function useVocabulary() {
	const { lang } = useLang();
	const { data } = useQuery(vocabularyQuery);
	return useMemo(() => names(data, lang), [data, lang]);
}

/** A fact's values as a list of names and values; long texts take a line of their own. */
import { lazy, Suspense, useState } from "react";
import type { Fact, VocabularyField } from "../api/types";
import { useVocabulary } from "../vocabulary";
import { FactValue } from "./FactValue";
import "./facts.css";

const RevealModal = lazy(() => import("./RevealModal"));
const WIDE = new Set(["description", "reply", "boundary", "evidence", "title"]);

/** Does the fact say something in this field? What is as it is unless somebody says otherwise (a "no", an ordinary severity) is not worth a line. */
export function said(fact: Fact, field: VocabularyField): boolean {
	const value = fact.values[field.name];
	return value != null && !(value === field.default && (field.type === "bool" || field.type === "enum"));
}

/** quiet: only what is said. */
export function FactView({ fact, without = [], quiet }: { fact: Fact; without?: readonly string[]; quiet?: boolean }) {
	const words = useVocabulary();
	const [revealing, setRevealing] = useState<string | null>(null);
	const fields = (words.entityOf(fact.entity)?.fields ?? []).filter((field) => fact.values[field.name] != null && !without.includes(field.name) && !(quiet && !said(fact, field)));
	return (
		<>
			<dl className="fact">
				{fields.map((field) => (
					<div key={field.name} className={WIDE.has(field.name) ? "wide" : undefined}>
						<dt>{words.field(fact.entity, field.name)}</dt>
						<dd><FactValue fact={fact} field={field.name} onReveal={setRevealing} /></dd>
					</div>
				))}
			</dl>
			<Suspense>{revealing !== null && <RevealModal entity={fact.entity} id={fact.id} field={revealing} onClose={() => setRevealing(null)} />}</Suspense>
		</>
	);
}

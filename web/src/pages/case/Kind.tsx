/**
 * The facts of one kind that belong to the order: several short ones side by side as a table, so that three calls take three lines; long ones, or one
 * alone, as names and values. On a phone always the latter.
 */
import type { Fact, VocabularyField } from "../../api/types";
import { FactValue } from "../../facts/FactValue";
import { FactView, said } from "../../facts/FactView";
import { usePhone } from "../../parts/useMedia";
import { useVocabulary } from "../../vocabulary";

const COLUMNS_MOST = 7;
/** What the page says by itself, or keeps elsewhere. */
const ELSEWHERE = ["order_id", "assignment_id", "recording"];

export function Kind({ entity, facts }: { entity: string; facts: readonly Fact[] }) {
	const words = useVocabulary();
	const phone = usePhone();
	const declared = words.entityOf(entity);
	const shown = (declared?.fields ?? []).filter((field) => field.name !== declared?.id && !ELSEWHERE.includes(field.name) && facts.some((fact) => said(fact, field)));
	const table = facts.length > 1 && !phone && shown.length <= COLUMNS_MOST && !shown.some((field) => field.personal);
	return (
		<section className="panel padded case-kind">
			<h2>{words.entity(entity)} <small className="muted num">{facts.length}</small></h2>
			{table ? <Rows entity={entity} facts={facts} fields={shown} /> : facts.map((fact) => <div key={fact.id} className="case-piece"><FactView fact={fact} without={declared?.id ? [...ELSEWHERE, declared.id] : ELSEWHERE} quiet /></div>)}
		</section>
	);
}

function Rows({ entity, facts, fields }: { entity: string; facts: readonly Fact[]; fields: readonly VocabularyField[] }) {
	const words = useVocabulary();
	return (
		<table className="case-rows" aria-label={words.entity(entity)}>
			<thead>
				<tr>{fields.map((field) => <th key={field.name} scope="col">{words.field(entity, field.name)}</th>)}</tr>
			</thead>
			<tbody>
				{facts.map((fact) => <tr key={fact.id}>{fields.map((field) => <td key={field.name}>{said(fact, field) && <FactValue fact={fact} field={field.name} />}</td>)}</tr>)}
			</tbody>
		</table>
	);
}

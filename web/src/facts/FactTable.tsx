/** Facts of one kind as a table that grows: the columns that say something on these rows, sorted by the server, the next page on demand. */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { TableColumnsType } from "antd";
import { Link } from "react-router";
import { factsQuery, type Choice } from "../api/queries";
import type { Fact, VocabularyField } from "../api/types";
import { KeysetTable } from "../parts/KeysetTable";
import { State } from "../parts/states";
import { useHere } from "../shell/government";
import { useText } from "../texts";
import { useVocabulary } from "../vocabulary";
import { FactValue, factAddress } from "./FactValue";

const COLUMNS_MOST = 9;
/** Long or drawn: read on the fact's own page. */
const LONG = new Set(["description", "reply", "boundary", "evidence", "reason", "note", "recording", "lon", "lat"]);
const SORTABLE = new Set(["instant", "day", "id", "enum", "int", "num", "text", "period"]);

function columnsOf(fields: readonly VocabularyField[], facts: readonly Fact[], id: string | null): VocabularyField[] {
	return fields
		.filter((field) => !field.derived && field.name !== id && !LONG.has(field.name) && facts.some((fact) => fact.values[field.name] != null))
		.filter((field) => field.type !== "bool" || facts.some((fact) => fact.values[field.name] === "true"))
		.slice(0, COLUMNS_MOST);
}

export function FactTable({ entity, choice, onSort, empty, columns }: { entity: string; choice: Choice; onSort?: (sort: string | undefined) => void; empty?: React.ReactNode; columns?: readonly string[] }) {
	const t = useText();
	const { government } = useHere();
	const words = useVocabulary();
	const pages = useInfiniteQuery({ ...factsQuery(government, entity, choice), placeholderData: keepPreviousData });
	const declared = words.entityOf(entity);
	return (
		<KeysetTable
			query={pages}
			rows={pages.data?.pages.flatMap((page) => page.facts)}
			rowKey="id"
			label={words.entity(entity)}
			columns={(facts) => tableOf(columns ? columns.flatMap((name) => declared?.fields.find((field) => field.name === name) ?? []) : columnsOf(declared?.fields ?? [], facts, declared?.id ?? null))}
			card={(fact) => <FactCard fact={fact} fields={columns} />}
			width={(n) => 20 + n * 130}
			empty={empty ?? <State title={t(choice.f?.length ? "facts.none" : "facts.empty")}>{t(choice.f?.length ? "facts.none.hint" : "facts.none.yet")}</State>}
			onSort={onSort}
		/>
	);

	function tableOf(wanted: readonly VocabularyField[]): TableColumnsType<Fact> {
		const sort = choice.sort?.replace(/^-/, "");
		return [
			{ key: "", title: declared?.id ? words.field(entity, declared.id) : t("facts.row"), fixed: "left", width: 150, ellipsis: true, render: (_, fact) => <Link to={factAddress(government, entity, fact.id)}>{declared?.id && !fact.id.startsWith("~") ? fact.id : t("facts.open")}</Link> },
			...wanted.map((field) => ({
				key: field.name,
				title: words.field(entity, field.name),
				width: widthOf(field),
				ellipsis: true,
				sorter: onSort !== undefined && SORTABLE.has(field.type) && !field.personal,
				sortOrder: sort === field.name ? (choice.sort?.startsWith("-") ? ("descend" as const) : ("ascend" as const)) : null,
				align: field.type === "int" || field.type === "num" ? ("right" as const) : ("left" as const),
				render: (_: unknown, fact: Fact) => <FactValue fact={fact} field={field.name} />,
			})),
		];
	}
}

function widthOf(field: VocabularyField): number {
	if (field.type === "instant")
		return 150;
	return field.name === "title" || field.name === "address" ? 220 : 124;
}

const PAIRS_MOST = 5;

/** A fact on a phone: what it is called, when, and the first few things that are known of it. */
function FactCard({ fact, fields }: { fact: Fact; fields: readonly string[] | undefined }) {
	const t = useText();
	const { government } = useHere();
	const words = useVocabulary();
	const declared = words.entityOf(fact.entity)?.fields ?? [];
	const heading = fact.values.title ?? fact.values.name ?? (fact.id.startsWith("~") ? t("facts.open") : fact.id);
	const wanted = fields ? fields.flatMap((name) => declared.find((field) => field.name === name) ?? []) : declared;
	const pairs = wanted.filter((field) => !field.derived && field.type !== "id" && field.name !== "title" && field.name !== "name" && !LONG.has(field.name) && fact.values[field.name] != null && !(field.type === "bool" && fact.values[field.name] === "false"));
	return (
		<>
			<p className="card-line">
				<Link to={factAddress(government, fact.entity, fact.id)}>{heading}</Link>
				{heading !== fact.id && !fact.id.startsWith("~") && <span className="muted num">{fact.id}</span>}
			</p>
			<dl className="card-pairs">
				{pairs.slice(0, PAIRS_MOST).map((field) => <div key={field.name}><dt>{words.field(fact.entity, field.name)}</dt><dd><FactValue fact={fact} field={field.name} plain /></dd></div>)}
			</dl>
		</>
	);
}

/** Facts of one kind as a table that grows: the columns that say something on these rows, sorted by the server, the next page on demand. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Table, type TableColumnsType } from "antd";
import { Link } from "react-router";
import { factsQuery, type Choice } from "../../api/queries";
import type { Fact, VocabularyField } from "../../api/types";
import { Answer, Skeleton, State } from "../../parts/states";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import { useVocabulary } from "../../vocabulary";
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
	const pages = useInfiniteQuery(factsQuery(government, entity, choice));
	const declared = words.entityOf(entity);
	return (
		<Answer query={pages as never} skeleton={<Skeleton lines={10} />}>
			{() => {
				const facts = pages.data?.pages.flatMap((page) => page.facts) ?? [];
				const first = pages.data?.pages[0];
				if (facts.length === 0)
					return <>{empty ?? <State title={t("facts.none")}>{t("facts.none.hint")}</State>}</>;
				const wanted = columns ? columns.flatMap((name) => declared?.fields.find((field) => field.name === name) ?? []) : columnsOf(declared?.fields ?? [], facts, declared?.id ?? null);
				const sort = choice.sort?.replace(/^-/, "");
				const table: TableColumnsType<Fact> = [
					{ key: "", title: declared?.id ? words.field(entity, declared.id) : t("facts.row"), fixed: "left", width: 150, ellipsis: true, render: (_, fact) => <Link to={factAddress(government, entity, fact.id)}>{declared?.id ? fact.id : t("facts.open")}</Link> },
					...wanted.map((field) => ({
						key: field.name,
						title: words.field(entity, field.name),
						width: field.type === "instant" ? 146 : field.name === "title" || field.name === "address" ? 220 : 120,
						ellipsis: true,
						sorter: onSort !== undefined && SORTABLE.has(field.type) && !field.personal,
						sortOrder: sort === field.name ? (choice.sort?.startsWith("-") ? ("descend" as const) : ("ascend" as const)) : null,
						align: field.type === "int" || field.type === "num" ? ("right" as const) : ("left" as const),
						render: (_: unknown, fact: Fact) => <FactValue fact={fact} field={field.name} />,
					})),
				];
				return (
					<>
						<Table<Fact>
							className="facts-table"
							size="middle"
							rowKey="id"
							columns={table}
							dataSource={facts}
							pagination={false}
							scroll={{ x: 150 + wanted.length * 130 }}
							onChange={(_, __, sorter) => {
								const one = Array.isArray(sorter) ? sorter[0] : sorter;
								onSort?.(one?.order ? `${one.order === "descend" ? "-" : ""}${String(one.columnKey)}` : undefined);
							}}
						/>
						<div className="facts-foot">
							<span className="muted">
								{first?.total != null ? t(first.total_capped ? "facts.shown.capped" : "facts.shown", { shown: facts.length, all: first.total }) : t("facts.shown.some", { shown: facts.length })}
							</span>
							{pages.hasNextPage && <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t("facts.more")}</Button>}
						</div>
					</>
				);
			}}
		</Answer>
	);
}

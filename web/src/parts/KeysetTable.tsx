/**
 * A table that grows: rows of an infinite query whose pages follow one another by a cursor. The first page comes at once, the next on demand;
 * while a changed filter or sort is read, the old rows stay and are marked as such. What the rows are is the caller's. On a phone every row is
 * a card of the caller's making, because a table wider than the hand is a table that nobody reads.
 */
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { Button, Table, type TableColumnsType } from "antd";
import type { ReactNode } from "react";
import { useText } from "../texts";
import { Failed, Skeleton } from "./states";
import { usePhone } from "./useMedia";
import "./keyset.css";

/** What the server says of a page beside its rows; what is not counted has no total. */
interface Page { next: string | null; total?: number | null; total_capped?: boolean }

export function KeysetTable<Row extends object>({ query, rows: list = [], rowKey, columns, card, width, empty, label, onSort }: {
	query: UseInfiniteQueryResult<InfiniteData<Page>>;
	/** the rows of all pages; undefined until the first is there */
	rows: readonly Row[] | undefined;
	rowKey: keyof Row & string;
	/** made from the rows that are shown, so that empty columns can be left out */
	columns: (rows: readonly Row[]) => TableColumnsType<Row>;
	card: (row: Row) => ReactNode;
	/** pixels below which the table scrolls in itself */
	width: (columns: number) => number;
	empty: ReactNode;
	/** what the table is, for a reader of the screen */
	label: string;
	/** "field", "-field" for falling, undefined for the kept order */
	onSort?: ((sort: string | undefined) => void) | undefined;
}) {
	const t = useText();
	const phone = usePhone();
	const first = query.data?.pages[0];
	if (query.data === undefined)
		return query.isError ? <Failed error={query.error} retry={() => void query.refetch()} /> : <Skeleton lines={10} />;
	if (list.length === 0)
		return <>{empty}</>;
	const made = phone ? [] : columns(list);
	return (
		<div className={query.isPlaceholderData ? "keyset old" : "keyset"} aria-busy={query.isPlaceholderData}>
			{phone
				? <ul className="keyset-cards" aria-label={label}>{list.map((row) => <li key={String(row[rowKey])}>{card(row)}</li>)}</ul>
				: (
					<Table<Row>
						aria-label={label}
						size="middle"
						rowKey={rowKey}
						columns={made}
						dataSource={list}
						pagination={false}
						scroll={{ x: width(made.length) }}
						onChange={(_, __, sorter) => {
							const one = Array.isArray(sorter) ? sorter[0] : sorter;
							onSort?.(one?.order ? `${one.order === "descend" ? "-" : ""}${String(one.columnKey)}` : undefined);
						}}
					/>
				)}
			<div className="keyset-foot">
				<span className="muted" role="status">
					{first?.total != null ? t(first.total_capped ? "facts.shown.capped" : "facts.shown", { shown: list.length.toLocaleString("en-US"), all: first.total.toLocaleString("en-US") }) : t("facts.shown.some", { shown: list.length.toLocaleString("en-US") })}
				</span>
				{query.isFetchNextPageError
					? <span className="bad">{t("problem.more")} <Button onClick={() => void query.fetchNextPage()}>{t("retry")}</Button></span>
					: query.hasNextPage && <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t("facts.more")}</Button>}
			</div>
		</div>
	);
}

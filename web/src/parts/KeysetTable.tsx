/**
 * A table that grows: rows of an infinite query whose pages follow one another by a cursor. The first page comes at once, the next on demand;
 * while a changed filter or sort is read, the old rows stay and are marked as such. What the rows are is the caller's.
 */
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { Button, Table, type TableColumnsType } from "antd";
import type { ReactNode } from "react";
import { useText } from "../texts";
import { Failed, Skeleton } from "./states";
import "./keyset.css";

/** What the server says of a page beside its rows; a kind that is not counted leaves total out. */
interface Counted { total?: number | null; total_capped?: boolean }

export function KeysetTable<Page extends Counted, Row extends object>({ query, rows, rowKey, columns, width, empty, label, onSort }: {
	query: UseInfiniteQueryResult<InfiniteData<Page>>;
	rows: (page: Page) => readonly Row[];
	rowKey: keyof Row & string;
	/** made from the rows that are shown, so that empty columns can be left out */
	columns: (rows: readonly Row[]) => TableColumnsType<Row>;
	/** pixels below which the table scrolls in itself */
	width: (columns: number) => number;
	empty: ReactNode;
	/** what the table is, for a reader of the screen */
	label: string;
	/** "field", "-field" for falling, undefined for the kept order */
	onSort?: ((sort: string | undefined) => void) | undefined;
}) {
	const t = useText();
	const first = query.data?.pages[0];
	if (query.data === undefined)
		return query.isError ? <Failed error={query.error} retry={() => void query.refetch()} /> : <Skeleton lines={10} />;
	const list = query.data.pages.flatMap((page) => [...rows(page)]);
	if (list.length === 0)
		return <>{empty}</>;
	const made = columns(list);
	return (
		<div className={query.isPlaceholderData ? "keyset old" : "keyset"} aria-busy={query.isPlaceholderData}>
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

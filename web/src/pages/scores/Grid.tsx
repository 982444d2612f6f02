/**
 * The sheet as a grid: frozen header, frozen names, frozen results where there is room; only the lines in sight are drawn. One stop of the Tab
 * key; arrow keys, Home, End, Page keys move; Enter opens the trace, on a heading it sorts.
 */
import { CaretDownOutlined, CaretUpOutlined } from "@ant-design/icons";
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent } from "react";
import type { Cell, ScoreSheet } from "../../api/types";
import { useMedia } from "../../parts/useMedia";
import { useText } from "../../texts";
import { FlagSign, useFlagWords, useShown } from "./FlagTag";
import { flagOf, idShown, kindTexts, NAME, periodText, type Column, type Line, type Sort } from "./sheet";

const LINE_PX = 36, HEAD_PX = 84, BEYOND = 8;
/** A person or grid is named with its unit. */
const NAME_PX = 172, NAME_AND_UNIT_PX = 216;
/** Widths by kind; the rest are items. */
const WIDTHS: Partial<Record<Column["item"]["kind"], number>> = { total: 100, tier: 76, grade: 76, rank: 60, reward: 96, veto: 84 };
const ITEM_PX = 92;

/** Narrow results: what is missing there is said once, by the total beside them. */
const SHORT: ReadonlySet<string> = new Set(["tier", "grade", "rank", "reward"]);

interface Place { row: number; column: number }

export function Grid({ sheet, columns, lines, sort, onSort, onOpen }: { sheet: ScoreSheet; columns: readonly Column[]; lines: readonly Line[]; sort: Sort | null; onSort: (sort: Sort | null) => void; onOpen: (subject: string, item?: string) => void }) {
	const t = useText();
	const box = useRef<HTMLDivElement>(null);
	const [scroll, setScroll] = useState(0);
	const [height, setHeight] = useState(600);
	const [boxWidth, setBoxWidth] = useState(0);
	/** Row 0 is the heading, column 0 the name. */
	const [at, setAt] = useState<Place>({ row: 1, column: 0 });
	const moved = useRef(false);
	const roomy = useMedia("(min-width: 1100px)");

	const namePx = sheet.assessment.subject_kind === "unit" ? NAME_PX : NAME_AND_UNIT_PX;
	/** Few columns share the room that there is. */
	const widths = useMemo(() => {
		const list = [namePx, ...columns.map(({ item }) => WIDTHS[item.kind] ?? ITEM_PX)];
		const spare = Math.max(0, boxWidth - list.reduce((sum, one) => sum + one, 0));
		return list.map((one) => one + spare / list.length);
	}, [columns, namePx, boxWidth]);
	/** Distance from the right edge at which a result stays, or none. */
	const rights = useMemo(() => {
		const list: (number | undefined)[] = widths.map(() => undefined);
		let right = 0;
		for (let i = columns.length; roomy && i > 0 && columns[i - 1]?.result; i--) {
			list[i] = right;
			right += widths[i] ?? 0;
		}
		return list;
	}, [columns, widths, roomy]);
	const firstResult = columns.findIndex((column) => column.result) + 1;
	const row = Math.min(at.row, lines.length), column = Math.min(at.column, columns.length);

	useLayoutEffect(() => {
		const element = box.current;
		if (element === null)
			return;
		const watch = new ResizeObserver(() => {
			setHeight(element.clientHeight);
			setBoxWidth(element.clientWidth);
		});
		watch.observe(element);
		return () => watch.disconnect();
	}, []);
	useEffect(() => {
		if (!moved.current)
			return;
		moved.current = false;
		box.current?.querySelector<HTMLElement>(`[data-at="${row}-${column}"]`)?.focus({ preventScroll: true });
	});

	const from = Math.max(0, Math.floor(scroll / LINE_PX) - BEYOND);
	const to = Math.min(lines.length, Math.ceil((scroll + height - HEAD_PX) / LINE_PX) + BEYOND);
	const drawn = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
	// The cell that holds the focus stays in the page wherever one scrolls to.
	if (row > 0 && (row - 1 < from || row - 1 >= to))
		drawn.push(row - 1);

	/** Brings a cell out from under the heading, the names and the results. */
	function show(place: Place) {
		const element = box.current;
		if (element === null)
			return;
		if (place.row > 0) {
			const top = (place.row - 1) * LINE_PX;
			const free = element.clientHeight - HEAD_PX - LINE_PX;
			element.scrollTop = top < element.scrollTop ? top : top > element.scrollTop + free ? top - free : element.scrollTop;
		}
		if (place.column === 0 || rights[place.column] !== undefined)
			return;
		const left = widths.slice(1, place.column).reduce((sum, one) => sum + one, 0);
		const frozen = widths.reduce((sum, one, i) => sum + (i === 0 || rights[i] !== undefined ? one : 0), 0);
		const free = element.clientWidth - frozen - (widths[place.column] ?? 0);
		element.scrollLeft = left < element.scrollLeft ? left : left > element.scrollLeft + free ? left - free : element.scrollLeft;
	}

	function onKeyDown(event: KeyboardEvent) {
		const page = Math.max(1, Math.floor((height - HEAD_PX) / LINE_PX) - 1);
		const ctrl = event.ctrlKey || event.metaKey;
		const steps: Record<string, Place> = {
			ArrowDown: { row: row + 1, column },
			ArrowUp: { row: row - 1, column },
			ArrowRight: { row, column: column + 1 },
			ArrowLeft: { row, column: column - 1 },
			PageDown: { row: row + page, column },
			PageUp: { row: Math.max(1, row - page), column },
			Home: { row: ctrl ? 1 : row, column: 0 },
			End: { row: ctrl ? lines.length : row, column: columns.length },
		};
		const step = steps[event.key];
		if (step !== undefined) {
			event.preventDefault();
			const next = { row: Math.min(lines.length, Math.max(0, step.row)), column: Math.min(columns.length, Math.max(0, step.column)) };
			moved.current = true;
			setAt(next);
			show(next);
		} else if (event.key === "Enter" || event.key === " ") {
			event.preventDefault();
			act(row, column);
		}
	}

	function act(row: number, column: number) {
		setAt({ row, column });
		const item = columns[column - 1]?.item;
		if (row === 0) {
			const by = column === 0 ? NAME : (columns[column - 1]?.at ?? NAME);
			// Points begin with the highest, names and ranks with the first; the third click goes back to the regulation's order.
			const down = by !== NAME && item?.kind !== "rank";
			onSort(sort?.by !== by ? { by, down } : sort.down === down ? { by, down: !down } : null);
		} else {
			const line = lines[row - 1];
			if (line !== undefined)
				onOpen(line.subject.id, item?.id);
		}
	}

	const place = (i: number): { className: string; style: CSSProperties } => {
		const right = rights[i];
		const classes = [i === 0 ? "name" : "", right !== undefined ? "held" : "", i === firstResult && firstResult > 0 ? "edge" : ""];
		return { className: classes.filter(Boolean).join(" "), style: right === undefined ? { width: widths[i] } : { width: widths[i], right } };
	};
	const width = widths.reduce((sum, one) => sum + one, 0);
	const tab = (r: number, c: number) => (r === row && c === column ? 0 : -1);
	return (
		<div
			className="grid panel"
			role="grid"
			aria-label={t("scores.grid", { title: sheet.assessment.title, period: periodText(sheet.period, t), n: lines.length })}
			aria-rowcount={lines.length + 1}
			aria-colcount={columns.length + 1}
			aria-readonly="true"
			ref={box}
			onScroll={(event) => setScroll(event.currentTarget.scrollTop)}
			onKeyDown={onKeyDown}
		>
			<div className="grid-head" role="rowgroup" style={{ width, height: HEAD_PX }}>
				<div className="grid-line" role="row" aria-rowindex={1}>
					<Heading {...place(0)} index={0} sorted={sort?.by === NAME ? sort : null} tabIndex={tab(0, 0)} onClick={() => act(0, 0)}>
						<b>{t("scores.subject")}</b>
					</Heading>
					{columns.map(({ item, at }, i) => (
						<Heading key={item.id} {...place(i + 1)} index={i + 1} sorted={sort?.by === at ? sort : null} tabIndex={tab(0, i + 1)} onClick={() => act(0, i + 1)} title={[idShown(item.id), item.title, t(kindTexts[item.kind]), item.clause].filter(Boolean).join(" · ")}>
							{idShown(item.id) !== "" && <small>{item.id}</small>}
							<b>{item.title}</b>
							{item.full !== null ? <small>{t("scores.full", { n: item.full })}</small> : t(kindTexts[item.kind]) !== item.title && <small>{t(kindTexts[item.kind])}</small>}
						</Heading>
					))}
				</div>
			</div>
			<div className="grid-body" role="rowgroup" style={{ width, height: lines.length * LINE_PX }}>
				{drawn.map((i) => {
					const line = lines[i];
					return line && (
						<div className="grid-line" role="row" key={line.subject.id} aria-rowindex={i + 2} style={{ top: i * LINE_PX, height: LINE_PX }}>
							<div role="rowheader" {...place(0)} aria-colindex={1} data-at={`${i + 1}-0`} tabIndex={tab(i + 1, 0)} onClick={() => act(i + 1, 0)} title={line.subject.unit ?? undefined}>
								<span>{line.subject.name}</span>
								{line.subject.unit && <small>{line.subject.unit}</small>}
							</div>
							{columns.map((one, k) => (
								<Value key={one.item.id} {...place(k + 1)} column={one} cell={line.cells[one.at]} index={k + 1} at={`${i + 1}-${k + 1}`} tabIndex={tab(i + 1, k + 1)} onClick={() => act(i + 1, k + 1)} />
							))}
						</div>
					);
				})}
			</div>
		</div>
	);
}

function Heading({ className, style, index, sorted, tabIndex, onClick, title, children }: { className: string; style: CSSProperties; index: number; sorted: Sort | null; tabIndex: number; onClick: () => void; title?: string; children: React.ReactNode }) {
	return (
		<div role="columnheader" className={className} style={style} aria-colindex={index + 1} aria-sort={sorted === null ? "none" : sorted.down ? "descending" : "ascending"} data-at={`0-${index}`} tabIndex={tabIndex} onClick={onClick} title={title}>
			{children}
			{sorted && <em>{sorted.down ? <CaretDownOutlined /> : <CaretUpOutlined />}</em>}
		</div>
	);
}

function Value({ className, style, column, cell, index, at, tabIndex, onClick }: { className: string; style: CSSProperties; column: Column; cell: Cell | undefined; index: number; at: string; tabIndex: number; onClick: () => void }) {
	const t = useText();
	const words = useFlagWords();
	const shown = useShown()(cell);
	const flagged = cell !== undefined && cell.flags.length > 0;
	const why = flagged ? cell.flags.map((flag) => { const known = flagOf.get(flag); return known ? `${t(known.word)}: ${t(known.why)}` : flag; }).join("\n") : undefined;
	const classes = [className, `k-${column.item.kind}`];
	if (shown === null)
		classes.push("empty");
	else if (column.item.kind !== "total" && /^-?0(\.0+)?$/.test(shown))
		classes.push("zero");
	return (
		<div role="gridcell" className={classes.join(" ")} style={style} aria-colindex={index + 1} data-at={at} tabIndex={tabIndex} onClick={onClick} title={why}>
			{shown === null
				? <span>{flagged && !SHORT.has(column.item.kind) ? words(cell)[0] : t("unknown")}</span>
				: (
					<>
						{flagged && cell.flags.map((flag) => <FlagSign key={flag} flag={flag} />)}
						<span>{shown}</span>
						{flagged && <span className="hidden">{words(cell).join(", ")}</span>}
					</>
				)}
		</div>
	);
}

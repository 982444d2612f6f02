/** What the views of a score sheet share: kinds and flags with their texts, the order of columns, sorting, choosing, the summary. No drawing. */
import type { Cell, ScoreSheet, SheetItem, Subject } from "../../api/types";
import type { Say, TextKey } from "../../texts";

export type Kind = SheetItem["kind"];

/** Columns stand in this order. */
export const kinds: readonly { kind: Kind; text: TextKey }[] = [
	{ kind: "item", text: "kind.item" },
	{ kind: "bonus", text: "kind.bonus" },
	{ kind: "penalty", text: "kind.penalty" },
	{ kind: "undefined", text: "kind.undefined" },
	{ kind: "figure", text: "kind.figure" },
	{ kind: "veto", text: "kind.veto" },
	{ kind: "total", text: "kind.total" },
	{ kind: "tier", text: "kind.tier" },
	{ kind: "grade", text: "kind.grade" },
	{ kind: "rank", text: "kind.rank" },
	{ kind: "reward", text: "kind.reward" },
];
export const kindTexts = Object.fromEntries(kinds.map(({ kind, text }) => [kind, text])) as Record<Kind, TextKey>;

/** Flags: the word, one sign for narrow cells, and what it means. */
export const flags: readonly { flag: string; word: TextKey; sign: TextKey; why: TextKey }[] = [
	{ flag: "no_sample", word: "flag.no_sample", sign: "flag.no_sample.sign", why: "flag.no_sample.why" },
	{ flag: "no_due", word: "flag.no_due", sign: "flag.no_due.sign", why: "flag.no_due.why" },
	{ flag: "no_data", word: "flag.no_data", sign: "flag.no_data.sign", why: "flag.no_data.why" },
	{ flag: "not_assessed", word: "flag.not_assessed", sign: "flag.not_assessed.sign", why: "flag.not_assessed.why" },
	{ flag: "undefined", word: "flag.undefined", sign: "flag.undefined.sign", why: "flag.undefined.why" },
	{ flag: "not_entered", word: "flag.not_entered", sign: "flag.not_entered.sign", why: "flag.not_entered.why" },
	{ flag: "rescaled", word: "flag.rescaled", sign: "flag.rescaled.sign", why: "flag.rescaled.why" },
	{ flag: "imported", word: "flag.imported", sign: "flag.imported.sign", why: "flag.imported.why" },
	{ flag: "provisional", word: "flag.provisional", sign: "flag.provisional.sign", why: "flag.provisional.why" },
	{ flag: "incomplete", word: "flag.incomplete", sign: "flag.incomplete.sign", why: "flag.incomplete.why" },
];
export const flagOf = new Map(flags.map((one) => [one.flag, one]));

/** Results of the whole stand last and stay in sight. They have no id of the regulation's: theirs is the API's word. */
const WHOLES: ReadonlySet<string> = new Set(["total", "tier", "grade", "rank", "reward_yuan"]);

export function idShown(id: string): string {
	return WHOLES.has(id) ? "" : id;
}

export interface Column { item: SheetItem; /** place in the sheet's own order */ at: number; result: boolean }
export interface Line { subject: Subject; cells: readonly Cell[]; /** place in the sheet's own order */ at: number }

export function columnsOf(sheet: ScoreSheet): Column[] {
	const places = new Map(kinds.map(({ kind }, i) => [kind, i]));
	const place = ({ item, result }: Column) => (result ? kinds.length : 0) + (places.get(item.kind) ?? 0);
	return sheet.items
		.map((item, at) => ({ item, at, result: WHOLES.has(item.id) }))
		.sort((a, b) => place(a) - place(b) || a.at - b.at);
}

export function linesOf(sheet: ScoreSheet): Line[] {
	return sheet.subjects.map((subject, at) => ({ subject, cells: sheet.rows[at] ?? [], at }));
}

/** For ordering and the summary only: a score itself is never computed here. */
export function approximate(cell: Cell | undefined): number | null {
	if (!cell || cell.shown === null)
		return null;
	const [top, bottom] = (cell.exact ?? cell.shown).replace(/,/g, "").split("/");
	const number = Number(top) / (bottom === undefined ? 1 : Number(bottom));
	return Number.isFinite(number) ? number : null;
}

/** A column to sort by: its place in the sheet, NAME for the subjects' names, or null for the order of the regulation. */
export const NAME = -1;
export interface Sort { by: number; down: boolean }

export function sorted(lines: readonly Line[], sort: Sort | null): Line[] {
	if (sort === null)
		return [...lines];
	const sign = sort.down ? -1 : 1;
	return [...lines].sort((a, b) => {
		if (sort.by === NAME)
			return sign * a.subject.name.localeCompare(b.subject.name, "zh");
		const x = a.cells[sort.by], y = b.cells[sort.by];
		// What has no value stands last in either direction.
		if (x?.shown == null || y?.shown == null)
			return x?.shown == null ? (y?.shown == null ? a.at - b.at : 1) : -1;
		const m = approximate(x), n = approximate(y);
		return (m !== null && n !== null ? sign * (m - n) : sign * x.shown.localeCompare(y.shown, "zh")) || a.at - b.at;
	});
}

export function chosen(lines: readonly Line[], name: string, flag: string | null): Line[] {
	const wanted = name.trim().toLowerCase();
	return lines.filter((line) => (wanted === "" || line.subject.name.toLowerCase().includes(wanted) || (line.subject.unit ?? "").toLowerCase().includes(wanted))
		&& (flag === null || line.cells.some((cell) => cell.flags.includes(flag))));
}

export interface Summary { subjects: number; scored: number; notAssessed: number; mean: number | null; best: Line | null; weakest: Line | null; total: number | null }

export function summaryOf(sheet: ScoreSheet, lines: readonly Line[]): Summary {
	const at = sheet.items.findIndex((item) => item.kind === "total");
	const scored = lines.filter((line) => line.cells[at]?.shown != null);
	const ordered = sorted(scored, { by: at, down: true });
	const numbers = scored.map((line) => approximate(line.cells[at])).filter((one) => one !== null);
	return {
		subjects: lines.length,
		scored: scored.length,
		notAssessed: lines.filter((line) => line.cells.some((cell) => cell.flags.includes("not_assessed"))).length,
		mean: numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0) / numbers.length,
		best: ordered[0] ?? null,
		weakest: ordered.at(-1) ?? null,
		total: at < 0 ? null : at,
	};
}

/** 2025-03, 2025-Q1, 2025-H1, 2025 as people write them. */
export function periodText(period: string, t: Say): string {
	const [, y, kind, n] = /^(\d{4})(?:-([QH]?)(\d+))?$/.exec(period) ?? [];
	if (y === undefined)
		return period;
	if (n === undefined)
		return t("period.year", { y });
	return t(kind === "Q" ? "period.quarter" : kind === "H" ? (n === "1" ? "period.half.first" : "period.half.second") : "period.month", { y, n: Number(n) });
}

/** An instant as people read it; seconds only get in the way. */
export function minuteText(instant: string): string {
	return instant.replace("T", " ").slice(0, 16);
}

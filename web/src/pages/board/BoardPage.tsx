/**
 * The supervision board: what is open, by unit and by how its time stands; what is supervised, came back or was sent back; matters that people call
 * about again; and the longest overdue, to be urged or supervised together. Every number leads to what is behind it. A unit's people see their own
 * numbers: the server says so.
 */
import { useQuery } from "@tanstack/react-query";
import { useRef, type ReactNode } from "react";
import { Link } from "react-router";
import { boardQuery } from "../../api/queries";
import type { Board, BoardUnit } from "../../api/types";
import { shortAt, useNow } from "../../desk/time";
import { Page } from "../../parts/Page";
import { Answer, Skeleton, State } from "../../parts/states";
import { usePhone } from "../../parts/useMedia";
import { useHere } from "../../shell/government";
import { useText, type TextKey } from "../../texts";
import { useVocabulary } from "../../vocabulary";
import { Bulk } from "../work/Bulk";
import { DUES } from "../work/narrowing";
import { useChosen } from "../work/useChosen";
import { useListKeys } from "../work/useListKeys";
import { WorkRows } from "../work/WorkRows";
import "../work/work.css";
import "./board.css";

type Number = "open" | (typeof DUES)[number] | "supervised" | "returned" | "reworked";
const numbers: readonly { name: Number; text: TextKey; tone?: "over" | "soon" }[] = [
	{ name: "open", text: "board.open" },
	{ name: "overdue", text: "board.overdue", tone: "over" },
	{ name: "soon", text: "board.soon", tone: "soon" },
	{ name: "later", text: "board.later" },
	{ name: "none", text: "board.none" },
	{ name: "supervised", text: "board.supervised" },
	{ name: "returned", text: "board.returned" },
	{ name: "reworked", text: "board.reworked" },
];

function countOf(unit: BoardUnit, name: Number): number {
	return name === "open" ? DUES.reduce((sum, due) => sum + unit[due], 0) : unit[name];
}

export default function BoardPage() {
	const t = useText();
	const { government } = useHere();
	const board = useQuery(boardQuery(government));
	return (
		<Page title={t("nav.board")} documentTitle={t("nav.board")} lead={t(board.data?.unit_id ? "board.lead.own" : "board.lead")}>
			<Answer query={board} skeleton={<div className="panel"><Skeleton lines={12} /></div>}>{(data) => <Shown board={data} />}</Answer>
		</Page>
	);
}

function Shown({ board }: { board: Board }) {
	const t = useText();
	const phone = usePhone();
	if (board.units.length === 0 && board.matters.length === 0)
		return <div className="panel"><State title={t("board.empty")}>{t("board.empty.hint")}</State></div>;
	return (
		<div className="board">
			<Totals board={board} />
			<div className="board-main">
				<div className="board-side">
					<section className="panel board-units">
						<h2>{t("board.units")}</h2>
						{board.units.length === 0 ? <p className="muted">{t("board.empty")}</p> : phone ? <UnitCards board={board} /> : <UnitTable board={board} />}
					</section>
					{!phone && <Longest board={board} />}
				</div>
				<div className="board-side">
					<Levels board={board} />
					<Matters board={board} />
					{board.states.length > 0 && <States board={board} />}
				</div>
			</div>
			{phone && <Longest board={board} />}
		</div>
	);
}

/* ---- where a number leads -------------------------------------------------------------------------------------------------------- */

/** The list behind a number; unit: undefined for all, null for what no unit has. Those who see one unit only are shown its own whatever is asked for. */
function useBehind(board: Board) {
	const { government } = useHere();
	return (name: Number, unit: string | null | undefined) => {
		const of = unit === undefined ? (board.unit_id ?? undefined) : unit;
		const facts = (entity: string, which: string, whose: string | null | undefined) => {
			const search = new URLSearchParams([["f", which], ...(whose === undefined ? [] : [["f", whose === null ? "unit_id:unknown" : `unit_id:eq:${whose}`]])]);
			return `/${government}/facts/${entity}?${search}`;
		};
		switch (name) {
			case "supervised": return facts("supervisions", "closed_at:unknown", of);
			case "returned": return facts("returns", `at:ge:${board.month}T00:00`, of);
			case "reworked": return facts("assignments", `sent_back_at:ge:${board.month}T00:00`, of);
			default: {
				const search = new URLSearchParams({ ...(unit ? { unit } : unit === null ? { undispatched: "1" } : {}), ...(name === "open" ? {} : { due: name }) });
				return search.size > 0 ? `/${government}/work?${search}` : `/${government}/work`;
			}
		}
	};
}

/** Nothing is behind a zero. */
function Count({ n, to, label, tone }: { n: number; to: string; label: string; tone?: string | undefined }) {
	return n === 0 ? <span className="muted num">0</span> : <Link className={tone ? `num ${tone}` : "num"} to={to} aria-label={label}>{n}</Link>;
}

/* ---- the parts ---------------------------------------------------------------------------------------------------------------------- */

function Totals({ board }: { board: Board }) {
	const t = useText();
	const behind = useBehind(board);
	return (
		<ul className="board-totals">
			{numbers.map(({ name, text, tone }) => {
				const n = board.units.reduce((sum, unit) => sum + countOf(unit, name), 0);
				const inside = <><b className={n > 0 && tone ? `num ${tone}` : "num"}>{n}</b><span>{t(text)}</span></>;
				return <li key={name}>{n > 0 ? <Link to={behind(name, undefined)}>{inside}</Link> : <div>{inside}</div>}</li>;
			})}
		</ul>
	);
}

/** How the open orders of a unit stand, as a bar: its length against the unit that has most. */
function Bar({ unit, most }: { unit: BoardUnit; most: number }) {
	return (
		<span className="board-bar" aria-hidden="true">
			{DUES.map((due) => unit[due] > 0 && <i key={due} className={due} style={{ width: `${(100 * unit[due]) / most}%` }} />)}
		</span>
	);
}

function useUnits(board: Board) {
	const t = useText();
	return {
		most: Math.max(1, ...board.units.map((unit) => countOf(unit, "open"))),
		nameOf: (unit: BoardUnit) => unit.unit ?? unit.unit_id ?? t("board.undispatched"),
	};
}

function UnitTable({ board }: { board: Board }) {
	const t = useText();
	const behind = useBehind(board);
	const { most, nameOf } = useUnits(board);
	return (
		<div className="board-scroll" tabIndex={0} role="region" aria-label={t("board.units")}>
			<table>
				<thead><tr><th scope="col">{t("board.unit")}</th>{numbers.map(({ name, text }) => <th key={name} scope="col" className="n">{t(text)}</th>)}</tr></thead>
				<tbody>
					{board.units.map((unit) => (
						<tr key={unit.unit_id ?? ""}>
							<th scope="row">{nameOf(unit)}<Bar unit={unit} most={most} /></th>
							{numbers.map(({ name, text, tone }) => <td key={name} className="n"><Count n={countOf(unit, name)} tone={tone} to={behind(name, unit.unit_id)} label={t("board.of", { unit: nameOf(unit), what: t(text), n: countOf(unit, name) })} /></td>)}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function UnitCards({ board }: { board: Board }) {
	const t = useText();
	const behind = useBehind(board);
	const { most, nameOf } = useUnits(board);
	return (
		<ul className="board-cards">
			{board.units.map((unit) => (
				<li key={unit.unit_id ?? ""}>
					<h3>{nameOf(unit)}</h3>
					<Bar unit={unit} most={most} />
					<dl>
						{numbers.filter(({ name }) => countOf(unit, name) > 0).map(({ name, text, tone }) => (
							<div key={name}><dt>{t(text)}</dt><dd><Count n={countOf(unit, name)} tone={tone} to={behind(name, unit.unit_id)} label={t("board.of", { unit: nameOf(unit), what: t(text), n: countOf(unit, name) })} /></dd></div>
						))}
					</dl>
				</li>
			))}
		</ul>
	);
}

function Lines({ title, hint, empty, children }: { title: string; hint?: string; empty?: string | undefined; children?: ReactNode }) {
	return (
		<section className="panel board-lines" aria-label={title}>
			<h2>{title}{hint && <small>{hint}</small>}</h2>
			{empty ? <p className="muted">{empty}</p> : <ul>{children}</ul>}
		</section>
	);
}

function Levels({ board }: { board: Board }) {
	const t = useText();
	const { government } = useHere();
	const words = useVocabulary();
	return (
		<Lines title={t("board.levels")} empty={board.supervised.length === 0 ? t("board.levels.none") : undefined}>
			{board.supervised.map(({ value, n, late }) => {
				const search = new URLSearchParams([["f", "closed_at:unknown"], ["f", `level:eq:${value}`], ...(board.unit_id ? [["f", `unit_id:eq:${board.unit_id}`]] : [])]);
				return <li key={value}><Link to={`/${government}/facts/supervisions?${search}`}>{words.code("supervision_level", value)}</Link>{late > 0 && <small className="bad">{t("board.supervised.late", { n: late })}</small>}<b className="num">{n}</b></li>;
			})}
		</Lines>
	);
}

function Matters({ board }: { board: Board }) {
	const t = useText();
	const { government } = useHere();
	const now = useNow(60_000);
	return (
		<Lines title={t("board.matters")} hint={t("board.matters.from", { day: shortAt(board.matters_from, now) })} empty={board.matters.length === 0 ? t("board.matters.none") : undefined}>
			{board.matters.map((matter) => (
				<li key={matter.matter_key} className="matter">
					<Link to={`/${government}/orders/${encodeURIComponent(matter.order_id)}`}>{matter.title ?? matter.order_id}</Link>
					<small>
						<Link to={`/${government}/facts/orders?${new URLSearchParams({ f: `matter_key:eq:${matter.matter_key}` })}`}>{t("board.matters.calls", { n: matter.n })}</Link>
						{matter.open > 0 && ` · ${t("board.matters.open", { n: matter.open })}`}
						{matter.last_at && ` · ${shortAt(matter.last_at, now)}`}
					</small>
				</li>
			))}
		</Lines>
	);
}

function States({ board }: { board: Board }) {
	const t = useText();
	const { government } = useHere();
	return (
		<Lines title={t("board.states")}>
			{board.states.map(({ value, n }) => <li key={value}><Link to={`/${government}/work?${new URLSearchParams({ state: value })}`}>{value}</Link><b className="num">{n}</b></li>)}
		</Lines>
	);
}

function Longest({ board }: { board: Board }) {
	const t = useText();
	const { government } = useHere();
	const list = useRef<HTMLElement>(null);
	const chosen = useChosen(board.overdue);
	useListKeys(list, chosen.toggle);
	return (
		<>
			<section className="panel work board-longest" ref={list} aria-label={t("board.longest")}>
				<h2>{t("board.longest")}{board.overdue.length > 0 && <Link to={`/${government}/work?due=overdue`}>{t("board.longest.all")}</Link>}</h2>
				{board.overdue.length === 0 ? <p className="muted">{t("board.longest.none")}</p> : <WorkRows rows={board.overdue} choice={chosen} />}
			</section>
			{chosen.chosen.size > 0 && <Bulk rows={[...chosen.chosen.values()]} onClear={chosen.clear} />}
		</>
	);
}

/** Where a number comes from, for somebody who has never programmed: value, clause, formula with its numbers, what was counted, what decided. */
import { ArrowRightOutlined, LeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { traceQuery } from "../../api/queries";
import type { Cell, Schema, Trace } from "../../api/types";
import { Title } from "../../parts/Page";
import { Answer, Skeleton } from "../../parts/states";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import { useVocabulary } from "../../vocabulary";
import { FlagTags, useFlagWords, useShown } from "./FlagTag";
import { flagOf, idShown, kindTexts, minuteText, periodText, type Kind } from "./sheet";
import "./trace.css";

const Markdown = lazy(() => import("../../parts/Markdown"));
const FEW = 12;

export default function TraceView({ assessment, period, subject, item, back }: { assessment: string; period: string; subject: string; item: string; back?: boolean }) {
	const { government } = useHere();
	const [search] = useSearchParams();
	const trace = useQuery(traceQuery(government, assessment, period, subject, item, { edition: search.get("edition"), as_of: search.get("as_of") }));
	const rest = search.size > 0 ? `?${search}` : "";
	return <Answer query={trace} skeleton={<Skeleton lines={10} />}>{(data) => <Whole trace={data} root={`/${government}/scores/${assessment}/${period}/subjects/${encodeURIComponent(subject)}`} rest={rest} back={back ?? false} />}</Answer>;
}

function Whole({ trace, root, rest, back }: { trace: Trace; root: string; rest: string; back: boolean }) {
	const t = useText();
	const { government } = useHere();
	const rulebook = `/${government}/rulebooks/${trace.edition.edition_id}`;
	const clause = `${rulebook}?clause=${encodeURIComponent(trace.clause)}&assessment=${encodeURIComponent(trace.assessment.id)}&period=${trace.period}&subject=${encodeURIComponent(trace.subject.id)}`;
	return (
		<article className="trace">
			<Title text={`${t("trace.title", { subject: trace.subject.name, item: trace.title })} ${periodText(trace.period, t)}`} />
			{back && <Link className="back" to={root + rest}><LeftOutlined /> {t("trace.back", { name: trace.subject.name })}</Link>}
			<header>
				<p className="muted">{[trace.subject.name, trace.assessment.title, periodText(trace.period, t)].join(" · ")}</p>
				<h1>{trace.title}</h1>
				<p className="muted">{[idShown(trace.item), trace.kind in kindTexts && t(kindTexts[trace.kind as Kind])].filter((one) => one && one !== trace.title).join(" · ")}</p>
				<Value cell={trace.value} full={trace.full} />
			</header>

			<Part title={t("trace.clause")}>
				<blockquote>
					<b>{trace.clause}</b>
					{trace.prose.trim() === "" ? <p className="muted">{t("trace.clause.none")}</p> : <Suspense fallback={<p>{trace.prose}</p>}><Markdown text={trace.prose} /></Suspense>}
				</blockquote>
				<Link to={clause}>{t("trace.clause.link")} <ArrowRightOutlined /></Link>
			</Part>

			{trace.items.length > 0 && <Part title={t("trace.items")}><Items items={trace.items} total={trace} root={root} rest={rest} /></Part>}

			<Part title={t("trace.formula")} hint={trace.names.length > 0 ? t("trace.formula.hint") : undefined}>
				<pre className="formula">{trace.formula}</pre>
				{trace.names.length > 0 && <Names label={t("trace.names")} list={trace.names} />}
			</Part>

			{trace.measures.length > 0 && (
				<Part title={t("trace.measures")} hint={t("trace.measures.hint")}>
					{trace.measures.map((measure) => <Measure key={measure.name} measure={measure} />)}
				</Part>
			)}

			{trace.parts.length > 0 && <Part title={t("trace.parts")}><Names label={t("trace.parts")} list={trace.parts} /></Part>}

			{trace.options.length > 0 && (
				<Part title={t("trace.options")} hint={t("trace.options.hint")}>
					<dl className="choices">
						{trace.options.map((option) => (
							<div key={option.id}>
								<dt><code>{option.id}</code> = <b>{option.value}</b></dt>
								<dd>{option.why}</dd>
							</div>
						))}
					</dl>
				</Part>
			)}

			<footer>
				<dl>
					<dt>{t("trace.edition")}</dt>
					<dd><Link to={rulebook}>{t("scores.edition", { title: trace.edition.title, edition: trace.edition.edition })}</Link></dd>
					<dt>{t("trace.as_of")}</dt>
					<dd>{minuteText(trace.as_of)}</dd>
				</dl>
			</footer>
		</article>
	);
}

function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
	return (
		<section>
			<h2>{title}</h2>
			{hint !== undefined && <p className="hint">{hint}</p>}
			{children}
		</section>
	);
}

/** A fraction is worth showing only where the shown value had to be rounded. */
function exactOf(cell: Cell): string | null {
	const [top, bottom] = (cell.exact ?? "").split("/");
	const [, whole, decimals = ""] = /^(-?\d+)(?:\.(\d+))?$/.exec(cell.shown ?? "") ?? [];
	if (top === undefined || bottom === undefined)
		return null;
	if (whole !== undefined && BigInt(top) * 10n ** BigInt(decimals.length) === BigInt(whole + decimals) * BigInt(bottom))
		return null;
	return cell.exact;
}

function Value({ cell, full }: { cell: Cell; full: string | null }) {
	const t = useText();
	const words = useFlagWords();
	const shown = useShown()(cell);
	const exact = exactOf(cell);
	return (
		<div className="value">
			<p>
				<strong className={shown === null ? "word" : undefined}>{shown ?? words(cell)[0] ?? t("unknown")}</strong>
				{full !== null && <span>{t("trace.of", { n: full })}</span>}
				{exact !== null && <span>{t("trace.exact", { exact })}</span>}
			</p>
			{cell.flags.map((flag) => {
				const known = flagOf.get(flag);
				return known && <p className="flagged" key={flag}><b>{t(known.word)}</b>{t(known.why)}</p>;
			})}
		</div>
	);
}

function Shown({ cell }: { cell: Cell }) {
	const words = useFlagWords();
	const shown = useShown()(cell);
	const exact = exactOf(cell);
	const t = useText();
	if (shown === null)
		return <span className="muted">{words(cell).join(" ") || t("unknown")}</span>;
	return <><b>{shown}</b>{exact !== null && <small className="muted">{exact}</small>}<FlagTags cell={cell} /></>;
}

function Names({ label, list }: { label: string; list: readonly Schema<"TraceName">[] }) {
	return (
		<dl className="names" aria-label={label}>
			{list.map((one) => (
				<div key={one.name}>
					<dt>{one.name}{one.source !== "" && one.source !== one.name && <code>{one.source}</code>}</dt>
					<dd><Shown cell={one.value} /></dd>
				</div>
			))}
		</dl>
	);
}

function Measure({ measure }: { measure: Schema<"TraceMeasure"> }) {
	const t = useText();
	const { government, may } = useHere();
	const { entity } = useVocabulary();
	const [all, setAll] = useState(false);
	const facts = all ? measure.facts : measure.facts.slice(0, FEW);
	const to = (id: string) => (measure.entity === "orders" ? `/${government}/orders/${encodeURIComponent(id)}` : `/${government}/facts/${measure.entity}/${encodeURIComponent(id)}`);
	return (
		<div className="measure">
			<p className="measure-head"><b>{measure.name}</b><span><Shown cell={measure.value} /></span></p>
			<code>{measure.source}</code>
			<p className="muted">
				{measure.facts_total === 0 ? t("trace.facts.none") : t("trace.facts", { entity: entity(measure.entity), n: measure.facts_total.toLocaleString("en-US") })}
				{measure.facts.length < measure.facts_total && measure.facts.length > 0 && ` · ${t("trace.facts.first", { n: measure.facts.length })}`}
			</p>
			{facts.length > 0 && <ul className="facts">{facts.map((id) => <li key={id}>{may("facts_own") ? <Link to={to(id)}>{id}</Link> : id}</li>)}</ul>}
			{measure.facts.length > FEW && <Button type="link" size="small" aria-expanded={all} onClick={() => setAll(!all)}>{all ? t("trace.facts.less") : t("trace.facts.all", { n: measure.facts.length })}</Button>}
		</div>
	);
}

function Items({ items, total, root, rest }: { items: Trace["items"]; total: Trace; root: string; rest: string }) {
	const t = useText();
	return (
		<table className="adds">
			<thead>
				<tr><th scope="col">{t("trace.items.sign")}</th><th scope="col">{t("trace.items.title")}</th><th scope="col">{t("trace.items.value")}</th><th scope="col">{t("trace.items.full")}</th></tr>
			</thead>
			<tbody>
				{items.map((one) => (
					<tr key={one.id}>
						<td>{one.sign === "" ? "" : t(one.sign === "-" ? "trace.minus" : "trace.plus")}</td>
						<th scope="row"><Link to={`${root}/items/${encodeURIComponent(one.id)}${rest}`}>{one.title}</Link><small>{one.id}</small></th>
						<td><span><Shown cell={one.value} /></span></td>
						<td>{one.full ?? t("unknown")}</td>
					</tr>
				))}
			</tbody>
			<tfoot><tr><td /><th scope="row">{total.title}</th><td><span><Shown cell={total.value} /></span></td><td>{total.full ?? t("unknown")}</td></tr></tfoot>
		</table>
	);
}

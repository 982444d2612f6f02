/** The page of an order: what it is, what may be done now, its clocks, what has happened, what belongs to it. What a firm outside may see is a page of its own (OutsidePage). */
import { LeftOutlined, PrinterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import { orderQuery } from "../../api/queries";
import type { CaseWhole, Fact } from "../../api/types";
import { atText } from "../../facts/FactValue";
import { FactView } from "../../facts/FactView";
import { Remaining } from "../../desk/Remaining";
import { instantText, useNow } from "../../desk/time";
import { Page } from "../../parts/Page";
import { ToneTag } from "../../parts/Tone";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import { useVocabulary } from "../../vocabulary";
import { Clocks } from "./Clocks";
import { Course } from "./Course";
import { Drawing } from "./Drawing";
import { Kind } from "./Kind";
import { Media } from "./Media";
import { Offers } from "./Offers";
import { Papers } from "./Papers";
import { Watermark } from "./Watermark";
import "./case.css";
import "./print.css";

/** What the head of the page says, or what a fact repeats of its order. */
const HEADED = ["order_id", "title", "description"] as const;
/** Kinds with a place of their own on the page. */
const PLACED = new Set(["attachments", "filings"]);

export function Handling({ data }: { data: CaseWhole }) {
	const t = useText();
	const { government, me } = useHere();
	const words = useVocabulary();
	const navigate = useNavigate();
	const now = useNow(60_000);
	const { order, case: file } = data;
	const title = order.values.title ?? order.id;
	const { urgency, appeal_type, source, category } = order.values;
	const kinds = data.kinds.filter((kind) => !PLACED.has(kind.entity));
	const of = (entity: string) => data.kinds.find((kind) => kind.entity === entity)?.facts ?? [];
	return (
		<Page
			title={title}
			documentTitle={`${title} · ${order.id}`}
			actions={
				<div className="case-do no-print">
					<Button onClick={() => void navigate(`/${government}/orders/${encodeURIComponent(order.id)}/outside`)}>{t("case.without_caller")}</Button>
					<Button icon={<PrinterOutlined />} onClick={() => window.print()}>{t("case.print")}</Button>
				</div>
			}
		>
			<Watermark />
			<p className="print-only case-printed">{t("case.printed", { government: me.government_name, who: me.login, at: now === undefined ? "" : atText(instantText(now)) })}</p>
			<p className="case-basis">
				<Link className="no-print case-back" to={`/${government}/work`}><LeftOutlined />{t("case.back")}</Link>
				<ToneTag tone={file.closed ? "good" : "busy"}>{file.state}</ToneTag>
				{file.overdue && <ToneTag tone="bad">{t("work.overdue")}</ToneTag>}
				{urgency && urgency !== "normal" && <ToneTag tone="warn">{words.code("urgency", urgency)}</ToneTag>}
				{order.values.confidential_requested === "true" && <ToneTag tone="bad">{words.field("orders", "confidential_requested")}</ToneTag>}
				<span className="num">{order.id}</span>
				{file.unit && <span>{t("case.unit", { unit: file.unit })}</span>}
				<span>{[source && words.code("source", source), appeal_type && words.code("appeal_type", appeal_type), category].filter(Boolean).join(" · ")}</span>
				{!file.closed && file.next_due_at && <span className="case-next no-print">{t("case.next")}<Remaining due={file.next_due_at} overdue={file.overdue} /></span>}
			</p>
			<div className="case">
				<div className="case-main">
					<Offers data={data} />
					<section className="panel padded case-asked" aria-label={t("case.asked")}>
						<h2>{t("case.asked")}</h2>
						{order.values.description && order.values.description !== title && <p className="case-text">{order.values.description}</p>}
						<FactView fact={order} without={HEADED} quiet />
					</section>
					<Clocks clocks={data.clocks} units={unitsOf(data)} />
					<Media attachments={of("attachments")} gone={data.gone} />
					{kinds.map((kind) => <Kind key={kind.entity} entity={kind.entity} facts={kind.facts} />)}
					<Papers filings={of("filings")} />
					<Matter order={order} state={file.state} />
				</div>
				<div className="case-side">
					<Drawing data={data} />
					<Course data={data} />
				</div>
			</div>
		</Page>
	);
}

/** Names of units that the case mentions, as the assignments give them. */
function unitsOf(data: CaseWhole): Readonly<Record<string, string>> {
	const units: Record<string, string> = {};
	for (const kind of data.kinds)
		for (const fact of kind.facts)
			if (fact.values.unit_id && fact.names?.unit_id)
				units[fact.values.unit_id] = fact.names.unit_id;
	return units;
}

/** The same matter, whoever called about it. */
function Matter({ order, state }: { order: Fact; state: string }) {
	const t = useText();
	const { government } = useHere();
	const whole = useQuery({ ...orderQuery(government, order.id), enabled: Boolean(order.values.matter_key) });
	const others = whole.data?.same_matter ?? [];
	if (others.length === 0)
		return null;
	return (
		<section className="panel padded case-kind">
			<h2>{t("case.matter")} <small className="muted num">{others.length + 1}</small></h2>
			<ul className="case-chain">
				{[...others, { order, state, closed: false }].sort((a, b) => (a.order.values.received_at ?? "").localeCompare(b.order.values.received_at ?? "")).map(({ order: one, state: its, closed }) => (
					<li key={one.id} aria-current={one.id === order.id || undefined}>
						<span className="num muted">{one.values.received_at ? atText(one.values.received_at) : ""}</span>
						{one.id === order.id ? <b>{one.values.title ?? one.id}</b> : <Link to={`/${government}/orders/${encodeURIComponent(one.id)}`}>{one.values.title ?? one.id}</Link>}
						<span className="muted">{its ?? t(closed ? "orders.closed" : "orders.open")}</span>
					</li>
				))}
			</ul>
		</section>
	);
}

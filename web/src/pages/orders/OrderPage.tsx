/** An order on one page, read only: what was asked, how it went in time, every fact that belongs to it, other orders of the same matter. */
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { orderQuery } from "../../api/queries";
import type { Fact, OrderMoment, OrderWhole } from "../../api/types";
import { Page } from "../../parts/Page";
import { Answer, Skeleton } from "../../parts/states";
import { Timeline } from "../../parts/Timeline";
import { ToneTag } from "../../parts/Tone";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import { useVocabulary } from "../../vocabulary";
import { FactActions } from "../../facts/FactActions";
import { atText, factAddress } from "../../facts/FactValue";
import { FactView } from "../../facts/FactView";
import "./orders.css";

/** What the heading says already, and what a fact repeats of its order. */
const HEADED = ["order_id", "title", "description"] as const;

export default function OrderPage() {
	const t = useText();
	const { government } = useHere();
	const { id = "" } = useParams();
	const order = useQuery(orderQuery(government, id));
	const title = order.data?.order.values.title ?? id;
	return (
		<Page title={title} documentTitle={`${title} · ${id}`} back={<Link to={`/${government}/facts/orders`}>{t("orders.back")}</Link>} actions={order.data && <FactActions fact={order.data.order} />}>
			<Answer query={order} skeleton={<div className="panel"><Skeleton lines={12} /></div>}>{(data) => <Order data={data} />}</Answer>
		</Page>
	);
}

function Order({ data }: { data: OrderWhole }) {
	const t = useText();
	const { government } = useHere();
	const words = useVocabulary();
	const { order } = data;
	const late = data.timeline.some((moment) => moment.late);
	return (
		<>
			<p className="basis">
				<span className="num">{order.id}</span>
				{order.values.source && <ToneTag>{words.code("source", order.values.source)}</ToneTag>}
				{order.values.appeal_type && <ToneTag>{words.code("appeal_type", order.values.appeal_type)}</ToneTag>}
				{order.values.urgency && order.values.urgency !== "normal" && <ToneTag tone="warn">{words.code("urgency", order.values.urgency)}</ToneTag>}
				{order.values.confidential_requested === "true" && <ToneTag tone="bad">{words.field("orders", "confidential_requested")}</ToneTag>}
				<ToneTag tone={order.values.closed_at ? "good" : "busy"}>{t(order.values.closed_at ? "orders.closed" : "orders.open")}</ToneTag>
				{late && <ToneTag tone="bad">{t("orders.late")}</ToneTag>}
			</p>
			<div className="order">
				<div className="order-main">
					<section className="panel padded">
						{order.values.description && order.values.description !== order.values.title && <p className="order-text">{order.values.description}</p>}
						<FactView fact={order} without={HEADED} quiet />
					</section>
					{data.kinds.map((kind) => (
						<section key={kind.entity} className="panel padded order-kind">
							<h2>{words.entity(kind.entity)} <small className="muted num">{kind.facts.length}</small></h2>
							{kind.facts.map((fact) => <Piece key={fact.id} fact={fact} />)}
						</section>
					))}
					{data.same_matter.length > 0 && (
						<section className="panel padded order-kind">
							<h2>{t("orders.same_matter")} <small className="muted num">{data.same_matter.length}</small></h2>
							<ul className="same">
								{data.same_matter.map(({ order: other, state, closed }) => (
									<li key={other.id}>
										<Link to={`/${government}/orders/${encodeURIComponent(other.id)}`}>{other.values.title ?? other.id}</Link>
										<span className="muted"><span className="num">{other.values.received_at ? atText(other.values.received_at) : ""}</span> {state ?? t(closed ? "orders.closed" : "orders.open")}</span>
									</li>
								))}
							</ul>
						</section>
					)}
				</div>
				<Course moments={data.timeline} />
			</div>
		</>
	);
}

function Piece({ fact }: { fact: Fact }) {
	const t = useText();
	const { government } = useHere();
	return (
		<div className="piece">
			<FactView fact={fact} without={["order_id"]} quiet />
			<Link className="piece-link" to={factAddress(government, fact.entity, fact.id)}>{t("orders.piece")}</Link>
		</div>
	);
}

/** Moments in the order of time; due times stand among them, and what was late says so in words, not in colour alone. */
function Course({ moments }: { moments: readonly OrderMoment[] }) {
	const t = useText();
	const words = useVocabulary();
	return (
		<section className="panel padded course" aria-label={t("orders.timeline")}>
			<h2>{t("orders.timeline")}</h2>
			<Timeline
				moments={moments.map((moment, i) => ({
					key: String(i),
					at: atText(moment.at),
					what: words.field(moment.entity, moment.field),
					by: moment.unit ?? undefined,
					state: moment.late ? "late" : moment.plan ? "plan" : undefined,
					more: moment.late && <ToneTag tone="bad">{t(moment.plan ? "orders.missed" : "orders.too_late")}</ToneTag>,
				}))}
			/>
		</section>
	);
}

/**
 * Writing down a new order: the caller first, what they called about before at once, then the matter; orders like it appear while it is being
 * written, and it can be put on the matter of one of them, closed or open. What is asked is the rulebook's; only the order in which it is asked is this page's.
 */
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Form, Segmented } from "antd";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { Link, useNavigate } from "react-router";
import { beginningsQuery, callerQuery } from "../../api/queries";
import type { Offer } from "../../api/types";
import { ActFields, standing, type ActValues } from "../../desk/ActFields";
import { offerTitle } from "../../desk/rulewords";
import { useAct } from "../../desk/useAct";
import { notice } from "../../parts/notices";
import { Page } from "../../parts/Page";
import { Answer, Failed, Skeleton, State } from "../../parts/states";
import { useHere } from "../../shell/government";
import { useLang, useText } from "../../texts";
import { Caller } from "./Caller";
import type { Joined } from "./Earlier";
import { Similar } from "./Similar";
import "./intake.css";

/** The voice on the line first, then what it says. */
const ORDER = ["caller_phone", "caller_name", "caller_key", "confidential_requested", "source", "appeal_type", "title", "description", "address", "has_site", "category", "urgency"];
const PAUSE_MS = 500;

export default function IntakePage() {
	const t = useText();
	const { lang } = useLang();
	const { government } = useHere();
	const beginnings = useQuery(beginningsQuery(government));
	const [which, setWhich] = useState(0);
	const [round, setRound] = useState(0);
	return (
		<Page title={t("nav.intake")} documentTitle={t("nav.intake")}>
			<Answer query={beginnings} skeleton={<div className="panel"><Skeleton lines={10} /></div>}>
				{({ offers }) => {
					const offer = offers[which] ?? offers[0];
					if (offer === undefined)
						return <section className="panel"><State title={t("intake.none")} actions={<Link to={`/${government}/work`}>{t("nav.work")}</Link>}>{t("intake.none.hint")}</State></section>;
					return (
						<>
							{offers.length > 1 && <Segmented className="intake-which" aria-label={t("nav.intake")} value={which} options={offers.map((one, i) => ({ value: i, label: offerTitle(one, lang) }))} onChange={setWhich} />}
							<Intake key={`${offer.action}${round}`} offer={offer} onAgain={() => setRound(round + 1)} />
						</>
					);
				}}
			</Answer>
		</Page>
	);
}

function Intake({ offer, onAgain }: { offer: Offer; onAgain: () => void }) {
	const t = useText();
	const { lang } = useLang();
	const { government } = useHere();
	const navigate = useNavigate();
	const [form] = Form.useForm<ActValues>();
	const [anonymous, setAnonymous] = useState(false);
	const [again, setAgain] = useState(false);
	const [joined, setJoined] = useState<Joined | null>(null);
	const title = offerTitle(offer, lang);
	const top = useRef<HTMLElement>(null);
	const { act, attachments, setAttachments, asked, errors, general } = useAct({
		form,
		offer,
		orderId: null,
		joins: joined?.id,
		version: null,
		onDone: (done) => {
			notice.good(t("intake.done", { id: done.order_id }));
			if (again) {
				window.scrollTo(0, 0);
				onAgain();
			} else {
				void navigate(`/${government}/orders/${encodeURIComponent(done.order_id)}`);
			}
		},
	});
	// the button is below, what went wrong stands above
	useEffect(() => {
		if (general !== null)
			top.current?.scrollIntoView({ block: "start" });
	}, [general]);
	const values = Form.useWatch((all: ActValues) => all, form) ?? {};
	const key = useLater(values["orders.caller_key"] ?? "");
	const phone = useLater(values["orders.caller_phone"] ?? "");
	// The same telephone is the same caller: the server says under which key, and gives the new order that key itself.
	const known = useQuery({ ...callerQuery(government, phone), enabled: phone.replace(/\D/g, "").length >= 7 });
	const caller = key || (known.data?.caller_key ?? "");
	const text = useLater([values["orders.title"], values["orders.description"]].filter(Boolean).join(" "));
	const personal = offer.inputs.filter((input) => input.field.startsWith("caller_"));
	const shown = anonymous ? { ...offer, inputs: offer.inputs.filter((input) => !personal.includes(input)) } : offer;
	// by the matter of the earlier order, which the server looks up: one typed by hand would contradict it
	const onJoin = offer.inputs.some((input) => input.entity === "orders" && input.field === "matter_key")
		? (order: Joined) => {
			form.setFieldValue("orders.matter_key", undefined);
			setJoined(order);
		}
		: undefined;
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
			event.preventDefault();
			form.submit();
		}
	};
	const first = ORDER.map((field) => offer.inputs.find((input) => input.field === field)).find((input) => input !== undefined);
	useEffect(() => {
		if (first !== undefined)
			document.getElementById(`${first.entity}.${first.field}`)?.focus();
	}, []); // eslint-disable-line react-hooks/exhaustive-deps -- where typing begins, once
	return (
		<div className="intake" onKeyDown={onKeyDown}>
			<section ref={top} className="panel padded">
				{general && <Alert className="act-alert" type="error" showIcon role="alert" title={general.message} description={general.detail || undefined} />}
				{personal.length > 0 && (
					<Checkbox
						className="intake-anonymous"
						checked={anonymous}
						onChange={(event) => {
							setAnonymous(event.target.checked);
							for (const { entity, field } of personal)
								form.setFieldValue(`${entity}.${field}`, undefined);
						}}
					>
						{t("intake.anonymous")}
					</Checkbox>
				)}
				<Form form={form} layout="vertical" requiredMark={(label, { required }) => <span className={required ? "must" : undefined}>{label}</span>} scrollToFirstError={{ block: "center", focus: true }} initialValues={standing(offer)} onFinish={() => act.mutate(form.getFieldsValue(true))}>
					<ActFields offer={shown} attachments={attachments} onAttachments={setAttachments} asked={asked} errors={errors} first={ORDER} />
				</Form>
				<div className="intake-foot">
					<span className="muted">{t("act.keys")}</span>
					<Button loading={act.isPending && again} onClick={() => { setAgain(true); form.submit(); }}>{t("intake.again", { title })}</Button>
					<Button type="primary" loading={act.isPending && !again} onClick={() => { setAgain(false); form.submit(); }}>{title}</Button>
				</div>
			</section>
			<aside className="intake-side" aria-label={t("intake.side")}>
				{joined && (
					<section className="panel padded joined" role="status">
						<h2>{t("intake.joined")}</h2>
						<p><Link to={`/${government}/orders/${encodeURIComponent(joined.id)}`} target="_blank">{joined.title}</Link></p>
						{joined.fresh && <p className="muted">{t("intake.joined.fresh")}</p>}
						<Button size="small" onClick={() => setJoined(null)}>{t("intake.joined.undo")}</Button>
					</section>
				)}
				{!anonymous && caller === "" && known.isError && <section className="panel padded" aria-label={t("intake.caller")}><h2>{t("intake.caller")}</h2><Failed error={known.error} retry={() => void known.refetch()} /></section>}
				{!anonymous && <Caller callerKey={caller} joined={joined?.id} onJoin={onJoin} />}
				<Similar text={text} caller={anonymous ? "" : caller} joined={joined?.id} onJoin={onJoin} />
				{text === "" && caller === "" && <p className="muted intake-hint">{t("intake.side.hint")}</p>}
			</aside>
		</div>
	);
}

/** A value once nobody has typed for a moment. */
function useLater(value: string): string {
	const [later, setLater] = useState(value);
	useEffect(() => {
		const timer = window.setTimeout(() => setLater(value.trim()), PAUSE_MS);
		return () => window.clearTimeout(timer);
	}, [value]);
	return later;
}

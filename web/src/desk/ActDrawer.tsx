/**
 * The form of one action. It keeps the version of the case that its reader saw: when somebody else moves the order meanwhile, this is told with what
 * happened, what was typed stays, and going on is a decision. A clock that runs out under the form is nobody's step: the case counts a version, the
 * server lets it pass, and so does the form.
 */
import { Alert, Button, Drawer, Form } from "antd";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { cache } from "../api/queries";
import type { Acted, CaseWhole, Offer } from "../api/types";
import { notice } from "../parts/notices";
import { useHere } from "../shell/government";
import { useLang, useText } from "../texts";
import { ActFields, standing, type ActValues } from "./ActFields";
import { atText } from "../facts/FactValue";
import { offerKey, offerTitle } from "./rulewords";
import { useAct } from "./useAct";

export default function ActDrawer({ data, offer: opened, onClose, onDone }: { data: CaseWhole; offer: Offer; onClose: () => void; onDone?: (done: Acted) => void }) {
	const t = useText();
	const { lang } = useLang();
	const { government } = useHere();
	const [form] = Form.useForm<ActValues>();
	const now = { version: data.case.version, steps: data.events.length };
	const [seen, setSeen] = useState(now);
	const [leaving, setLeaving] = useState(false);
	const top = useRef<HTMLDivElement>(null);
	/** as it stands now: the case may have moved under the form */
	const offer = data.offers.find((one) => offerKey(one) === offerKey(opened));
	const shown = offer ?? opened;
	const last = data.events.at(-1);
	const title = offerTitle(shown, lang);
	const { act, attachments, setAttachments, asked, errors, general, clear } = useAct({
		form,
		offer: shown,
		orderId: data.case.order_id,
		version: seen.version,
		onDone: (done) => {
			notice.good(done.state === data.case.state ? t("act.done", { title }) : t("act.done.to", { title, state: done.state }));
			onClose();
			onDone?.(done);
		},
		onConflict: () => void cache.invalidateQueries({ queryKey: [government, "orders", "case", data.case.order_id] }),
	});
	const moved = now.version !== seen.version && (now.steps !== seen.steps || general?.conflict === true);
	useEffect(() => {
		if (general !== null || moved)
			top.current?.scrollIntoView({ block: "start" });
	}, [general, moved]);
	const already: Record<string, string[]> = {};
	for (const fact of data.kinds.find((kind) => kind.entity === "attachments")?.facts ?? [])
		if (!shown.target || !fact.values.assignment_id || fact.values.assignment_id === shown.target)
			(already[fact.values.label ?? ""] ??= []).push(fact.values.name ?? "");
	const blocked = offer === undefined || (moved && !offer.ready);
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
			event.preventDefault();
			form.submit();
		}
	};
	const close = () => {
		const before = standing(opened);
		const values: ActValues = form.getFieldsValue(true);
		const typed = attachments.length > 0 || Object.entries(values).some(([name, value]) => (value ?? null) !== (before[name] ?? null));
		if (typed && !leaving)
			setLeaving(true);
		else
			onClose();
	};
	return (
		<Drawer
			open
			size={640}
			title={shown.target_label ? `${title} · ${shown.target_label}` : title}
			onClose={close}
			footer={
				<div className="act-foot">
					{leaving
						? (
							<>
								<span className="bad" role="alert">{t("act.leave")}</span>
								<Button danger onClick={onClose}>{t("act.leave.do")}</Button>
								<Button type="primary" autoFocus onClick={() => setLeaving(false)}>{t("act.leave.not")}</Button>
							</>
						)
						: (
							<>
								<span className="muted">{t("act.keys")}</span>
								<Button onClick={close}>{t("cancel")}</Button>
								<Button type="primary" disabled={blocked || moved} loading={act.isPending} onClick={() => form.submit()}>{title}</Button>
							</>
						)}
				</div>
			}
		>
			<div ref={top} onKeyDown={onKeyDown}>
				<p className="act-clause">
					{shown.clause && <span>{t("act.clause", { clause: shown.clause })}</span>}
					{shown.to && shown.to !== data.case.state && <span>{t("act.moves", { from: data.case.state, to: shown.to })}</span>}
				</p>
				{moved && (
					<Alert
						className="act-alert"
						type="warning"
						showIcon
						role="alert"
						title={t("act.moved")}
						description={now.steps === seen.steps ? general?.message : last && t("act.moved.what", { who: last.by ?? last.actor ?? t("act.system"), at: last.at ? atText(last.at) : "", title: last.title, state: data.case.state })}
						action={<Button size="small" onClick={() => { setSeen(now); clear(); }}>{t("act.moved.go_on")}</Button>}
					/>
				)}
				{blocked && <Alert className="act-alert" type="error" showIcon role="alert" title={t("act.gone")} description={offer?.why_not ?? t("act.gone.hint")} />}
				{general && !(moved && general.conflict) && <Alert className="act-alert" type="error" showIcon role="alert" title={general.message} description={general.detail || undefined} />}
				<Form form={form} layout="vertical" requiredMark={(label, { required }) => <span className={required ? "must" : undefined}>{label}</span>} scrollToFirstError={{ block: "center", focus: true }} initialValues={standing(opened)} onFinish={() => act.mutate(form.getFieldsValue(true))}>
					<ActFields offer={shown} order={data.order} attachments={attachments} onAttachments={setAttachments} asked={asked} errors={errors} already={already} />
				</Form>
			</div>
		</Drawer>
	);
}

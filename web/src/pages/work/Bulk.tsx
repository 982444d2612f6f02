/**
 * The same step on many orders: the steps that every chosen order offers now, the form of one, and what became of each. Steps that need evidence
 * or a paper form are taken one by one.
 */
import { CheckCircleOutlined, ExclamationCircleOutlined } from "@ant-design/icons";
import { useMutation, useQueries } from "@tanstack/react-query";
import { Alert, Button, Form, Modal } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { api } from "../../api/client";
import { caseQuery } from "../../api/queries";
import type { Offer, Work } from "../../api/types";
import { ActFields, standing, type ActValues } from "../../desk/ActFields";
import { offerTitle } from "../../desk/rulewords";
import { bodyOf, ordersChanged } from "../../desk/useAct";
import { useProblem } from "../../parts/states";
import { useHere } from "../../shell/government";
import { useLang, useText } from "../../texts";

/** So many cases are asked what they offer; a step that holds for them is tried on all. */
const LOOKED_AT = 20;
const AT_ONCE = 200;

export function Bulk({ rows, onClear }: { rows: readonly Work[]; onClear: () => void }) {
	const t = useText();
	const { lang } = useLang();
	const { government } = useHere();
	const cases = useQueries({ queries: rows.slice(0, LOOKED_AT).map((row) => caseQuery(government, row.case.order_id)) });
	const [doing, setDoing] = useState<Offer | null>(null);
	const waiting = cases.some((one) => one.isPending);
	const simple = (offer: Offer) => offer.ready && offer.evidence.length === 0 && offer.form === null;
	const lists = cases.map((one) => (one.data?.offers ?? []).filter(simple));
	const common = (lists[0] ?? []).filter((offer, i, all) => all.findIndex((one) => one.action === offer.action) === i && lists.every((list) => list.some((one) => one.action === offer.action)));
	return (
		<div className="bulk" role="region" aria-label={t("bulk.title")}>
			<b>{t("bulk.chosen", { n: rows.length })}</b>
			<div className="bulk-do">
				{waiting ? <span>{t("loading")}…</span> : common.map((offer) => <Button key={offer.action} onClick={() => setDoing(offer)}>{offerTitle(offer, lang)}</Button>)}
				{!waiting && common.length === 0 && <span>{t("bulk.nothing")}</span>}
			</div>
			<Button type="text" onClick={onClear}>{t("bulk.clear")}</Button>
			{doing !== null && <BulkForm rows={rows.slice(0, AT_ONCE)} offer={{ ...doing, target: null, inputs: doing.inputs.map((input) => ({ ...input, preset: null })) }} onClose={(done) => { setDoing(null); if (done) onClear(); }} />}
		</div>
	);
}

function BulkForm({ rows, offer, onClose }: { rows: readonly Work[]; offer: Offer; onClose: (done: boolean) => void }) {
	const t = useText();
	const { lang } = useLang();
	const { government } = useHere();
	const problem = useProblem();
	const [form] = Form.useForm<ActValues>();
	const act = useMutation({
		mutationFn: (values: ActValues) => {
			const { action, inputs, note } = bodyOf(offer, values, []);
			return api.post("/api/{government}/bulk-actions", { government }, { action, ...(inputs ? { inputs } : {}), ...(note ? { note } : {}), orders: rows.map((row) => ({ order_id: row.case.order_id, version: row.case.version })) });
		},
		onSuccess: () => void ordersChanged(government),
	});
	const title = offerTitle(offer, lang);
	const results = act.data?.results;
	const titles = new Map(rows.map((row) => [row.case.order_id, row.order.values.title ?? row.case.order_id]));
	const failure = act.isError ? problem(act.error) : null;
	return (
		<Modal
			open
			width={640}
			title={t("bulk.form", { title, n: rows.length })}
			okText={results ? t("close") : title}
			okButtonProps={{ loading: act.isPending }}
			cancelButtonProps={results ? { hidden: true } : {}}
			onOk={() => (results ? onClose(true) : form.submit())}
			onCancel={() => onClose(results !== undefined)}
		>
			{results
				? (
					<>
						<p role="status" className="bulk-sum">{t("bulk.done", { n: results.filter((one) => one.done).length, all: results.length })}</p>
						<ul className="bulk-results">
							{results.map((one) => (
								<li key={one.order_id} className={one.done ? "good" : "bad"}>
									{one.done ? <CheckCircleOutlined /> : <ExclamationCircleOutlined />}
									<Link to={`/${government}/orders/${encodeURIComponent(one.order_id)}`}>{titles.get(one.order_id)}</Link>
									<span>{one.done ? one.state : one[lang]}</span>
								</li>
							))}
						</ul>
					</>
				)
				: (
					<Form form={form} layout="vertical" requiredMark={(label, { required }) => <span className={required ? "must" : undefined}>{label}</span>} initialValues={standing(offer)} onFinish={() => act.mutate(form.getFieldsValue(true))}>
						{failure && <Alert className="act-alert" type="error" showIcon role="alert" title={failure.message} description={failure.request || undefined} />}
						<ActFields offer={offer} attachments={[]} onAttachments={() => undefined} asked={[]} errors={{}} bare />
					</Form>
				)}
		</Modal>
	);
}

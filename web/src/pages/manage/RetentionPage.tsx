/** Retention: what the rulebook in force would erase and what it holds back, and the erasure of just that by who may. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Form, Input, Modal, Progress, Table } from "antd";
import { useEffect, useState, type ReactNode } from "react";
import { api } from "../../api/client";
import { cache, retentionQuery, retentionRunQuery } from "../../api/queries";
import type { RetentionPlan, RetentionRun } from "../../api/types";
import { sizeText } from "../../desk/upload";
import { Page } from "../../parts/Page";
import { Answer, Skeleton, State, useProblem } from "../../parts/states";
import { useHere } from "../../shell/government";
import { useLang, useText, type TextKey } from "../../texts";
import { useVocabulary } from "../../vocabulary";
import "./retention.css";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export default function RetentionPage() {
	const t = useText();
	const { government, may, me } = useHere();
	const [day, setDay] = useState("");
	const [erasing, setErasing] = useState(false);
	const plan = useQuery(retentionQuery(government, day));
	const run = useQuery(retentionRunQuery(government));
	const running = run.data?.state === "running";
	const future = plan.data !== undefined && day !== "" && plan.data.as_of > me.today;
	// what an erasure leaves behind is another plan
	useEffect(() => {
		if (run.data?.state === "done" || run.data?.state === "failed")
			void cache.invalidateQueries({ queryKey: [government, "retention", "plan"] });
	}, [run.data?.state, government]);
	return (
		<Page
			narrow
			title={t("retention.title")}
			documentTitle={t("retention.title")}
			lead={t("retention.lead")}
			actions={may("retention") && plan.data && plan.data.orders > 0 && !future && !running ? <Button danger onClick={() => setErasing(true)}>{t("retention.erase")}</Button> : undefined}
		>
			<label className="retention-day">
				<span>{t("retention.as_of")}</span>
				<Input type="date" min="1900-01-01" max="2199-12-31" value={day || (plan.data?.as_of ?? "")} onChange={(event) => { if (DAY.test(event.target.value)) setDay(event.target.value); }} />
				{future && <span className="muted">{t("retention.future")}</span>}
			</label>
			{run.data && run.data.state !== "none" && <Run run={run.data} />}
			<Answer query={plan} skeleton={<div className="panel"><Skeleton lines={8} /></div>}>
				{(data) => data.rulebook === "" ? <div className="panel"><State title={t("retention.none")}>{t("retention.none.hint")}</State></div> : <Plan plan={data} />}
			</Answer>
			{erasing && plan.data && <Erase plan={plan.data} onClose={() => setErasing(false)} />}
		</Page>
	);
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
	return <section className="panel padded retention-panel"><h2>{title}</h2>{children}</section>;
}

function Plan({ plan }: { plan: RetentionPlan }) {
	const t = useText();
	const { lang } = useLang();
	const words = useVocabulary();
	const numbers: [TextKey, string][] = [
		["retention.orders", count(plan.orders)], ["retention.fields", count(plan.fields)], ["retention.contents", count(plan.contents)], ["retention.bytes", plan.bytes === 0 ? "0" : sizeText(plan.bytes)], ["retention.kept", count(plan.kept)],
	];
	const held = plan.held.map((one) => ({ key: one.zh, reason: lang === "zh" ? one.zh : one.en, orders: one.orders }));
	return (
		<div className="retention">
			<Panel title={t("retention.plan")}>
				{plan.orders === 0 && <p>{t("retention.nothing")}</p>}
				<dl className="retention-numbers">{numbers.map(([key, n]) => <div key={key}><dt>{t(key)}</dt><dd className="num">{n}</dd></div>)}</dl>
				{plan.years.length > 0 && (
					<Table
						size="small"
						rowKey="year"
						pagination={false}
						dataSource={plan.years}
						columns={[
							{ title: t("retention.year"), dataIndex: "year", className: "num" },
							{ title: t("retention.orders"), dataIndex: "orders", align: "right", render: count },
							{ title: t("retention.fields"), dataIndex: "fields", align: "right", render: count },
							{ title: t("retention.contents"), dataIndex: "contents", align: "right", render: count },
						]}
					/>
				)}
				{plan.by_field.length > 0 && (
					<Table
						size="small"
						rowKey={(row) => `${row.entity}.${row.field}`}
						pagination={false}
						dataSource={plan.by_field}
						columns={[{ title: t("retention.field"), render: (_, row) => `${words.entity(row.entity)} · ${words.field(row.entity, row.field)}` }, { title: t("retention.values"), dataIndex: "values", align: "right", render: count }]}
					/>
				)}
			</Panel>
			<Panel title={t("retention.held")}>
				{held.length === 0
					? <p className="muted">{t("retention.held.none")}</p>
					: <Table size="small" rowKey="key" pagination={false} dataSource={held} columns={[{ title: t("retention.reason"), dataIndex: "reason" }, { title: t("retention.orders"), dataIndex: "orders", align: "right", render: count }]} />}
			</Panel>
			<Panel title={t("retention.rules")}>
				<p className="muted">{t("retention.by", { book: `${plan.title} · ${plan.rulebook}` })}</p>
				{plan.rules.map((rule) => <div key={rule.id}><h3>{rule.clause}</h3><p>{rule.months === null ? t("retention.for_good") : t("retention.months", { n: rule.months, orders: count(rule.orders) })}</p><pre tabIndex={0} aria-label={rule.title}>{rule.text}</pre></div>)}
			</Panel>
		</div>
	);
}

function count(n: number): string {
	return n.toLocaleString("en-US");
}

function Run({ run }: { run: RetentionRun }) {
	const t = useText();
	const phase: Record<string, TextKey> = { look: "retention.phase.look", erase: "retention.phase.erase", scrub: "retention.phase.scrub" };
	if (run.state === "running")
		return (
			<section className="panel padded retention-panel" aria-busy>
				<h2>{t("retention.running")}</h2>
				<p className="muted">{run.phase !== null && phase[run.phase] ? t(phase[run.phase] as TextKey) : ""}</p>
				<Progress percent={run.phase === "scrub" ? 99 : run.all > 0 ? Math.floor((run.done / run.all) * 95) : 0} status="active" aria-label={t("retention.running")} />
			</section>
		);
	const done = t("retention.done", { orders: count(run.orders), fields: count(run.fields), contents: count(run.contents) });
	const left = run.left > 0 ? t("retention.left", { n: run.left }) : undefined;
	return run.state === "failed"
		? <Alert className="retention-run" type="error" showIcon role="alert" title={run.message ?? t("retention.failed")} description={run.orders > 0 ? done : undefined} />
		: <Alert className="retention-run" type="success" showIcon role="status" title={done} description={left} />;
}

function Erase({ plan, onClose }: { plan: RetentionPlan; onClose: () => void }) {
	const t = useText();
	const { government } = useHere();
	const problem = useProblem();
	const [form] = Form.useForm<{ code: string }>();
	const erase = useMutation({
		mutationFn: (code: string) => api.post("/api/{government}/retention/erase", { government }, { as_of: plan.as_of, confirm: code }),
		onSuccess: (run) => {
			cache.setQueryData(retentionRunQuery(government).queryKey, run);
			onClose();
		},
	});
	const failure = erase.isError ? problem(erase.error) : null;
	return (
		<Modal open title={t("retention.erase.title", { n: count(plan.orders) })} okText={t("retention.erase.do")} okButtonProps={{ danger: true, loading: erase.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
			<p>{t("retention.erase.warn")}</p>
			<Form form={form} layout="vertical" onFinish={({ code }) => erase.mutate(code.trim())}>
				<Form.Item name="code" label={t("retention.erase.confirm", { code: plan.confirm })} rules={[{ required: true, validator: (_, code: string | undefined) => (code?.trim() === plan.confirm ? Promise.resolve() : Promise.reject(new Error(t("retention.erase.differs")))) }]}>
					<Input autoFocus autoComplete="off" />
				</Form.Item>
			</Form>
			{failure && <Alert type="error" showIcon role="alert" title={failure.message} description={failure.request || undefined} />}
		</Modal>
	);
}

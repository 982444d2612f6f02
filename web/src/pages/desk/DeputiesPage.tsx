/** Who stands in for whom: one's own leave with a deputy of the same unit, and for those who may change facts everybody's. What is over stays to be read. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Form, Input } from "antd";
import { ApiError, api } from "../../api/client";
import { cache, deputiesQuery } from "../../api/queries";
import type { Fact } from "../../api/types";
import { factsChanged } from "../../facts/change";
import { LinkSelect } from "../../facts/LinkSelect";
import { notice } from "../../parts/notices";
import { Page } from "../../parts/Page";
import { Answer, State, useProblem } from "../../parts/states";
import { ToneTag, type Tone } from "../../parts/Tone";
import { useHere } from "../../shell/government";
import { useText, type TextKey } from "../../texts";
import { standingOf, type Standing } from "./standing";
import "../../desk/act.css";
import "../../desk/evidence.css";
import "../../facts/facts.css";
import "./desk.css";

interface Values { person_id?: string | null; deputy_id?: string | null; from?: string; to?: string; reason?: string }

const standings: Readonly<Record<Standing, { text: TextKey; tone: Tone }>> = {
	now: { text: "deputies.now", tone: "good" }, later: { text: "deputies.later", tone: "busy" }, over: { text: "deputies.over", tone: "plain" },
};

const changed = (government: string) => Promise.all([factsChanged(government), cache.invalidateQueries({ queryKey: [government, "me"] })]);

export default function DeputiesPage() {
	const t = useText();
	const { government } = useHere();
	const query = useQuery(deputiesQuery(government));
	return (
		<Page narrow title={t("deputies.title")} documentTitle={t("deputies.title")} lead={t("deputies.lead")}>
			<Answer query={query}>
				{({ deputies, today, person_id }) => (
					<div className="deputies">
						<Away today={today} own={person_id} />
						<section className="panel padded" aria-label={t("deputies.list")}>
							<h2>{t("deputies.list")} <small className="muted num">{deputies.length}</small></h2>
							{deputies.length === 0
								? <State title={t("deputies.empty")}>{t("deputies.empty.hint")}</State>
								: <ul className="deputy-rows">{deputies.map((one) => <Row key={one.id} one={one} today={today} own={person_id} />)}</ul>}
						</section>
					</div>
				)}
			</Answer>
		</Page>
	);
}

function Away({ today, own }: { today: string; own: string | null }) {
	const t = useText();
	const { government, may } = useHere();
	const problem = useProblem();
	const [form] = Form.useForm<Values>();
	const others = may("facts_edit");
	const add = useMutation({
		mutationFn: ({ person_id, deputy_id, from, to, reason }: Values) => api.post("/api/{government}/deputies", { government }, { ...(person_id ? { person_id } : {}), deputy_id: deputy_id ?? "", from: from ?? "", ...(to ? { to } : {}), reason: reason?.trim() ?? "" }),
		onSuccess: () => {
			notice.good(t("deputies.added"));
			form.resetFields();
			void changed(government);
		},
		onError: (error) => {
			const field = error instanceof ApiError ? error.problem.field : undefined;
			if (field !== undefined && ["person_id", "deputy_id", "from", "to", "reason"].includes(field))
				form.setFields([{ name: field as keyof Values, errors: [problem(error).message] }]);
		},
	});
	const beside = add.error instanceof ApiError && add.error.problem.field !== undefined;
	if (own === null && !others)
		return <Alert type="info" showIcon title={t("deputies.no_person")} />;
	return (
		<section className="panel padded" aria-label={t("deputies.away")}>
			<h2>{t("deputies.away")}</h2>
			<Form form={form} layout="vertical" requiredMark={(label, { required }) => <span className={required ? "must" : undefined}>{label}</span>} initialValues={{ from: today }} onFinish={(values) => add.mutate(values)}>
				{add.isError && !beside && <Alert className="form-alert" type="error" showIcon role="alert" title={problem(add.error).message} />}
				<div className="act-fields">
					{others && <Form.Item name="person_id" label={t("deputies.who")} extra={own === null ? undefined : t("deputies.who.own")} rules={[{ required: own === null, message: t("required") }]}><LinkSelect to="persons" /></Form.Item>}
					<Form.Item name="deputy_id" label={t("deputies.deputy")} rules={[{ required: true, message: t("required") }]}><LinkSelect to="persons" /></Form.Item>
					<Form.Item name="from" label={t("deputies.from")} rules={[{ required: true, message: t("required") }]}><Input type="date" min={today} max="2199-12-31" /></Form.Item>
					<Form.Item name="to" label={t("deputies.to")} extra={t("deputies.to.open")}><Input type="date" min={today} max="2199-12-31" /></Form.Item>
					<Form.Item name="reason" label={t("deputies.reason")} className="wide" rules={[{ required: true, whitespace: true, message: t("act.why.missing") }]}><Input maxLength={150} /></Form.Item>
				</div>
				<Button type="primary" htmlType="submit" loading={add.isPending}>{t("deputies.do")}</Button>
			</Form>
		</section>
	);
}

function Row({ one, today, own }: { one: Fact; today: string; own: string | null }) {
	const t = useText();
	const { government, may } = useHere();
	const problem = useProblem();
	const { person_id, deputy_id, active_from: from, active_to: to, reason } = one.values;
	const standing = standingOf(one, today);
	const end = useMutation({
		mutationFn: () => api.post("/api/{government}/deputies/{deputy}/end", { government, deputy: one.id }, { version: one.version }),
		onSuccess: () => { notice.good(t("deputies.ended")); void changed(government); },
		onError: (error) => { notice.bad(problem(error).message); void changed(government); },
	});
	return (
		<li className={standing}>
			<ToneTag tone={standings[standing].tone}>{t(standings[standing].text)}</ToneTag>
			<b>{t("deputies.row", { deputy: one.names?.deputy_id ?? deputy_id ?? "", who: one.names?.person_id ?? person_id ?? "" })}</b>
			<span className="num">{from} – {to ?? t("deputies.open")}</span>
			<span className="muted deputy-why">{reason}</span>
			{standing !== "over" && (person_id === own || may("facts_edit")) && <Button size="small" loading={end.isPending} onClick={() => end.mutate()}>{t("deputies.end")}</Button>}
		</li>
	);
}

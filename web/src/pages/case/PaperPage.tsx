/**
 * One filled paper form, laid out as the official table with its signature cells, for the printer. What was written in it is personal: it is shown
 * after a reason was given, which goes on record.
 */
import { LeftOutlined, PrinterOutlined } from "@ant-design/icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Form, Input } from "antd";
import { Link, useParams } from "react-router";
import { api } from "../../api/client";
import { caseQuery } from "../../api/queries";
import type { CaseWhole, Fact } from "../../api/types";
import { atText } from "../../facts/FactValue";
import { Page } from "../../parts/Page";
import { Answer, NotFound, Skeleton, useProblem } from "../../parts/states";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import { Watermark } from "./Watermark";
import "./paper.css";
import "./print.css";

export default function PaperPage() {
	const t = useText();
	const { government } = useHere();
	const { id = "", filing = "" } = useParams();
	const whole = useQuery(caseQuery(government, id));
	const fact = whole.data?.kinds.find((kind) => kind.entity === "filings")?.facts.find((one) => one.id === filing);
	const title = (fact && formTitle(whole.data, fact)) ?? t("papers.title");
	return (
		<Page
			narrow
			title={title}
			documentTitle={`${title} · ${id}`}
			actions={
				<div className="case-do no-print">
					<Link className="case-back" to={`/${government}/orders/${encodeURIComponent(id)}`}><LeftOutlined />{t("paper.back")}</Link>
					<Button icon={<PrinterOutlined />} onClick={() => window.print()}>{t("case.print")}</Button>
				</div>
			}
		>
			<Watermark />
			<Answer query={whole} skeleton={<div className="panel"><Skeleton lines={10} /></div>}>{(data) => (fact === undefined ? <NotFound /> : <Paper data={data} fact={fact} />)}</Answer>
		</Page>
	);
}

/** The official title, where an action of now asks for the same form; else its name in the rulebook. */
function formTitle(data: CaseWhole | undefined, fact: Fact): string | undefined {
	return data?.offers.find((offer) => offer.form?.id === fact.values.form)?.form?.title ?? fact.values.form ?? undefined;
}

function entries(json: string | null | undefined): [string, string][] | null {
	try {
		const value: unknown = JSON.parse(json ?? "");
		return typeof value === "object" && value !== null ? Object.entries(value).map(([label, text]) => [label, String(text)]) : null;
	} catch {
		return null;
	}
}

function Paper({ data, fact }: { data: CaseWhole; fact: Fact }) {
	const t = useText();
	const { government, may } = useHere();
	const problem = useProblem();
	const reveal = useMutation({ mutationFn: ({ reason }: { reason: string }) => api.post("/api/{government}/reveals", { government }, { entity: "filings", id: fact.id, field: "content", reason }) });
	const content = entries(reveal.data?.value ?? fact.values.content);
	const signatures = entries(fact.values.signatures) ?? [];
	return (
		<>
			{content === null && (
				<section className="panel padded paper-closed no-print">
					{may("reveal")
						? (
							<Form layout="vertical" requiredMark={false} onFinish={(values: { reason: string }) => reveal.mutate(values)}>
								<p className="muted">{t("paper.reveal.note")}</p>
								{reveal.isError && <Alert className="act-alert" type="error" showIcon role="alert" title={problem(reveal.error).message} />}
								<Form.Item name="reason" label={t("facts.reveal.reason")} rules={[{ required: true, min: 4, message: t("facts.reveal.reason.short") }]}><Input maxLength={150} /></Form.Item>
								<Button type="primary" htmlType="submit" loading={reveal.isPending}>{t("paper.reveal.do")}</Button>
							</Form>
						)
						: <p>{t("paper.reveal.not")}</p>}
				</section>
			)}
			<article className="paper" aria-label={fact.values.form ?? ""}>
				<h2>{formTitle(data, fact)}</h2>
				<p className="paper-no">
					<span>{content?.some(([, text]) => text === data.order.id) ? "" : t("paper.order", { id: data.order.id })}</span>
					<span>{t("paper.filed", { at: fact.values.at ? atText(fact.values.at) : "", who: fact.names?.by ?? "" })}</span>
				</p>
				<table>
					<tbody>
						{content?.map(([label, text]) => (
							<tr key={label}>
								<th scope="row">{label}</th>
								<td>{text.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$/, "$1 $2")}</td>
							</tr>
						))}
						{content === null && <tr><th scope="row">{t("paper.content")}</th><td className="muted">{t("paper.masked")}</td></tr>}
						{signatures.map(([label, who]) => (
							<tr key={label} className="sign">
								<th scope="row">{label}</th>
								<td><span className="signed">{who}</span><span className="stamp">{t("paper.stamp")}</span></td>
							</tr>
						))}
					</tbody>
				</table>
			</article>
		</>
	);
}

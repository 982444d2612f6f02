/**
 * One filled paper form, laid out as the official table with its signatures, for the printer. Who handles it reads it, with the reporter's name, phone and address masked; the
 * whole text is shown after a reason was given, which goes on record. A step that waits for this person's signature is signed here.
 */
import { LeftOutlined, PrinterOutlined } from "@ant-design/icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Form, Input } from "antd";
import { lazy, Suspense, useState } from "react";
import { Link, useParams } from "react-router";
import { api } from "../../api/client";
import { cache, caseQuery, paperQuery } from "../../api/queries";
import type { Offer, Paper } from "../../api/types";
import { offerTitle } from "../../desk/rulewords";
import { atText } from "../../facts/FactValue";
import { Page } from "../../parts/Page";
import { Answer, Skeleton, useProblem } from "../../parts/states";
import { useHere } from "../../shell/government";
import { useLang, useText } from "../../texts";
import { useVocabulary } from "../../vocabulary";
import { Watermark } from "./Watermark";
import "./case.css";
import "./paper.css";
import "./print.css";

const ActDrawer = lazy(() => import("../../desk/ActDrawer"));

export default function PaperPage() {
	const t = useText();
	const { government } = useHere();
	const { id = "", filing = "" } = useParams();
	const paper = useQuery(paperQuery(government, id, filing));
	const title = paper.data?.title ?? t("papers.title");
	return (
		<Page
			narrow
			title={title}
			documentTitle={`${title} · ${id}`}
			actions={
				<div className="case-do no-print">
					<Link className="case-back" to={`/${government}/orders/${encodeURIComponent(id)}`}><LeftOutlined />{t("paper.back")}</Link>
					<Sign id={id} filing={filing} />
					<Button icon={<PrinterOutlined />} onClick={() => window.print()}>{t("case.print")}</Button>
				</div>
			}
		>
			<Watermark />
			<Answer query={paper} skeleton={<div className="panel"><Skeleton lines={10} /></div>}>{(data) => <Sheet id={id} paper={data} />}</Answer>
		</Page>
	);
}

/** The step that waits for this person, if one does. */
function Sign({ id, filing }: { id: string; filing: string }) {
	const { government } = useHere();
	const { lang } = useLang();
	const whole = useQuery(caseQuery(government, id));
	const [doing, setDoing] = useState<Offer | null>(null);
	const offer = whole.data?.offers.find((one) => one.target === filing);
	if (whole.data === undefined)
		return null;
	return (
		<>
			{offer && <Button type="primary" onClick={() => setDoing(offer)}>{offerTitle(offer, lang)}</Button>}
			<Suspense>{doing !== null && <ActDrawer data={whole.data} offer={doing} onClose={() => setDoing(null)} onDone={() => void cache.invalidateQueries({ queryKey: paperQuery(government, id, filing).queryKey })} />}</Suspense>
		</>
	);
}

/** The kept text by label, as a reveal gives it. */
function entries(json: string | null | undefined): Readonly<Record<string, string>> | null {
	try {
		const value: unknown = JSON.parse(json ?? "");
		return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([label, text]) => [label, String(text)])) : null;
	} catch {
		return null;
	}
}

function Sheet({ id, paper }: { id: string; paper: Paper }) {
	const t = useText();
	const { government, may } = useHere();
	const { role } = useVocabulary();
	const problem = useProblem();
	const [asking, setAsking] = useState(false);
	const reveal = useMutation({
		mutationFn: ({ reason }: { reason: string }) => api.post("/api/{government}/reveals", { government }, { entity: "filings", id: paper.filing.id, field: "content", reason }),
		onSuccess: () => setAsking(false),
	});
	const whole = entries(reveal.data?.value);
	const text = (line: Paper["lines"][number]) => (whole?.[line.label] ?? line.text ?? "").replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$/, "$1 $2");
	const readable = paper.readable || whole !== null;
	return (
		<>
			{!paper.readable && whole === null && !may("reveal") && <section className="panel padded paper-closed no-print"><p>{t("paper.reveal.not")}</p></section>}
			{may("reveal") && whole === null && (
				<section className="panel padded paper-closed no-print">
					{asking || !paper.readable
						? (
							<Form layout="vertical" requiredMark={false} onFinish={(values: { reason: string }) => reveal.mutate(values)}>
								<p className="muted">{t("paper.reveal.note")}</p>
								{reveal.isError && <Alert className="act-alert" type="error" showIcon role="alert" title={problem(reveal.error).message} />}
								<Form.Item name="reason" label={t("facts.reveal.reason")} rules={[{ required: true, min: 4, message: t("facts.reveal.reason.short") }]}><Input maxLength={150} /></Form.Item>
								<Button type="primary" htmlType="submit" loading={reveal.isPending}>{t("paper.reveal.do")}</Button>
							</Form>
						)
						: <p className="muted paper-masked">{t("paper.masked.note")} <Button size="small" onClick={() => setAsking(true)}>{t("paper.reveal.ask")}</Button></p>}
				</section>
			)}
			<article className="paper" aria-label={paper.title}>
				<h2>{paper.title}</h2>
				<p className="paper-no">
					<span>{paper.lines.some((line) => text(line) === id) ? "" : t("paper.order", { id })}</span>
					<span>{t("paper.filed", { at: paper.filing.values.at ? atText(paper.filing.values.at) : "", who: paper.filing.names?.by ?? "" })}</span>
				</p>
				<table>
					<tbody>
						{readable
							? paper.lines.filter(({ kind }) => kind !== "sign").map((line) => <tr key={line.label}><th scope="row">{line.label}</th><td>{text(line)}</td></tr>)
							: <tr><th scope="row">{t("paper.content")}</th><td className="muted">{t("paper.masked")}</td></tr>}
						{paper.lines.filter(({ kind }) => kind === "sign").map((line) => (
							<tr key={line.label} className="sign">
								<th scope="row">{line.label}</th>
								<td>
									{line.signer === null
										? <span className="muted">{t("paper.sign.waits", { role: line.roles.map(role).join("、") })}</span>
										: (
											<>
												<span className="signed">{line.signer}</span>
												{line.behalf && <span> {t("stand.for", { name: line.behalf })}</span>}
												<span className="stamp num">{line.at ? atText(line.at) : t("paper.stamp")}</span>
											</>
										)}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</article>
		</>
	);
}

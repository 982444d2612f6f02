/**
 * Handing over a shift: what is open is found by the server and kept with the note as it was; who hands over adds a remark; somebody of the next shift takes it over. Past notes
 * below. The page prints as the note does.
 */
import { PrinterOutlined } from "@ant-design/icons";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Form, Input, Radio } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { api } from "../../api/client";
import { cache, shiftsQuery } from "../../api/queries";
import type { Fact, Shifts } from "../../api/types";
import { atText } from "../../facts/FactValue";
import { notice } from "../../parts/notices";
import { Page } from "../../parts/Page";
import { Answer, Skeleton, useProblem } from "../../parts/states";
import { ToneTag, type Tone } from "../../parts/Tone";
import { useHere } from "../../shell/government";
import { useText, type TextKey } from "../../texts";
import "./desk.css";

const HOURS = [8, 12, 24];
const SHOWN = 10;
type Heading = Shifts["parts"][number]["heading"];
const headings: Readonly<Record<Heading, { text: TextKey; kept: TextKey; tone: Tone }>> = {
	overdue: { text: "shifts.overdue", kept: "shifts.kept.overdue", tone: "bad" },
	urgent: { text: "shifts.urgent", kept: "shifts.kept.urgent", tone: "warn" },
	due: { text: "shifts.due", kept: "shifts.kept.due", tone: "busy" },
	supervised: { text: "shifts.supervised", kept: "shifts.kept.supervised", tone: "warn" },
};

export default function ShiftsPage() {
	const t = useText();
	const { government } = useHere();
	const [hours, setHours] = useState(8);
	const query = useQuery({ ...shiftsQuery(government, hours), placeholderData: keepPreviousData });
	return (
		<Page
			narrow
			title={t("shifts.title")}
			documentTitle={t("shifts.title")}
			lead={<span className="no-print">{t("shifts.lead")}</span>}
			actions={
				<div className="page-do no-print">
					<Radio.Group aria-label={t("shifts.hours")} optionType="button" value={hours} options={HOURS.map((n) => ({ value: n, label: t("shifts.hours.n", { n }) }))} onChange={(event) => setHours(Number(event.target.value))} />
					<Button icon={<PrinterOutlined />} onClick={() => window.print()}>{t("case.print")}</Button>
				</div>
			}
		>
			<Answer query={query} skeleton={<div className="panel"><Skeleton lines={10} /></div>}>
				{(data) => (
					<div className="shift">
						<p className="muted num" role="status">{t("shifts.now", { at: atText(data.now).slice(0, 16), n: data.unread })}</p>
						{data.parts.map((part) => <Part key={part.heading} part={part} hours={data.hours} />)}
						<HandOver hours={data.hours} able={data.person_id !== null} />
						<Notes notes={data.notes} own={data.person_id} />
					</div>
				)}
			</Answer>
		</Page>
	);
}

function Part({ part, hours }: { part: Shifts["parts"][number]; hours: number }) {
	const t = useText();
	const { government } = useHere();
	const [all, setAll] = useState(false);
	const { text, tone } = headings[part.heading];
	const shown = all ? part.orders : part.orders.slice(0, SHOWN);
	return (
		<section className="panel padded">
			<h2><ToneTag tone={part.orders.length > 0 ? tone : "plain"}>{part.orders.length}{part.more && "+"}</ToneTag> {t(text, { n: hours })}</h2>
			{part.orders.length === 0 && <p className="muted">{t("shifts.none")}</p>}
			<ul className="shift-orders">
				{shown.map((order) => (
					<li key={order.order_id}>
						<Link to={`/${government}/orders/${encodeURIComponent(order.order_id)}`}>{order.title ?? order.order_id}</Link>
						<span className="muted">{[order.state, order.unit].filter(Boolean).join(" · ")}</span>
						{order.due_at && <span className={order.overdue ? "num bad" : "num muted"}>{t(order.overdue ? "shifts.was_due" : "shifts.is_due", { at: atText(order.due_at) })}</span>}
					</li>
				))}
			</ul>
			{part.orders.length > SHOWN && <Button className="no-print" type="link" size="small" aria-expanded={all} onClick={() => setAll(!all)}>{t(all ? "shifts.less" : "shifts.more", { n: part.orders.length - SHOWN })}</Button>}
		</section>
	);
}

function HandOver({ hours, able }: { hours: number; able: boolean }) {
	const t = useText();
	const { government } = useHere();
	const problem = useProblem();
	const [form] = Form.useForm<{ note?: string }>();
	const hand = useMutation({
		mutationFn: ({ note }: { note?: string }) => api.post("/api/{government}/shifts", { government }, { note: note?.trim() ?? "", hours }),
		onSuccess: () => {
			notice.good(t("shifts.handed"));
			form.resetFields();
			void cache.invalidateQueries({ queryKey: [government, "work"] });
		},
	});
	if (!able)
		return <Alert className="no-print" type="info" showIcon title={t("shifts.no_person")} />;
	return (
		<section className="panel padded no-print" aria-label={t("shifts.hand_over")}>
			<h2>{t("shifts.hand_over")}</h2>
			<Form form={form} layout="vertical" onFinish={(values) => hand.mutate(values)}>
				{hand.isError && <Alert className="act-alert" type="error" showIcon role="alert" title={problem(hand.error).message} />}
				<Form.Item name="note" label={t("shifts.note")}><Input.TextArea rows={3} maxLength={1_500} /></Form.Item>
				<Button type="primary" htmlType="submit" loading={hand.isPending}>{t("shifts.hand_over.do")}</Button>
			</Form>
		</section>
	);
}

function Notes({ notes, own }: { notes: readonly Fact[]; own: string | null }) {
	const t = useText();
	return (
		<section className="panel padded" aria-label={t("shifts.notes")}>
			<h2>{t("shifts.notes")} <small className="muted num">{notes.length}</small></h2>
			{notes.length === 0 ? <p className="muted">{t("shifts.notes.none")}</p> : <ol className="shift-notes">{notes.map((note) => <Note key={note.id} note={note} own={own} />)}</ol>}
		</section>
	);
}

/** What was kept with a note: orders by heading. */
function kept(json: string | null | undefined): readonly (readonly [Heading, readonly string[]])[] {
	try {
		const value = JSON.parse(json ?? "") as Record<string, unknown>;
		return (Object.keys(headings) as Heading[]).map((heading) => [heading, Array.isArray(value[heading]) ? value[heading].map(String) : []] as const).filter(([, ids]) => ids.length > 0);
	} catch {
		return [];
	}
}

function Note({ note, own }: { note: Fact; own: string | null }) {
	const t = useText();
	const { government } = useHere();
	const problem = useProblem();
	const { by, at, note: said, handed, taken_at, taken_by } = note.values;
	const orders = kept(handed);
	const take = useMutation({
		mutationFn: () => api.post("/api/{government}/shifts/{note}/taken", { government, note: note.id }, { version: note.version }),
		onSuccess: () => notice.good(t("shifts.taken.done")),
		onError: (error) => notice.bad(problem(error).message),
		onSettled: () => void cache.invalidateQueries({ queryKey: [government, "work"] }),
	});
	return (
		<li>
			<p className="shift-note">
				<b>{note.names?.by ?? by}</b>
				<span className="num">{at && atText(at)}</span>
				{taken_at
					? <span className="muted">{t("shifts.taken", { who: note.names?.taken_by ?? taken_by ?? "", at: atText(taken_at) })}</span>
					: <><ToneTag tone="warn">{t("shifts.untaken")}</ToneTag>{own !== null && own !== by && <Button className="no-print" size="small" type="primary" loading={take.isPending} onClick={() => take.mutate()}>{t("shifts.take")}</Button>}</>}
			</p>
			{said && <p className="shift-said">{said}</p>}
			{orders.length > 0 && (
				<details>
					<summary>{orders.map(([heading, ids]) => `${t(headings[heading].kept)} ${ids.length}`).join(" · ")}</summary>
					{orders.map(([heading, ids]) => (
						<p key={heading} className="shift-kept">
							<span className="muted">{t(headings[heading].kept)}</span>
							{ids.map((id) => <Link key={id} className="num" to={`/${government}/orders/${encodeURIComponent(id)}`}>{id}</Link>)}
						</p>
					))}
				</details>
			)}
		</li>
	);
}

/** The rows of a list of orders: a table at the desk, cards on a phone. What is left comes first, because that is what the work list is sorted by. */
import { Checkbox } from "antd";
import { Link } from "react-router";
import type { Case, WorkLine } from "../../api/types";
import { Remaining } from "../../desk/Remaining";
import { limitName } from "../../desk/rulewords";
import { shortAt, useNow } from "../../desk/time";
import { ToneTag } from "../../parts/Tone";
import { usePhone } from "../../parts/useMedia";
import { useHere } from "../../shell/government";
import { useLang, useText } from "../../texts";
import { useVocabulary } from "../../vocabulary";
import { choosable, type useChosen } from "./useChosen";

interface Rows { rows: readonly WorkLine[]; choice: ReturnType<typeof useChosen> }

export function WorkRows({ rows, choice }: Rows) {
	const phone = usePhone();
	return phone ? <WorkCards rows={rows} choice={choice} /> : <WorkTable rows={rows} choice={choice} />;
}

/** The limit that ends next: how much is left, when, and what it is. */
function Left({ file }: { file: Case | undefined }) {
	const t = useText();
	const { lang } = useLang();
	const now = useNow(60_000);
	if (file === undefined || file.closed)
		return <span className="muted">{t(file === undefined ? "work.search.outside" : "orders.closed")}</span>;
	return (
		<>
			<Remaining due={file.next_due_at} overdue={file.overdue} />
			{file.next_due_at && <small className="num">{t("work.due", { at: shortAt(file.next_due_at, now) })}</small>}
			{file.next_limit && <small className="limit">{limitName({ id: file.next_limit, title: file.next_limit_title, alias: file.next_limit_alias }, lang)}</small>}
		</>
	);
}

function WorkTable({ rows, choice }: Rows) {
	const t = useText();
	const { government } = useHere();
	const words = useVocabulary();
	const now = useNow(60_000);
	const { chosen, able } = choice;
	return (
		<table className="work-table">
			<thead>
				<tr>
					<th className="pick">{able > 0 && <Checkbox aria-label={t("work.choose.all")} checked={chosen.size > 0 && chosen.size === able} indeterminate={chosen.size > 0 && chosen.size < able} onChange={(event) => choice.all(event.target.checked)} />}</th>
					<th className="left">{t("work.left")}</th>
					<th>{t("work.order")}</th>
					<th className="state-column">{t("work.state")}</th>
					<th className="unit-column">{t("work.unit")}</th>
					<th className="urgency-column">{t("work.urgency")}</th>
					<th className="at-column">{t("work.received")}</th>
				</tr>
			</thead>
			<tbody>
				{rows.map((row) => {
					const { case: file, order } = row;
					const title = order.values.title ?? order.id;
					return (
						<tr key={order.id} data-row className={chosen.has(order.id) ? "chosen" : undefined}>
							<td className="pick">{choosable(row) && <Checkbox aria-label={t("work.choose", { title })} checked={chosen.has(order.id)} onChange={() => choice.toggle(order.id)} />}</td>
							<td className="left"><Left file={file} /></td>
							<td>
								<Link data-order={order.id} to={`/${government}/orders/${encodeURIComponent(order.id)}`}>{title}</Link>
								<small>{[order.values.category, order.id].filter(Boolean).join(" · ")}</small>
							</td>
							<td>{file && <ToneTag tone={file.closed ? "good" : "plain"}>{file.state}</ToneTag>}</td>
							<td>{file && (file.unit ?? <span className="muted">{t("work.unassigned")}</span>)}</td>
							<td>{order.values.urgency && (order.values.urgency === "normal" ? <span className="muted">{words.code("urgency", order.values.urgency)}</span> : <ToneTag tone="warn">{words.code("urgency", order.values.urgency)}</ToneTag>)}</td>
							<td className="num muted">{order.values.received_at ? shortAt(order.values.received_at, now) : ""}</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}

function WorkCards({ rows, choice }: Rows) {
	const t = useText();
	const { government } = useHere();
	const words = useVocabulary();
	return (
		<ul className="work-cards">
			{rows.map((row) => {
				const { case: file, order } = row;
				const title = order.values.title ?? order.id;
				return (
					<li key={order.id} data-row className={choice.chosen.has(order.id) ? "chosen" : undefined}>
						{choosable(row) && <Checkbox aria-label={t("work.choose", { title })} checked={choice.chosen.has(order.id)} onChange={() => choice.toggle(order.id)} />}
						<Link data-order={order.id} to={`/${government}/orders/${encodeURIComponent(order.id)}`}>
							<span className="card-head"><Left file={file} /></span>
							<b>{title}</b>
							<span className="card-foot">
								{file && <ToneTag tone={file.closed ? "good" : "plain"}>{file.state}</ToneTag>}
								{order.values.urgency && order.values.urgency !== "normal" && <ToneTag tone="warn">{words.code("urgency", order.values.urgency)}</ToneTag>}
								<span>{[file && (file.unit ?? t("work.unassigned")), order.values.category].filter(Boolean).join(" · ")}</span>
							</span>
						</Link>
					</li>
				);
			})}
		</ul>
	);
}

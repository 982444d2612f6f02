/** The rows of the work list: a table at the desk, cards on a phone. What is left comes first, because that is what the list is sorted by. */
import { Checkbox } from "antd";
import { Link } from "react-router";
import type { Work } from "../../api/types";
import { Remaining } from "../../desk/Remaining";
import { shortAt, useNow } from "../../desk/time";
import { ToneTag } from "../../parts/Tone";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import { useVocabulary } from "../../vocabulary";

interface Rows { rows: readonly Work[]; chosen: ReadonlyMap<string, Work>; onToggle: (row: Work) => void; onAll: (on: boolean) => void }

export function WorkTable({ rows, chosen, onToggle, onAll }: Rows) {
	const t = useText();
	const { government } = useHere();
	const words = useVocabulary();
	const now = useNow(60_000);
	return (
		<table className="work-table">
			<thead>
				<tr>
					<th className="pick"><Checkbox aria-label={t("work.choose.all")} checked={chosen.size > 0 && chosen.size === rows.length} indeterminate={chosen.size > 0 && chosen.size < rows.length} onChange={(event) => onAll(event.target.checked)} /></th>
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
						<tr key={file.order_id} data-row className={chosen.has(file.order_id) ? "chosen" : undefined}>
							<td className="pick"><Checkbox aria-label={t("work.choose", { title })} checked={chosen.has(file.order_id)} onChange={() => onToggle(row)} /></td>
							<td className="left">
								{file.closed ? <span className="muted">{t("orders.closed")}</span> : <Remaining due={file.next_due_at} overdue={file.overdue} />}
								{!file.closed && file.next_due_at && <small className="num">{t("work.due", { at: shortAt(file.next_due_at, now) })}</small>}
							</td>
							<td>
								<Link data-order={file.order_id} to={`/${government}/orders/${encodeURIComponent(file.order_id)}`}>{title}</Link>
								<small>{[order.values.category, order.id].filter(Boolean).join(" · ")}</small>
							</td>
							<td><ToneTag tone={file.closed ? "good" : "plain"}>{file.state}</ToneTag></td>
							<td>{file.unit ?? <span className="muted">{t("work.unassigned")}</span>}</td>
							<td>{order.values.urgency && (order.values.urgency === "normal" ? <span className="muted">{words.code("urgency", order.values.urgency)}</span> : <ToneTag tone="warn">{words.code("urgency", order.values.urgency)}</ToneTag>)}</td>
							<td className="num muted">{order.values.received_at ? shortAt(order.values.received_at, now) : ""}</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}

export function WorkCards({ rows, chosen, onToggle }: Rows) {
	const t = useText();
	const { government } = useHere();
	const words = useVocabulary();
	const now = useNow(60_000);
	return (
		<ul className="work-cards">
			{rows.map((row) => {
				const { case: file, order } = row;
				const title = order.values.title ?? order.id;
				return (
					<li key={file.order_id} data-row className={chosen.has(file.order_id) ? "chosen" : undefined}>
						<Checkbox aria-label={t("work.choose", { title })} checked={chosen.has(file.order_id)} onChange={() => onToggle(row)} />
						<Link data-order={file.order_id} to={`/${government}/orders/${encodeURIComponent(file.order_id)}`}>
							<span className="card-head">
								{file.closed ? <span className="muted">{t("orders.closed")}</span> : <Remaining due={file.next_due_at} overdue={file.overdue} />}
								{!file.closed && file.next_due_at && <small className="num">{t("work.due", { at: shortAt(file.next_due_at, now) })}</small>}
							</span>
							<b>{title}</b>
							<span className="card-foot">
								<ToneTag tone={file.closed ? "good" : "plain"}>{file.state}</ToneTag>
								{order.values.urgency && order.values.urgency !== "normal" && <ToneTag tone="warn">{words.code("urgency", order.values.urgency)}</ToneTag>}
								<span>{[file.unit ?? t("work.unassigned"), order.values.category].filter(Boolean).join(" · ")}</span>
							</span>
						</Link>
					</li>
				);
			})}
		</ul>
	);
}

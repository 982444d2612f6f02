/** An order for a firm outside, to be shown or printed: what is to be done, where, by when, and nothing of who reported it. What it holds is the server's choice, field by field. */
import { LeftOutlined, PrinterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useParams } from "react-router";
import { address } from "../../api/client";
import { outsideQuery } from "../../api/queries";
import type { Outside } from "../../api/types";
import { instantText, useNow } from "../../desk/time";
import { atText } from "../../facts/FactValue";
import { Page } from "../../parts/Page";
import { Answer, Skeleton } from "../../parts/states";
import { useHere } from "../../shell/government";
import { useText, type TextKey } from "../../texts";
import { useVocabulary } from "../../vocabulary";
import { Watermark } from "./Watermark";
import "./case.css";
import "./paper.css";
import "./print.css";

export default function OutsidePage() {
	const t = useText();
	const { government, me } = useHere();
	const { id = "" } = useParams();
	const now = useNow(60_000);
	const outside = useQuery(outsideQuery(government, id));
	return (
		<Page
			narrow
			title={t("outside.title")}
			documentTitle={`${t("outside.title")} · ${id}`}
			lead={<span className="no-print">{t("outside.lead")}</span>}
			actions={
				<div className="case-do no-print">
					<Link className="case-back" to={`/${government}/orders/${encodeURIComponent(id)}`}><LeftOutlined />{t("paper.back")}</Link>
					<Button icon={<PrinterOutlined />} onClick={() => window.print()}>{t("case.print")}</Button>
				</div>
			}
		>
			<Watermark />
			<p className="print-only case-printed">{t("case.printed", { government: me.government_name, who: me.login, at: now === undefined ? "" : atText(instantText(now)) })} · {t("case.without_caller.said")}</p>
			<Answer query={outside} skeleton={<div className="panel"><Skeleton lines={10} /></div>}>{(data) => <Sheet data={data} />}</Answer>
		</Page>
	);
}

function Sheet({ data }: { data: Outside }) {
	const t = useText();
	const { government } = useHere();
	const words = useVocabulary();
	const rows: readonly (readonly [TextKey, string | null])[] = [
		["outside.order", data.order_id], ["outside.category", data.category], ["outside.urgency", data.urgency && words.code("urgency", data.urgency)], ["outside.what", data.description],
		["outside.site", [data.grid, data.site].filter(Boolean).join(" · ") || null], ["outside.unit", data.unit], ["outside.dispatched", data.dispatched_at && atText(data.dispatched_at)],
		["outside.due", data.due_at && atText(data.due_at)], ["outside.state", data.state],
	];
	return (
		<article className="paper" aria-label={t("outside.title")}>
			<h2>{data.title ?? data.order_id}</h2>
			<table>
				<tbody>
					{rows.filter(([, text]) => text).map(([label, text]) => <tr key={label}><th scope="row">{t(label)}</th><td>{text}</td></tr>)}
					{data.visits.map((visit, i) => <tr key={i}><th scope="row">{t("outside.visit")}</th><td>{[visit.at && atText(visit.at), visit.found].filter(Boolean).join(" ")}</td></tr>)}
				</tbody>
			</table>
			{data.photos.length > 0 && (
				<div className="photos outside-photos">
					{data.photos.map((photo) => (
						<figure key={photo.attachment_id}>
							<figcaption>{photo.label}</figcaption>
							<div className="photo-set"><img src={address("/api/{government}/attachments/{id}", { government, id: photo.attachment_id })} alt={photo.label ?? ""} /></div>
						</figure>
					))}
				</div>
			)}
		</article>
	);
}

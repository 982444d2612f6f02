/** The paper forms that were filled in for the order, each to be opened as a page for the printer. */
import { PrinterOutlined } from "@ant-design/icons";
import { Link } from "react-router";
import type { Fact } from "../../api/types";
import { atText } from "../../facts/FactValue";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";

export function Papers({ filings }: { filings: readonly Fact[] }) {
	const t = useText();
	const { government } = useHere();
	if (filings.length === 0)
		return null;
	return (
		<section className="panel padded case-kind no-print">
			<h2>{t("papers.title")} <small className="muted num">{filings.length}</small></h2>
			<ul className="case-chain">
				{filings.map((fact) => (
					<li key={fact.id}>
						<span className="num muted">{fact.values.at ? atText(fact.values.at) : ""}</span>
						<Link to={`/${government}/orders/${encodeURIComponent(fact.values.order_id ?? "")}/papers/${encodeURIComponent(fact.id)}`}><PrinterOutlined /> {fact.values.form}</Link>
						<span className="muted">{[fact.names?.unit_id, fact.names?.by].filter(Boolean).join(" · ")}</span>
					</li>
				))}
			</ul>
		</section>
	);
}

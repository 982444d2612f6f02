/** One value of a fact as people read it: words of enumerations, names behind links, instants without their T; a masked one can be revealed. */
import { EyeInvisibleOutlined } from "@ant-design/icons";
import { Tooltip } from "antd";
import { Link } from "react-router";
import type { Fact } from "../api/types";
import { useHere } from "../shell/government";
import { useText } from "../texts";
import { useVocabulary } from "../vocabulary";

/** Where a fact is looked at: an order has a page of its own. */
export function factAddress(government: string, entity: string, id: string): string {
	return entity === "orders" ? `/${government}/orders/${encodeURIComponent(id)}` : `/${government}/facts/${entity}/${encodeURIComponent(id)}`;
}

/** Instants and days read alike everywhere. */
export function atText(at: string): string {
	return at.replace("T", " ");
}

export function FactValue({ fact, field, onReveal, plain }: { fact: Fact; field: string; onReveal?: ((field: string) => void) | undefined; plain?: boolean }) {
	const t = useText();
	const { government, may } = useHere();
	const words = useVocabulary();
	const value = fact.values[field];
	const declared = words.fieldOf(fact.entity, field);
	if (value === undefined || value === null)
		return <span className="muted">{t("unknown")}</span>;
	if (fact.masked.includes(field))
		return (
			<span className="masked">
				{value}
				{onReveal && may("reveal") && (
					<Tooltip title={t("facts.reveal")}>
						<button type="button" className="plain-button" aria-label={t("facts.reveal.field", { field: words.field(fact.entity, field) })} onClick={() => onReveal(field)}><EyeInvisibleOutlined /></button>
					</Tooltip>
				)}
			</span>
		);
	switch (declared?.type) {
		case "enum":
			return <>{words.code(declared.to ?? "", value)}</>;
		case "bool":
			return <>{t(value === "true" ? "yes" : "no")}</>;
		case "instant":
			return <span className="num">{atText(value)}</span>;
		case "link": {
			const name = fact.names?.[field];
			const text = name === undefined ? value : `${name}`;
			return plain ? <>{text}</> : <Link to={factAddress(government, declared.to ?? "", value)} title={value}>{text}</Link>;
		}
		case "set":
			return <>{value.split(";").join("、")}</>;
		default:
			return <>{value}</>;
	}
}

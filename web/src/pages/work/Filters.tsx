/** What narrows the work list, as tags that can be taken away, and a panel of what can be chosen: the values that the list has shown so far. */
import { FilterOutlined } from "@ant-design/icons";
import { Button, Popover, Tag } from "antd";
import { useState } from "react";
import type { WorkChoice } from "../../api/queries";
import type { Work } from "../../api/types";
import { LinkSelect } from "../../facts/LinkSelect";
import { usePhone } from "../../parts/useMedia";
import { useHere } from "../../shell/government";
import { useText, type TextKey } from "../../texts";
import { useVocabulary } from "../../vocabulary";

export const FACETS = ["state", "unit", "category", "urgency", "rule"] as const;
type Facet = (typeof FACETS)[number];
const titles: Readonly<Record<Facet, TextKey>> = { state: "work.state", unit: "work.unit", category: "work.category", urgency: "work.urgency", rule: "work.limit" };

function valueOf(row: Work, facet: Facet): string | null | undefined {
	switch (facet) {
		case "state": return row.case.state;
		case "unit": return row.case.unit_id;
		case "category": return row.order.values.category;
		case "urgency": return row.order.values.urgency;
		case "rule": return row.case.next_limit;
	}
}

export function Filters({ rows, choice, onSet, onClear }: { rows: readonly Work[]; choice: WorkChoice; onSet: (name: string, value: string | null) => void; onClear: () => void }) {
	const t = useText();
	const { may } = useHere();
	const words = useVocabulary();
	const phone = usePhone();
	const [open, setOpen] = useState(false);
	/** A narrowed list shows few values; those seen before can still be chosen. */
	const [seen, setSeen] = useState<Readonly<Record<Facet, ReadonlyMap<string, string>>>>(() => ({ state: new Map(), unit: new Map(), category: new Map(), urgency: new Map(), rule: new Map() }));
	const fresh = FACETS.flatMap((facet) => rows.flatMap((row) => { const value = valueOf(row, facet); return value && !seen[facet].has(value) ? [[facet, value, facet === "unit" ? (row.case.unit ?? value) : value] as const] : []; }));
	if (fresh.length > 0)
		setSeen(Object.fromEntries(FACETS.map((facet) => [facet, new Map([...seen[facet], ...fresh.filter((one) => one[0] === facet).map((one) => [one[1], one[2]] as const)])])) as unknown as typeof seen);
	const named = (facet: Facet, value: string) => (facet === "urgency" ? words.code("urgency", value) : (seen[facet].get(value) ?? value));
	const active = FACETS.filter((facet) => choice[facet] !== undefined);
	return (
		<div className="work-filters">
			{!choice.closed && <Tag.CheckableTag className="work-overdue" checked={choice.overdue === 1} onChange={(on) => onSet("overdue", on ? "1" : null)}>{t("work.overdue.only")}</Tag.CheckableTag>}
			{active.map((facet) => <Tag key={facet} closable={{ "aria-label": t("work.filter.remove", { name: t(titles[facet]) }) }} onClose={(event) => { event.preventDefault(); onSet(facet, null); }}>{t(titles[facet])}{t("colon")}{named(facet, choice[facet] ?? "")}</Tag>)}
			<Popover
				open={open}
				onOpenChange={setOpen}
				trigger="click"
				placement={phone ? "bottomLeft" : "bottomRight"}
				content={
					<div className="facets">
						{FACETS.map((facet) => {
							const values = [...seen[facet].keys()];
							if (facet === "unit" && may("facts"))
								return <div key={facet} role="group" aria-label={t(titles[facet])}><p>{t(titles[facet])}</p><LinkSelect to="units" aria-label={t(titles[facet])} value={choice.unit ?? null} known={seen.unit.get(choice.unit ?? "")} onChange={(id) => onSet("unit", id)} /></div>;
							return values.length > 1 && (
								<div key={facet} role="group" aria-label={t(titles[facet])}>
									<p>{t(titles[facet])}</p>
									{values.map((value) => <Tag.CheckableTag key={value} checked={choice[facet] === value} onChange={(on) => onSet(facet, on ? value : null)}>{named(facet, value)}</Tag.CheckableTag>)}
								</div>
							);
						})}
						{(active.length > 0 || choice.overdue) && <Button size="small" onClick={() => { setOpen(false); onClear(); }}>{t("work.filter.clear")}</Button>}
					</div>
				}
			>
				<Button className="work-filter" icon={<FilterOutlined />} aria-expanded={open}>{t("work.filter")}</Button>
			</Popover>
		</div>
	);
}

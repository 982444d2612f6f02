/**
 * What narrows the work list, as tags that can be taken away, and a panel of what can be chosen. Open orders: what the server says there is, with
 * how many; closed ones: what the list has shown so far.
 */
import { FilterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Popover, Tag } from "antd";
import { useState } from "react";
import { boardQuery, type WorkChoice } from "../../api/queries";
import type { WorkLine } from "../../api/types";
import { limitName } from "../../desk/rulewords";
import { LinkSelect } from "../../facts/LinkSelect";
import { usePhone } from "../../parts/useMedia";
import { useHere } from "../../shell/government";
import { useLang, useText, type Lang, type TextKey } from "../../texts";
import { useVocabulary } from "../../vocabulary";
import { DUES, FACETS, type Facet } from "./narrowing";

const titles: Readonly<Record<Facet, TextKey>> = { due: "work.due.label", state: "work.state", unit: "work.unit", category: "work.category", urgency: "work.urgency", rule: "work.limit" };
export const dueTexts: Readonly<Record<string, TextKey>> = { overdue: "work.due.overdue", soon: "work.due.soon", later: "work.due.later", none: "work.due.none" };

interface Value { name: string; n?: number }
type Values = ReadonlyMap<string, Value>;

export function Filters({ rows, choice, onSet, onClear }: { rows: readonly WorkLine[]; choice: WorkChoice; onSet: (name: string, value: string | null) => void; onClear: () => void }) {
	const t = useText();
	const { government, may } = useHere();
	const phone = usePhone();
	const [open, setOpen] = useState(false);
	const active = FACETS.filter((facet) => choice[facet] !== undefined);
	const values = useValues(rows, government, !choice.closed, open || active.length > 0);
	const named = (facet: Facet, value: string) => values[facet].get(value)?.name ?? value;
	return (
		<div className="work-filters">
			{!choice.closed && <Tag.CheckableTag className="work-overdue" checked={choice.due === "overdue"} onChange={(on) => onSet("due", on ? "overdue" : null)}>{t("work.overdue.only")}</Tag.CheckableTag>}
			{active.filter((facet) => choice[facet] !== "overdue").map((facet) => (
				<Tag key={facet} closable={{ "aria-label": t("work.filter.remove", { name: t(titles[facet]) }) }} onClose={(event) => { event.preventDefault(); onSet(facet, null); }}>{t(titles[facet])}{t("colon")}{named(facet, choice[facet] ?? "")}</Tag>
			))}
			{choice.undispatched && <Tag closable={{ "aria-label": t("work.filter.remove", { name: t("work.unassigned") }) }} onClose={(event) => { event.preventDefault(); onSet("undispatched", null); }}>{t("work.unassigned")}</Tag>}
			<Popover
				open={open}
				onOpenChange={setOpen}
				trigger="click"
				placement={phone ? "bottomLeft" : "bottomRight"}
				content={
					<div className="facets">
						{FACETS.map((facet) => {
							const all = [...values[facet]];
							if (facet === "due" && choice.closed)
								return null;
							if (facet === "unit" && may("facts"))
								return (
									<div key={facet} role="group" aria-label={t(titles[facet])}>
										<p>{t(titles[facet])}</p>
										<LinkSelect to="units" aria-label={t(titles[facet])} value={choice.unit ?? null} known={values.unit.get(choice.unit ?? "")?.name} onChange={(id) => onSet("unit", id)} />
										{!choice.closed && <Tag.CheckableTag className="facet-alone" checked={choice.undispatched === 1} onChange={(on) => onSet("undispatched", on ? "1" : null)}>{t("work.unassigned")}</Tag.CheckableTag>}
									</div>
								);
							return all.length > 1 && (
								<div key={facet} role="group" aria-label={t(titles[facet])}>
									<p>{t(titles[facet])}</p>
									{all.map(([value, { name, n }]) => <Tag.CheckableTag key={value} checked={choice[facet] === value} onChange={(on) => onSet(facet, on ? value : null)}>{name}{n !== undefined && <small className="num"> {n}</small>}</Tag.CheckableTag>)}
								</div>
							);
						})}
						{(active.length > 0 || choice.undispatched) && <Button size="small" onClick={() => { setOpen(false); onClear(); }}>{t("work.filter.clear")}</Button>}
					</div>
				}
			>
				<Button className="work-filter" icon={<FilterOutlined />} aria-expanded={open}>{t("work.filter")}</Button>
			</Popover>
		</div>
	);
}

function useValues(rows: readonly WorkLine[], government: string, counted: boolean, wanted: boolean): Readonly<Record<Facet, Values>> {
	const t = useText();
	const { lang } = useLang();
	const words = useVocabulary();
	const board = useQuery({ ...boardQuery(government), enabled: wanted }).data;
	/** A narrowed list shows few values; those seen before can still be chosen, under the name that they had first. */
	const [seen, setSeen] = useState<ReadonlyMap<string, { lang: Lang; facet: Facet; value: string; name: string }>>(new Map());
	const fresh = rows.flatMap(({ case: file, order }) => (file === undefined ? [] : [
		["state", file.state, file.state] as const,
		["unit", file.unit_id, file.unit] as const,
		["category", order.values.category, order.values.category] as const,
		["urgency", order.values.urgency, words.code("urgency", order.values.urgency ?? "")] as const,
		["rule", file.next_limit, limitName({ id: file.next_limit ?? "", title: file.next_limit_title, alias: file.next_limit_alias }, lang)] as const,
	])).flatMap(([facet, value, name]) => (value && !seen.has(`${lang} ${facet} ${value}`) ? [[`${lang} ${facet} ${value}`, { lang, facet, value, name: name ?? value }] as const] : []));
	if (fresh.length > 0)
		setSeen(new Map([...seen, ...fresh]));
	const values = Object.fromEntries(FACETS.map((facet) => [facet, new Map<string, Value>()])) as Record<Facet, Map<string, Value>>;
	for (const value of DUES)
		values.due.set(value, { name: t(dueTexts[value] ?? "work.due.label"), ...(board ? { n: board.units.reduce((sum, unit) => sum + unit[value], 0) } : {}) });
	for (const one of board?.units ?? [])
		if (one.unit_id !== null)
			values.unit.set(one.unit_id, { name: one.unit ?? one.unit_id, n: one.overdue + one.soon + one.later + one.none });
	for (const one of board?.states ?? [])
		values.state.set(one.value, { name: one.value, n: one.n });
	for (const one of board?.categories ?? [])
		values.category.set(one.value, { name: one.value, n: one.n });
	for (const one of board?.urgencies ?? [])
		values.urgency.set(one.value, { name: words.code("urgency", one.value), n: one.n });
	for (const one of board?.limits ?? [])
		values.rule.set(one.value, { name: limitName({ id: one.value, ...one }, lang), n: one.n });
	for (const { facet, value, name, ...one } of seen.values())
		if (one.lang === lang && !values[facet].has(value))
			values[facet].set(value, { name });
	if (!counted)
		for (const facet of FACETS)
			for (const [value, { name }] of values[facet])
				values[facet].set(value, { name });
	return values;
}

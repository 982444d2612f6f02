/**
 * What the dispatch catalogue says of an order, above the form that names a unit: a click, or Alt and the number, fills unit, basis and legal basis. Which lines fit, and in what
 * order, the server says; a line whose place the order does not name says that it is for the reader to judge.
 */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { catalogueQuery } from "../api/queries";
import type { Offer } from "../api/types";
import { useHere } from "../shell/government";
import { useText } from "../texts";
import { useVocabulary } from "../vocabulary";

export interface Proposed { line: string; values: Record<string, string | null>; names: Record<string, string | undefined> }

/** What of a line goes into which field of a form. */
const FIELDS: readonly (readonly [string, "unit_id" | "basis" | "legal"])[] = [["assignments.unit_id", "unit_id"], ["assignments.basis", "basis"], ["assignments.legal", "legal"], ["returns.suggested_unit", "unit_id"]];
const UNITS: ReadonlySet<string> = new Set(["assignments.unit_id", "returns.suggested_unit"]);
const KEYS = 9;

const asked = (offer: Offer) => new Set(offer.inputs.map(({ entity, field }) => `${entity}.${field}`));

export function proposes(offer: Offer): boolean {
	return [...asked(offer)].some((name) => UNITS.has(name));
}

export function Proposals({ offer, orderId, chosen, onChoose }: { offer: Offer; orderId: string; chosen: Proposed | null; onChoose: (one: Proposed) => void }) {
	const t = useText();
	const { government } = useHere();
	const words = useVocabulary();
	const found = useQuery(catalogueQuery(government, orderId));
	const names = asked(offer);
	const lines = found.data?.lines ?? [];
	const choose = (at: number) => {
		const line = lines[at]?.line;
		if (line === undefined)
			return;
		const fields = FIELDS.filter(([name]) => names.has(name));
		onChoose({
			line: line.id,
			values: Object.fromEntries(fields.map(([name, from]) => [name, line.values[from] ?? null])),
			names: Object.fromEntries(fields.filter(([name]) => UNITS.has(name)).map(([name]) => [name, line.names?.unit_id])),
		});
	};
	const onKey = useEffectEvent((event: KeyboardEvent) => {
		const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
		if (!event.altKey || event.ctrlKey || event.metaKey || digit === undefined || Number(digit) > lines.length)
			return;
		event.preventDefault();
		choose(Number(digit) - 1);
	});
	useEffect(() => {
		const listen = (event: KeyboardEvent) => onKey(event);
		document.addEventListener("keydown", listen);
		return () => document.removeEventListener("keydown", listen);
	}, []);
	if (found.data === undefined)
		return found.isError ? null : <div className="proposals" aria-busy="true"><p className="muted">{t("loading")}</p></div>;
	return (
		<section className="proposals" aria-label={t("proposals.title")}>
			<h3>{t("proposals.title")}</h3>
			{lines.length === 0 && <p className="muted">{t(found.data.category === null ? "proposals.no_category" : "proposals.none", { category: found.data.category ?? "" })}</p>}
			<ol>
				{lines.map(({ line, sure }, at) => (
					<li key={line.id}>
						<button type="button" className="proposal" aria-pressed={chosen?.line === line.id} aria-keyshortcuts={at < KEYS ? `Alt+${at + 1}` : undefined} onClick={() => choose(at)}>
							{at < KEYS && <kbd className="kbd" aria-hidden="true">{at + 1}</kbd>}
							<b>{line.names?.unit_id ?? line.values.unit_id}</b>
							{line.values.basis && <span>{words.code("basis", line.values.basis)}</span>}
							{line.values.legal && <span className="muted">{line.values.legal}</span>}
							<small>
								{[line.values.category ?? t("proposals.any"), line.values.place].filter(Boolean).join(" · ")}
								{!sure && <span className="bad"> {t("proposals.judge", { place: line.values.place ?? "" })}</span>}
							</small>
						</button>
					</li>
				))}
			</ol>
			{lines.length > 0 && <p className="muted">{t("proposals.keys")}</p>}
		</section>
	);
}

/** The clocks of an order: those that run first, the soonest due on top, each with how its due instant came about, line by line. */
import { useState } from "react";
import { Button } from "antd";
import type { Clock } from "../../api/types";
import { atText } from "../../facts/FactValue";
import { Remaining } from "../../desk/Remaining";
import { ToneTag, type Tone } from "../../parts/Tone";
import { useLang, useText, type TextKey } from "../../texts";

const outcomes: Readonly<Record<string, { text: TextKey; tone: Tone }>> = {
	met: { text: "clock.met", tone: "good" },
	late: { text: "clock.late", tone: "bad" },
	replaced: { text: "clock.replaced", tone: "plain" },
	void: { text: "clock.void", tone: "plain" },
};

export function Clocks({ clocks, units }: { clocks: readonly Clock[]; units: Readonly<Record<string, string>> }) {
	const t = useText();
	const [past, setPast] = useState(false);
	const running = clocks.filter((clock) => clock.running).sort((a, b) => (a.due_at ?? "~").localeCompare(b.due_at ?? "~"));
	const stopped = clocks.filter((clock) => !clock.running);
	if (clocks.length === 0)
		return null;
	const line = (clock: Clock) => <Line key={clock.clock_id} clock={clock} unit={clock.unit_id ? (units[clock.unit_id] ?? clock.unit_id) : null} />;
	return (
		<section className="panel padded case-clocks" aria-label={t("clocks.title")}>
			<h2>{t("clocks.title")}</h2>
			{running.length === 0 ? <p className="muted">{t("clocks.none")}</p> : <ul className="clocks">{running.map(line)}</ul>}
			{stopped.length > 0 && <Button type="link" size="small" className="offer-more no-print" aria-expanded={past} onClick={() => setPast(!past)}>{t(past ? "clocks.past.hide" : "clocks.past", { n: stopped.length })}</Button>}
			{past && <ul className="clocks past">{stopped.map(line)}</ul>}
		</section>
	);
}

function Line({ clock, unit }: { clock: Clock; unit: string | null }) {
	const t = useText();
	const { lang } = useLang();
	const outcome = outcomes[clock.outcome ?? ""];
	const derivation = (lang === "zh" ? clock.derivation : clock.derivation_en) || clock.derivation;
	return (
		<li>
			<div className="clock-head">
				<b>{clock.title}</b>
				{unit && <span className="muted">{unit}</span>}
				{clock.seq > 1 && <span className="muted">{t("clock.seq", { n: clock.seq })}</span>}
				<span className="clock-left">
					{clock.running ? <Remaining due={clock.due_at} overdue={clock.overdue_at !== null} provisional={clock.provisional} big /> : outcome && <ToneTag tone={outcome.tone}>{t(outcome.text)}</ToneTag>}
				</span>
			</div>
			<details>
				<summary>
					{clock.due_at && <span className="num">{t(clock.exclusive ? "clock.due.before" : "clock.due", { at: atText(clock.due_at) })}</span>}
					{clock.stopped_at && <span className="num">{t("clock.stopped", { at: atText(clock.stopped_at) })}</span>}
					<span className="clock-why">{t("clock.derivation")}</span>
				</summary>
				<ol className="derivation">{derivation.split("\n").map((text, i) => <li key={i}>{text.replace(/(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/g, "$1 $2")}</li>)}</ol>
			</details>
		</li>
	);
}

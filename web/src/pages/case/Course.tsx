/** What has happened to the order, the newest first: who, when, from which state to which, what was said; calls with how they went and their recording. */
import type { CaseWhole, Fact } from "../../api/types";
import { atText } from "../../facts/FactValue";
import { Timeline, type Moment } from "../../parts/Timeline";
import { ToneTag } from "../../parts/Tone";
import { useText, type Say } from "../../texts";
import { useVocabulary } from "../../vocabulary";
import { Gone, Player } from "./Media";

/** Facts that tell more about an event of the same instant. */
const CALLS = ["contacts", "callbacks"];

export function Course({ data }: { data: CaseWhole }) {
	const t = useText();
	const words = useVocabulary();
	const of = (entity: string) => data.kinds.find((kind) => kind.entity === entity)?.facts ?? [];
	const recordings = new Map(of("attachments").map((fact) => [fact.values.sha256 ?? "", fact]));
	const calls = CALLS.flatMap(of);
	const told = new Set<Fact>();
	const moments: (Moment & { when: string })[] = data.events.map((event, i) => {
		const call = calls.find((fact) => !told.has(fact) && fact.values.at === event.at && together(fact.id, data.events[i - 1]?.event_id, event.event_id));
		if (call)
			told.add(call);
		return {
			key: event.event_id,
			when: event.at ?? "",
			at: event.at ? atText(event.at) : "",
			what: event.title,
			by: [event.by ?? event.actor ?? t("act.system"), event.behalf && t("stand.for", { name: event.behalf }), event.unit].filter(Boolean).join(" · "),
			more: (
				<>
					{event.to && event.from !== event.to && <span className="course-move">{event.from ? `${event.from} → ${event.to}` : event.to}</span>}
					{call && <Call fact={call} recording={recordings.get(call.values.recording ?? "")} gone={data.gone} words={words} t={t} />}
					{event.note && <q className="course-note">{event.note}</q>}
				</>
			),
		};
	});
	for (const fact of calls)
		if (!told.has(fact) && fact.values.at)
			moments.push({ key: fact.id, when: fact.values.at, at: atText(fact.values.at), what: words.code(fact.entity === "contacts" ? "contact_kind" : "round", fact.values.kind ?? fact.values.round ?? ""), by: fact.names?.by ?? fact.names?.unit_id, more: <Call fact={fact} recording={recordings.get(fact.values.recording ?? "")} gone={data.gone} words={words} t={t} /> });
	moments.reverse();
	moments.sort((a, b) => b.when.localeCompare(a.when));
	return (
		<section className="panel padded case-course" aria-label={t("orders.timeline")}>
			<h2>{t("orders.timeline")}</h2>
			<Timeline moments={moments} />
		</section>
	);
}

/** A step gives its numbers in turn: what it recorded comes after the event before it and before its own. */
function together(fact: string, before: string | undefined, event: string): boolean {
	const number = /^\d{1,18}$/;
	if (!number.test(fact) || !number.test(event))
		return true;
	return BigInt(fact) < BigInt(event) && (before === undefined || !number.test(before) || BigInt(fact) > BigInt(before));
}

function Call({ fact, recording, gone, words, t }: { fact: Fact; recording: Fact | undefined; gone: readonly string[]; words: ReturnType<typeof useVocabulary>; t: Say }) {
	const { reached, reason, declined, contacted, answered, solved, rating } = fact.values;
	return (
		<span className="course-call">
			<ToneTag tone={reached === "true" ? "good" : "warn"}>{t(reached === "true" ? "call.reached" : "call.unreached")}</ToneTag>
			{reason && <span>{words.code("contact_reason", reason)}</span>}
			{declined === "true" && <span>{words.field("callbacks", "declined")}</span>}
			{contacted && <span>{words.field("callbacks", "contacted")}{t("colon")}{t(contacted === "true" ? "yes" : "no")}</span>}
			{answered && <span>{words.field("callbacks", "answered")}{t("colon")}{t(answered === "true" ? "yes" : "no")}</span>}
			{solved && <span>{words.code("solved", solved)}</span>}
			{rating && <span>{words.code("rating", rating)}</span>}
			{recording && (gone.includes(recording.id) ? <Gone named="" /> : <Player fact={recording} />)}
		</span>
	);
}

/**
 * The process of the order, drawn small: its states from top to bottom, the present one lit, and the way that the order took as arcs, forward on
 * the one side and back on the other. Made from what the server says of states and events.
 */
import type { CaseWhole } from "../../api/types";
import { useText } from "../../texts";

const ROW = 26, X = 34, WIDTH = 288, TOP = 14;

export function Drawing({ data }: { data: CaseWhole }) {
	const t = useText();
	const { states } = data.process;
	const place = new Map(states.map((state, i) => [state.name, i]));
	const y = (i: number) => TOP + i * ROW;
	const been = new Map<string, number>();
	const ways = new Map<string, { from: number; to: number; n: number }>();
	for (const event of data.events) {
		if (event.to === null || event.from === event.to)
			continue;
		been.set(event.to, (been.get(event.to) ?? 0) + 1);
		const from = event.from === null ? undefined : place.get(event.from), to = place.get(event.to);
		if (from === undefined || to === undefined)
			continue;
		const way = ways.get(`${from}-${to}`);
		ways.set(`${from}-${to}`, { from, to, n: (way?.n ?? 0) + 1 });
	}
	const path = data.events.filter((event) => event.to !== null && event.from !== event.to).map((event) => event.to).join(" → ");
	return (
		<section className="panel padded case-drawing" aria-label={t("drawing.title")}>
			<h2>{data.process.title}</h2>
			<svg viewBox={`0 0 ${WIDTH} ${TOP * 2 + (states.length - 1) * ROW}`} role="img" aria-label={t("drawing.said", { state: data.case.state, path })}>
				<defs>
					<marker id="way-end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" className="way-head" /></marker>
				</defs>
				{[...ways.values()].map(({ from, to }) => {
					const back = to < from, span = Math.abs(to - from);
					const side = span === 1 && !back ? 0 : -Math.min(26, 6 + span * 4);
					const start = y(from) + (back ? -6 : 6), end = y(to) + (back ? 7 : -7);
					return <path key={`${from}-${to}`} className={back ? "way back" : "way"} markerEnd="url(#way-end)" d={side === 0 ? `M${X} ${start}V${end}` : `M${X - 5} ${start}C${X + side * 1.5} ${start} ${X + side * 1.5} ${end} ${X - 5} ${end}`} />;
				})}
				{states.map((state, i) => {
					const now = state.name === data.case.state, times = been.get(state.name) ?? 0;
					const kind = now ? "now" : times > 0 ? "been" : "not";
					return (
						<g key={state.name} className={`place ${kind}`}>
							{now && <rect x={X - 14} y={y(i) - 12} width={WIDTH - X + 10} height={24} rx={6} />}
							<circle cx={X} cy={y(i)} r={now ? 6 : 5} />
							{state.final && <circle className="final" cx={X} cy={y(i)} r={2} />}
							<text x={X + 16} y={y(i) + 5}>{state.name}{times > 1 ? ` ×${times}` : ""}</text>
						</g>
					);
				})}
			</svg>
		</section>
	);
}

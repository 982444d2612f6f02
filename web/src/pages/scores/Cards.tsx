/** The sheet on a phone: a card a subject with its results; more are drawn as one scrolls down. */
import { Tag } from "antd";
import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import type { ScoreSheet } from "../../api/types";
import { useText } from "../../texts";
import { useFlagWords, useShown } from "./FlagTag";
import type { Line } from "./sheet";

const AT_ONCE = 40;

export function Cards({ sheet, lines, root, rest }: { sheet: ScoreSheet; lines: readonly Line[]; root: string; rest: string }) {
	const t = useText();
	const words = useFlagWords();
	const shown = useShown();
	const [n, setN] = useState(AT_ONCE);
	const end = useRef<HTMLLIElement>(null);
	useEffect(() => {
		if (end.current === null)
			return;
		const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && setN((n) => n + AT_ONCE), { rootMargin: "600px" });
		watch.observe(end.current);
		return () => watch.disconnect();
	}, [n]);
	const at = (kind: string) => sheet.items.findIndex((item) => item.kind === kind);
	const total = at("total"), rank = at("rank"), tier = at("tier") >= 0 ? at("tier") : at("grade");
	return (
		<ol className="cards">
			{lines.slice(0, n).map((line) => {
				const sum = line.cells[total], place = shown(line.cells[rank]), step = shown(line.cells[tier]);
				return (
					<li key={line.subject.id}>
						<Link className="card panel" to={`${root}/subjects/${encodeURIComponent(line.subject.id)}${rest}`}>
							<span className="card-rank">{place === null ? t("unknown") : t("scores.rank.nth", { n: place })}</span>
							<span className="card-name">{line.subject.name}{line.subject.unit !== null && line.subject.unit !== undefined && <small>{line.subject.unit}</small>}</span>
							<span>{step !== null && <Tag>{step}</Tag>}</span>
							<b className="card-total">{shown(sum) ?? <small>{(sum && words(sum)[0]) ?? t("unknown")}</small>}</b>
						</Link>
					</li>
				);
			})}
			{n < lines.length && <li ref={end} aria-hidden="true" />}
		</ol>
	);
}

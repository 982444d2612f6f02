/** The whole sheet as a table for paper, drawn only while the browser prints. */
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import type { ScoreSheet } from "../../api/types";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import { FlagSign, useFlagWords, useShown } from "./FlagTag";
import { flags, idShown, periodText, type Column, type Line } from "./sheet";

export function PrintSheet({ sheet, columns, lines }: { sheet: ScoreSheet; columns: readonly Column[]; lines: readonly Line[] }) {
	const t = useText();
	const { me } = useHere();
	const words = useFlagWords();
	const shown = useShown();
	const [printing, setPrinting] = useState(false);
	useEffect(() => {
		const before = () => flushSync(() => setPrinting(true));
		const after = () => setPrinting(false);
		window.addEventListener("beforeprint", before);
		window.addEventListener("afterprint", after);
		return () => {
			window.removeEventListener("beforeprint", before);
			window.removeEventListener("afterprint", after);
		};
	}, []);
	if (!printing)
		return null;
	const present = new Set(lines.flatMap((line) => line.cells.flatMap((cell) => cell.flags)));
	return (
		<div className="paper">
			<p>{t("scores.printed", { government: me.government_name, period: periodText(sheet.period, t), state: t(sheet.draft ? "scores.draft" : "scores.published"), at: me.today })}</p>
			<table>
				<thead>
					<tr>
						<th scope="col">{t("scores.subject")}</th>
						{columns.map(({ item }) => <th scope="col" key={item.id}><small>{idShown(item.id)}</small> {item.title}{item.full !== null && <small> {t("scores.full", { n: item.full })}</small>}</th>)}
					</tr>
				</thead>
				<tbody>
					{lines.map((line) => (
						<tr key={line.subject.id}>
							<th scope="row">{line.subject.name}</th>
							{columns.map(({ item, at }) => {
								const cell = line.cells[at];
								const value = shown(cell);
								return <td key={item.id}>{cell && (value === null ? (words(cell)[0] ?? t("unknown")) : <>{cell.flags.map((flag) => <FlagSign key={flag} flag={flag} />)}{value}</>)}</td>;
							})}
						</tr>
					))}
				</tbody>
			</table>
			<p>{flags.filter((one) => present.has(one.flag)).map((one) => <span key={one.flag}><FlagSign flag={one.flag} /> {t(one.word)} </span>)}</p>
		</div>
	);
}

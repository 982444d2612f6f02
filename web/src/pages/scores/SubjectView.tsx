/** One subject of a sheet: its results and every item, each leading to its trace. A page on a phone, in the drawer on a desk. */
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Link, useSearchParams } from "react-router";
import type { ScoreSheet } from "../../api/types";
import { Title } from "../../parts/Page";
import { NotFound } from "../../parts/states";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import { FlagTags, useShown } from "./FlagTag";
import { columnsOf, idShown, kindTexts, periodText } from "./sheet";

export default function SubjectView({ sheet, subject: id, back }: { sheet: ScoreSheet; subject: string; back?: boolean }) {
	const t = useText();
	const { government } = useHere();
	const shown = useShown();
	const [search] = useSearchParams();
	const rest = search.size > 0 ? `?${search}` : "";
	const at = sheet.subjects.findIndex((subject) => subject.id === id);
	const subject = sheet.subjects[at], cells = sheet.rows[at];
	if (subject === undefined || cells === undefined)
		return <NotFound />;
	const root = `/${government}/scores/${sheet.assessment.id}/${sheet.period}`;
	const columns = columnsOf(sheet);
	const results = columns.filter((column) => column.result);
	return (
		<article className="subject">
			<Title text={`${subject.name} ${periodText(sheet.period, t)}`} />
			{back && <Link className="back" to={root + rest}><LeftOutlined /> {t("scores.back")}</Link>}
			<header>
				<h1>{subject.name}</h1>
				<p className="muted">{[sheet.assessment.title, periodText(sheet.period, t), subject.unit].filter(Boolean).join(" · ")}</p>
			</header>
			<dl className="results" aria-label={t("scores.subject.results")}>
				{results.map(({ item, at }) => <div key={item.id}><dt>{item.title}</dt><dd>{shown(cells[at]) ?? t("unknown")}</dd></div>)}
			</dl>
			<ul className="items panel" aria-label={t("scores.subject.items", { name: subject.name })}>
				{columns.map(({ item, at }) => {
					const cell = cells[at];
					return cell && (
						<li key={item.id}>
							<Link to={`${root}/subjects/${encodeURIComponent(subject.id)}/items/${encodeURIComponent(item.id)}${rest}`}>
								<span className="items-title">{item.title}<small>{[idShown(item.id), t(kindTexts[item.kind])].filter(Boolean).join(" · ")}</small></span>
								<span className="items-value">
									{cell.flags.length > 0 && <FlagTags plain cell={cell} />}
									{(cell.shown !== null || cell.flags.length === 0) && <b>{shown(cell) ?? t("unknown")}</b>}
									{item.full !== null && <small>{t("scores.of", { full: item.full })}</small>}
								</span>
								<RightOutlined />
							</Link>
						</li>
					);
				})}
			</ul>
		</article>
	);
}

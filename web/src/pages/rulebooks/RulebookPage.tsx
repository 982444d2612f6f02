/** A rulebook as people read it: the regulation's text, its rules folded beneath, and beside each clause what it gave a chosen subject. */
import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { address } from "../../api/client";
import { assessmentsQuery, rulebookQuery, scoreSheetQuery } from "../../api/queries";
import type { Assessment, RulebookBlock, RulebookDocument, ScoreSheet } from "../../api/types";
import { Page } from "../../parts/Page";
import { Answer, Skeleton } from "../../parts/states";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import { FlagTags, useShown } from "../scores/FlagTag";
import { EditionState } from "./EditionsPage";
import { Chooser } from "./Chooser";
import "./rulebooks.css";

const Markdown = lazy(() => import("../../parts/Markdown"));

export interface Choice { assessment: Assessment | undefined; period: string; subject: string }

export default function RulebookPage() {
	const t = useText();
	const { government } = useHere();
	const { edition = "" } = useParams();
	const rulebook = useQuery(rulebookQuery(government, edition));
	const title = rulebook.data?.edition.title ?? t("rulebooks.title");
	return (
		<Page
			title={title}
			documentTitle={title}
			back={<Link to={`/${government}/rulebooks`}>{t("rulebooks.back")}</Link>}
			actions={rulebook.data && <Button icon={<DownloadOutlined />} href={address("/api/{government}/rulebooks/{edition}/source", { government, edition })} download={`${rulebook.data.edition.doc}.md`}>{t("rulebooks.source")}</Button>}
		>
			<Answer query={rulebook} skeleton={<div className="panel"><Skeleton lines={16} /></div>}>{(data) => <Whole key={edition} rulebook={data} />}</Answer>
		</Page>
	);
}

interface Section { anchor: string; heading: RulebookBlock | null; blocks: RulebookBlock[]; declares: string[] }

function sectionsOf(rulebook: RulebookDocument): Section[] {
	const sections: Section[] = [{ anchor: "", heading: null, blocks: [], declares: [] }];
	for (const block of rulebook.blocks) {
		if (block.kind === "front")
			continue;
		if (block.kind === "heading") {
			// The document's own title is the page's.
			if ((block.level ?? 2) > 1)
				sections.push({ anchor: block.anchor, heading: block, blocks: [], declares: [] });
			continue;
		}
		const last = sections.at(-1);
		last?.blocks.push(block);
		last?.declares.push(...(block.declares ?? []));
	}
	return sections.filter((section) => section.heading !== null || section.blocks.length > 0);
}

function Whole({ rulebook }: { rulebook: RulebookDocument }) {
	const t = useText();
	const { government } = useHere();
	const [search, setSearch] = useSearchParams();
	const [open, setOpen] = useState(false);
	const sections = useMemo(() => sectionsOf(rulebook), [rulebook]);
	const front = rulebook.blocks.find((block) => block.kind === "front");
	const body = useRef<HTMLDivElement>(null);

	const assessments = useQuery(assessmentsQuery(government)).data?.assessments ?? [];
	const mine = assessments.filter((one) => one.edition.doc === rulebook.edition.doc && one.periods.length > 0);
	const assessment = mine.find((one) => one.id === search.get("assessment")) ?? mine[0];
	const period = assessment?.periods.find((one) => one === search.get("period")) ?? assessment?.periods[0] ?? "";
	const view = rulebook.edition.in_force ? {} : { edition: rulebook.edition.edition_id };
	const sheet = useQuery({ ...scoreSheetQuery(government, assessment?.id ?? "", period, view), enabled: assessment !== undefined }).data;
	const subject = sheet?.subjects.find((one) => one.id === search.get("subject")) ?? sheet?.subjects[Math.max(0, sheet.rows.findIndex((row) => row.some((cell) => cell.shown !== null)))];

	const clause = search.get("clause");
	useEffect(() => {
		if (clause !== null)
			body.current?.querySelector(`[data-heading="${CSS.escape(clause)}"]`)?.scrollIntoView({ block: "start" });
	}, [clause]);

	return (
		<>
			<p className="basis">
				<span>{t("rulebooks.edition", { edition: rulebook.edition.edition })}</span>
				<EditionState edition={rulebook.edition} />
				{!rulebook.edition.in_force && assessment !== undefined && <Link to={`/${government}/scores/${assessment.id}/${period}?edition=${rulebook.edition.edition_id}`}>{t("rulebooks.try")}</Link>}
			</p>
			<div className="book">
				<Contents sections={sections} />
				<div className="book-body panel" ref={body}>
					<div className="book-bar">
						<Chooser assessments={mine} assessment={assessment} period={period} sheet={sheet} subject={subject} onChange={(change) => setSearch((now) => { now.delete("clause"); for (const [name, value] of Object.entries(change)) now.set(name, value); return now; }, { replace: true })} />
						<Button type="link" aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? "rulebooks.rule.close" : "rulebooks.rule.open")}</Button>
					</div>
					{front && <details className="rule front"><summary>{t("rulebooks.front")}</summary><pre tabIndex={0}>{front.text}</pre></details>}
					{sections.map((section) => (
						<section key={section.anchor} className={section.declares.length > 0 ? "clause" : "clause wide"} id={section.anchor || undefined} data-heading={section.heading?.text}>
							<div className="clause-text">
								{section.heading && <Heading level={section.heading.level ?? 2} text={section.heading.text} />}
								{section.blocks.map((block, i) => block.kind === "rule"
									? <Rule key={`${i} ${open}`} block={block} open={open} rulebook={rulebook} />
									: <Suspense key={i} fallback={<p>{block.text}</p>}><Markdown text={block.text} /></Suspense>)}
							</div>
							{sheet && subject && <Live sheet={sheet} subject={subject.id} declares={section.declares} edition={view.edition} />}
						</section>
					))}
				</div>
			</div>
		</>
	);
}

function Heading({ level, text }: { level: number; text: string }) {
	const Tag = (["h2", "h3", "h4"] as const)[Math.min(level, 4) - 2] ?? "h2";
	return <Tag>{text}</Tag>;
}

function Rule({ block, open, rulebook }: { block: RulebookBlock; open: boolean; rulebook: RulebookDocument }) {
	const t = useText();
	const titles = (block.declares ?? []).map((id) => rulebook.items.find((item) => item.id === id)?.title ?? id);
	return (
		<details className="rule" open={open}>
			<summary><b>{t("rulebooks.rule")}</b>{titles.length > 0 && <span>{titles.join(" · ")}</span>}</summary>
			<pre tabIndex={0}>{block.text}</pre>
		</details>
	);
}

/** What the clause gave the chosen subject, each number leading to its trace. */
function Live({ sheet, subject, declares, edition }: { sheet: ScoreSheet; subject: string; declares: readonly string[]; edition: string | undefined }) {
	const t = useText();
	const { government } = useHere();
	const shown = useShown();
	const row = sheet.rows[sheet.subjects.findIndex((one) => one.id === subject)];
	const list = declares.flatMap((id) => {
		const at = sheet.items.findIndex((item) => item.id === id);
		const item = sheet.items[at], cell = row?.[at];
		return item && cell ? [{ item, cell }] : [];
	});
	if (list.length === 0)
		return null;
	return (
		<div className="live" role="group" aria-label={t("rulebooks.live.clause")}>
			{list.map(({ item, cell }) => (
				<Link key={item.id} to={`/${government}/scores/${sheet.assessment.id}/${sheet.period}/subjects/${encodeURIComponent(subject)}/items/${encodeURIComponent(item.id)}${edition === undefined ? "" : `?edition=${edition}`}`}>
					<span>{item.title}</span>
					<span className="live-value">
						{cell.shown === null ? (cell.flags.length > 0 ? <FlagTags plain cell={cell} /> : t("unknown")) : <b>{shown(cell)}</b>}
						{item.full !== null && <small>{t("scores.of", { full: item.full })}</small>}
					</span>
				</Link>
			))}
		</div>
	);
}

function Contents({ sections }: { sections: readonly Section[] }) {
	const t = useText();
	const [now, setNow] = useState("");
	useEffect(() => {
		const watch = new IntersectionObserver((entries) => {
			const seen = entries.find((entry) => entry.isIntersecting);
			if (seen !== undefined)
				setNow(seen.target.id);
		}, { rootMargin: "-64px 0px -75% 0px" });
		for (const section of sections) {
			const element = section.anchor === "" ? null : document.getElementById(section.anchor);
			if (element !== null)
				watch.observe(element);
		}
		return () => watch.disconnect();
	}, [sections]);
	return (
		<nav className="contents" aria-label={t("rulebooks.contents")}>
			<h2>{t("rulebooks.contents")}</h2>
			<ol>
				{sections.map((section) => section.heading && (
					<li key={section.anchor} className={`level-${section.heading.level ?? 2}`}>
						<a href={`#${section.anchor}`} aria-current={section.anchor === now ? "location" : undefined} onClick={(event) => { event.preventDefault(); document.getElementById(section.anchor)?.scrollIntoView({ block: "start" }); }}>{section.heading.text}</a>
					</li>
				))}
			</ol>
		</nav>
	);
}

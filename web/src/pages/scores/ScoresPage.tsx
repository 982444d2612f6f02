/** Score sheets: which assessment and period; the sheet as a grid on a desk, as cards on a phone; subject and trace over it or in its place. */
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Popover, Select, Tag, Tooltip } from "antd";
import { lazy, Suspense, useEffect, useRef } from "react";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { assessmentsQuery, scoreSheetQuery, traceQuery } from "../../api/queries";
import type { Assessment, ScoreSheet } from "../../api/types";
import { Page } from "../../parts/Page";
import { Redirect } from "../../parts/Redirect";
import { Answer, Skeleton, State } from "../../parts/states";
import { usePhone } from "../../parts/useMedia";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import { SheetView } from "./SheetView";
import "./scores.css";
import { minuteText, periodText } from "./sheet";

const SubjectView = lazy(() => import("./SubjectView"));
const TraceView = lazy(() => import("./TraceView"));
const TraceDrawer = lazy(() => import("./TraceDrawer"));

export default function ScoresPage() {
	const t = useText();
	const { government } = useHere();
	const { assessment, period } = useParams();
	const assessments = useQuery(assessmentsQuery(government));
	const list = assessments.data?.assessments;
	if (list !== undefined && (assessment === undefined || period === undefined)) {
		const first = assessment === undefined ? (list.find((one) => one.periods.length > 0) ?? list[0]) : list.find((one) => one.id === assessment);
		const newest = first?.periods[0];
		if (first !== undefined && newest !== undefined)
			return <Redirect to={`/${government}/scores/${first.id}/${newest}`} />;
	}
	if (assessment !== undefined && period !== undefined)
		return <Sheet assessments={list ?? []} assessment={assessment} period={period} />;
	return (
		<Page title={t("scores.title")} documentTitle={t("scores.title")}>
			<div className="panel">
				<Answer query={assessments}>{(data) => <Nothing rulebooks={data.assessments.length} />}</Answer>
			</div>
		</Page>
	);
}

/** What to do before there can be a score. */
function Nothing({ rulebooks }: { rulebooks: number }) {
	const t = useText();
	const { government, may } = useHere();
	if (rulebooks === 0)
		return <State title={t("scores.empty")} actions={<Link to={`/${government}/rulebooks`}>{t("scores.empty.do")}</Link>}>{t("scores.empty.hint")}</State>;
	return <State title={t("scores.no_periods")} actions={may("import") && <Link to={`/${government}/imports`}>{t("scores.no_periods.do")}</Link>}>{t("scores.no_periods.hint")}</State>;
}

function Sheet({ assessments, assessment, period }: { assessments: readonly Assessment[]; assessment: string; period: string }) {
	const t = useText();
	const phone = usePhone();
	const { government } = useHere();
	const { subject, item } = useParams();
	const navigate = useNavigate();
	const [search] = useSearchParams();
	const edition = search.get("edition"), asOf = search.get("as_of");
	const sheet = useQuery(scoreSheetQuery(government, assessment, period, { edition, as_of: asOf }));
	// A deep link asks for the trace at once, not only when the sheet is there.
	useQuery({ ...traceQuery(government, assessment, period, subject ?? "", item ?? "", { edition, as_of: asOf }), enabled: subject !== undefined && item !== undefined });
	const root = `/${government}/scores/${assessment}/${period}`;
	const rest = search.size > 0 ? `?${search}` : "";
	const opened = useRef(false);
	useEffect(() => {
		// Once the drawer is gone, back to the cell from which it was opened.
		if (opened.current && subject === undefined)
			document.querySelector<HTMLElement>(".grid [tabindex='0']")?.focus({ preventScroll: true });
		opened.current = subject !== undefined;
	}, [subject]);
	const title = assessments.find((one) => one.id === assessment)?.title ?? sheet.data?.assessment.title ?? t("scores.title");

	if (phone && subject !== undefined)
		return (
			<Suspense fallback={<Skeleton />}>
				<div className="page">
					{item !== undefined
						? <TraceView assessment={assessment} period={period} subject={subject} item={item} back />
						: <Answer query={sheet}>{(data) => <SubjectView sheet={data} subject={subject} back />}</Answer>}
				</div>
			</Suspense>
		);
	return (
		<Page
			title={assessments.length > 1 ? t("scores.title") : title}
			documentTitle={`${title} ${periodText(period, t)}`}
			actions={<Switchers assessments={assessments} assessment={assessment} period={period} rest={rest} />}
		>
			<Answer query={sheet} skeleton={<div className="panel"><Skeleton lines={14} /></div>}>
				{(data) => (
					<>
						{edition !== null && <Trial sheet={data} root={root} />}
						<Basis sheet={data} />
						<SheetView key={`${assessment} ${period}`} sheet={data} root={root} rest={rest} />
						{subject !== undefined && <Suspense><TraceDrawer sheet={data} assessment={assessment} period={period} subject={subject} item={item} onClose={() => void navigate(root + rest)} /></Suspense>}
					</>
				)}
			</Answer>
		</Page>
	);
}

/** The sheet is computed by an edition that is not in force: a trial, and never to be taken for the scores. */
function Trial({ sheet, root }: { sheet: ScoreSheet; root: string }) {
	const t = useText();
	return <Alert className="trial" type="warning" showIcon title={t("scores.trial", { edition: sheet.edition.edition })} action={<Link to={root}>{t("scores.trial.leave")}</Link>} />;
}

/** Which regulation, which edition, which state of the facts: what a number rests on. */
function Basis({ sheet }: { sheet: ScoreSheet }) {
	const t = useText();
	const { government } = useHere();
	return (
		<p className="basis">
			{sheet.draft
				? <Popover content={<p className="note">{t("scores.draft.why")}</p>} trigger={["hover", "focus", "click"]}><Tag color="warning" tabIndex={0}>{t("scores.draft")}</Tag></Popover>
				: <Tag color="success">{t("scores.published")}</Tag>}
			<Link to={`/${government}/rulebooks/${sheet.edition.edition_id}`}>{t("scores.edition", { title: sheet.edition.title, edition: sheet.edition.edition })}</Link>
			<span>{t("scores.as_of", { at: minuteText(sheet.as_of) })}</span>
		</p>
	);
}

function Switchers({ assessments, assessment, period, rest }: { assessments: readonly Assessment[]; assessment: string; period: string; rest: string }) {
	const t = useText();
	const { government } = useHere();
	const navigate = useNavigate();
	const now = assessments.find((one) => one.id === assessment);
	const periods = now?.periods ?? [];
	const at = periods.indexOf(period);
	const go = (id: string, to: string) => void navigate(`/${government}/scores/${id}/${to}${rest}`);
	const step = (by: number) => {
		const to = periods[at + by];
		if (to !== undefined)
			go(assessment, to);
	};
	return (
		<div className="switchers">
			{assessments.length > 1 && (
				<Select
					aria-label={t("scores.assessment")}
					value={assessment}
					popupMatchSelectWidth={false}
					options={assessments.map((one) => ({ value: one.id, label: one.title, disabled: one.periods.length === 0 }))}
					onChange={(id) => {
						const to = assessments.find((one) => one.id === id);
						const same = to?.periods.includes(period) ? period : to?.periods[0];
						if (same !== undefined)
							go(id, same);
					}}
				/>
			)}
			<div className="stepper">
				<Tooltip title={t("scores.period.older")}><Button icon={<LeftOutlined />} aria-label={t("scores.period.older")} disabled={at < 0 || at >= periods.length - 1} onClick={() => step(1)} /></Tooltip>
				<Select
					aria-label={t("scores.period")}
					value={period}
					popupMatchSelectWidth={false}
					options={(at < 0 ? [period, ...periods] : periods).map((one) => ({ value: one, label: periodText(one, t) }))}
					onChange={(to) => go(assessment, to)}
				/>
				<Tooltip title={t("scores.period.newer")}><Button icon={<RightOutlined />} aria-label={t("scores.period.newer")} disabled={at <= 0} onClick={() => step(-1)} /></Tooltip>
			</div>
		</div>
	);
}

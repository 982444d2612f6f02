/** The working calendar: a year at a glance with the days that a notice moves, the notice itself, and loading another year's. */
import { LeftOutlined, RightOutlined, UploadOutlined } from "@ant-design/icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Tooltip } from "antd";
import { useRef } from "react";
import { Navigate, useNavigate, useParams } from "react-router";
import { api } from "../../api/client";
import { cache, calendarYearQuery } from "../../api/queries";
import type { CalendarDay, CalendarYear } from "../../api/types";
import { Page } from "../../parts/Page";
import { Answer, Skeleton, useProblem } from "../../parts/states";
import { notice } from "../../parts/notices";
import { useHere } from "../../shell/government";
import { useLang, useText, type TextKey } from "../../texts";
import "./calendar.css";

const WEEK: readonly TextKey[] = ["calendar.mon", "calendar.tue", "calendar.wed", "calendar.thu", "calendar.fri", "calendar.sat", "calendar.sun"];

export default function CalendarPage() {
	const t = useText();
	const { government, me, may } = useHere();
	const { year } = useParams();
	const navigate = useNavigate();
	const calendar = useQuery({ ...calendarYearQuery(government, year ?? ""), enabled: year !== undefined });
	if (year === undefined)
		return <Navigate replace to={`/${government}/calendar/${me.today.slice(0, 4)}`} />;
	const go = (step: number) => void navigate(`/${government}/calendar/${Number(year) + step}`, { replace: true });
	return (
		<Page
			title={t("calendar.title", { year })}
			documentTitle={t("calendar.title", { year })}
			actions={
				<div className="calendar-actions">
					<Button icon={<LeftOutlined />} aria-label={t("calendar.before")} onClick={() => go(-1)} />
					<Button icon={<RightOutlined />} aria-label={t("calendar.after")} onClick={() => go(1)} />
					{may("calendar_edit") && <Load />}
				</div>
			}
		>
			<Answer query={calendar} skeleton={<div className="panel"><Skeleton lines={10} /></div>}>{(data) => <Year data={data} today={me.today} />}</Answer>
		</Page>
	);
}

function Year({ data, today }: { data: CalendarYear; today: string }) {
	const t = useText();
	const months = new Map<string, CalendarDay[]>();
	for (const day of data.days)
		months.set(day.day.slice(5, 7), [...(months.get(day.day.slice(5, 7)) ?? []), day]);
	return (
		<>
			{data.covered
				? (
					<p className="basis">
						<span>{t("calendar.working", { n: data.working_days })}</span>
						<span>{data.source ? <a href={data.source} target="_blank" rel="noreferrer">{data.notice}</a> : data.notice}</span>
					</p>
				)
				: <Alert className="calendar-warning" type="warning" showIcon title={t("calendar.uncovered")} description={t("calendar.uncovered.hint")} />}
			<p className="calendar-legend">
				<span><i className="off" />{t("calendar.off")}</span>
				<span><i className="moved-off" />{t("calendar.moved.off")}</span>
				<span><i className="moved-on" />{t("calendar.moved.on")}</span>
			</p>
			<div className="year">{[...months].map(([month, days]) => <Month key={month} month={Number(month)} days={days} today={today} />)}</div>
		</>
	);
}

function Month({ month, days, today }: { month: number; days: readonly CalendarDay[]; today: string }) {
	const t = useText();
	const { lang } = useLang();
	const name = new Intl.DateTimeFormat(lang === "zh" ? "zh-CN" : "en-GB", { month: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2000, month - 1, 1)));
	const lead = (new Date(`${days[0]?.day}T00:00:00Z`).getUTCDay() + 6) % 7;
	return (
		<section className="panel month" aria-label={name}>
			<h2>{name}<small className="muted">{t("calendar.month.days", { n: days.filter((day) => day.working).length })}</small></h2>
			<ol>
				{WEEK.map((key) => <li key={key} className="week" aria-hidden>{t(key)}</li>)}
				{Array.from({ length: lead }, (_, i) => <li key={`lead${i}`} aria-hidden />)}
				{days.map((day) => <Day key={day.day} day={day} today={day.day === today} />)}
			</ol>
		</section>
	);
}

function Day({ day, today }: { day: CalendarDay; today: boolean }) {
	const t = useText();
	const kind = day.moved ? (day.working ? "moved-on" : "moved-off") : day.working ? "" : "off";
	const word = day.working ? t("calendar.day.on") : t("calendar.day.off");
	const label = `${day.day} ${word}${day.name ? ` ${day.name}` : ""}`;
	const number = <span className={`day ${kind}${today ? " today" : ""}`} aria-label={label}>{Number(day.day.slice(8))}{day.moved && <small aria-hidden>{day.working ? t("calendar.sign.on") : t("calendar.sign.off")}</small>}</span>;
	return <li>{day.moved || day.name ? <Tooltip title={label}>{number}</Tooltip> : number}</li>;
}

/** A notice file in the form of rulebooks/calendars: the year's list of moved days. */
function Load() {
	const t = useText();
	const { government } = useHere();
	const navigate = useNavigate();
	const problem = useProblem();
	const input = useRef<HTMLInputElement>(null);
	const load = useMutation({
		mutationFn: async (file: File) => api.send("/api/{government}/calendar", { government }, "text/csv", await file.text(), { name: file.name }),
		onSuccess: async (loaded) => {
			await cache.invalidateQueries({ queryKey: [government, "calendar"] });
			notice.good(t("calendar.loaded", { year: loaded.year }));
			void navigate(`/${government}/calendar/${loaded.year}`);
		},
		onError: (error) => notice.bad(problem(error).message),
	});
	return (
		<>
			<Button icon={<UploadOutlined />} loading={load.isPending} onClick={() => input.current?.click()}>{t("calendar.load")}</Button>
			<input ref={input} data-testid="calendar-file" type="file" accept=".csv,text/csv" hidden onChange={(event) => { const file = event.target.files?.[0]; if (file) load.mutate(file); event.target.value = ""; }} />
		</>
	);
}

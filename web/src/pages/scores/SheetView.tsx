/** The sheet with its summary, filters, export and print. Grid or cards below it get lines and columns already chosen and sorted. */
import { DownloadOutlined, InfoCircleOutlined, PrinterOutlined, SearchOutlined } from "@ant-design/icons";
import { Button, Input, Popover, Select } from "antd";
import { useMemo, useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { address } from "../../api/client";
import type { ScoreSheet } from "../../api/types";
import { MenuButton } from "../../parts/MenuButton";
import { State } from "../../parts/states";
import { usePhone } from "../../parts/useMedia";
import { useHere } from "../../shell/government";
import { useLang, useText } from "../../texts";
import { Cards } from "./Cards";
import { FlagSign } from "./FlagTag";
import { Grid } from "./Grid";
import { PrintSheet } from "./PrintSheet";
import { chosen, columnsOf, flags, kinds, linesOf, NAME, sorted, summaryOf, type Kind, type Sort } from "./sheet";

export function SheetView({ sheet, root, rest }: { sheet: ScoreSheet; root: string; rest: string }) {
	const t = useText();
	const phone = usePhone();
	const navigate = useNavigate();
	const [name, setName] = useState("");
	const [flag, setFlag] = useState<string | null>(null);
	const [kind, setKind] = useState<Kind | null>(null);
	const [sort, setSort] = useState<Sort | null>(() => (phone ? byRank(sheet) : null));

	const lines = useMemo(() => linesOf(sheet), [sheet]);
	const columns = useMemo(() => columnsOf(sheet).filter((column) => column.result || kind === null || column.item.kind === kind), [sheet, kind]);
	const shown = useMemo(() => sorted(chosen(lines, name, flag), sort), [lines, name, flag, sort]);
	const present = useMemo(() => new Set(sheet.rows.flatMap((row) => row.flatMap((cell) => cell.flags))), [sheet]);
	const open = (subject: string, item?: string) => void navigate(`${root}/subjects/${encodeURIComponent(subject)}${item === undefined ? "" : `/items/${encodeURIComponent(item)}`}${rest}`);

	if (sheet.subjects.length === 0)
		return <div className="panel"><State title={t("scores.no_subjects")}>{t("scores.no_subjects.hint")}</State></div>;
	const filtered = name !== "" || flag !== null;
	const sorts = [
		{ value: "", label: t("scores.sort.none"), sort: null },
		...columnsOf(sheet).filter(({ item }) => item.kind === "rank").map(({ at }) => ({ value: String(at), label: t("scores.sort.rank"), sort: { by: at, down: false } })),
		...columnsOf(sheet).filter(({ item }) => item.kind === "total").map(({ item, at }) => ({ value: String(at), label: t("scores.sort.by", { title: item.title }), sort: { by: at, down: true } })),
		{ value: String(NAME), label: t("scores.sort.name"), sort: { by: NAME, down: false } },
	];
	return (
		<>
			<Strip sheet={sheet} />
			<div className="toolbar">
				<Input className="find" allowClear prefix={<SearchOutlined />} placeholder={t("scores.find")} aria-label={t("scores.find")} value={name} onChange={(event) => setName(event.target.value)} />
				{!phone && (
					<Select
						aria-label={t("scores.kinds")}
						value={kind ?? ""}
						popupMatchSelectWidth={false}
						options={[{ value: "", label: t("scores.kinds.all") }, ...kinds.filter((one) => columnsOf(sheet).some(({ item, result }) => !result && item.kind === one.kind)).map((one) => ({ value: one.kind, label: t(one.text) }))]}
						onChange={(value) => setKind(value === "" ? null : (value as Kind))}
					/>
				)}
				{present.size > 0 && (
					<Select
						aria-label={t("scores.flags")}
						value={flag ?? ""}
						popupMatchSelectWidth={false}
						options={[{ value: "", label: t("scores.flags.all") }, ...flags.filter((one) => present.has(one.flag)).map((one) => ({ value: one.flag, label: t(one.word) }))]}
						onChange={(value) => setFlag(value === "" ? null : value)}
					/>
				)}
				{phone && <Select aria-label={t("scores.sort")} value={sort === null ? "" : String(sort.by)} popupMatchSelectWidth={false} options={sorts.map(({ value, label }) => ({ value, label }))} onChange={(value) => setSort(sorts.find((one) => one.value === value)?.sort ?? null)} />}
				{filtered && <span className="muted" role="status">{t("scores.shown", { shown: shown.length, all: lines.length })}</span>}
				<span className="grow" />
				<Legend />
				<Export sheet={sheet} />
				{!phone && <Button icon={<PrinterOutlined />} onClick={() => window.print()}>{t("scores.print")}</Button>}
			</div>
			{shown.length === 0
				? <div className="panel"><State title={t("scores.none_chosen")} actions={<Button onClick={() => { setName(""); setFlag(null); }}>{t("scores.none_chosen.do")}</Button>} /></div>
				: phone
					? <Cards sheet={sheet} lines={shown} root={root} rest={rest} />
					: <Grid sheet={sheet} columns={columns} lines={shown} sort={sort} onSort={setSort} onOpen={open} />}
			<PrintSheet sheet={sheet} columns={columns} lines={shown} />
		</>
	);
}

function byRank(sheet: ScoreSheet): Sort | null {
	const rank = sheet.items.findIndex((item) => item.kind === "rank");
	return rank < 0 ? null : { by: rank, down: false };
}

/** How the period stands, in one line. */
function Strip({ sheet }: { sheet: ScoreSheet }) {
	const t = useText();
	const { government } = useHere();
	const summary = useMemo(() => summaryOf(sheet, linesOf(sheet)), [sheet]);
	const extreme = (line: typeof summary.best) => {
		const total = summary.total === null ? undefined : sheet.items[summary.total];
		if (line === null || summary.total === null || total === undefined)
			return t("unknown");
		return (
			<>
				<b>{line.cells[summary.total]?.shown}</b>
				<Link to={`/${government}/scores/${sheet.assessment.id}/${sheet.period}/subjects/${encodeURIComponent(line.subject.id)}/items/${encodeURIComponent(total.id)}`}>{line.subject.name}</Link>
			</>
		);
	};
	return (
		<dl className="strip">
			<div><dt>{t("scores.count")}</dt><dd><b>{summary.scored}</b><span>{t("scores.of", { full: summary.subjects })}</span></dd></div>
			<div><dt>{t("scores.mean")}</dt><dd><b>{summary.mean === null ? t("unknown") : summary.mean.toFixed(2)}</b></dd></div>
			<div><dt>{t("scores.best")}</dt><dd>{extreme(summary.best)}</dd></div>
			<div><dt>{t("scores.weakest")}</dt><dd>{extreme(summary.weakest)}</dd></div>
			<div><dt>{t("scores.not_assessed")}</dt><dd><b>{summary.notAssessed}</b></dd></div>
		</dl>
	);
}

function Legend() {
	const t = useText();
	const phone = usePhone();
	return (
		<Popover
			trigger="click"
			placement="bottomRight"
			title={t("scores.legend")}
			content={
				<dl className="legend">
					{flags.map((one) => (
						<div key={one.flag}>
							<dt><FlagSign flag={one.flag} />{t(one.word)}</dt>
							<dd>{t(one.why)}</dd>
						</div>
					))}
				</dl>
			}
		>
			<Button icon={<InfoCircleOutlined />} aria-label={t("scores.legend")}>{phone ? null : t("scores.legend")}</Button>
		</Popover>
	);
}

function Export({ sheet }: { sheet: ScoreSheet }) {
	const t = useText();
	const phone = usePhone();
	const { lang } = useLang();
	const { government } = useHere();
	const [search] = useSearchParams();
	const item = (format: string, text: string) => ({
		key: format,
		label: text,
		download: true,
		href: address("/api/{government}/scores/{assessment}/{period}/export", { government, assessment: sheet.assessment.id, period: sheet.period }, { format, lang, edition: search.get("edition"), as_of: search.get("as_of") }),
	});
	return <MenuButton end icon={<DownloadOutlined />} aria-label={t("scores.export")} items={[item("xlsx", t("scores.export.xlsx")), item("csv", t("scores.export.csv"))]}>{phone ? null : t("scores.export")}</MenuButton>;
}

/** Imports: choose a file, watch it being checked and written, see what changed or which rows are bad. */
import { InboxOutlined } from "@ant-design/icons";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Progress, Table } from "antd";
import { useRef, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { api } from "../../api/client";
import { cache, importProblemsQuery, importsQuery } from "../../api/queries";
import type { Import, ImportProblem } from "../../api/types";
import { Page } from "../../parts/Page";
import { Answer, Skeleton, State, useProblem } from "../../parts/states";
import { ToneTag, type Tone } from "../../parts/Tone";
import { useHere } from "../../shell/government";
import { useLang, useText, type TextKey } from "../../texts";
import { useVocabulary } from "../../vocabulary";
import { atText } from "../../facts/FactValue";
import "./imports.css";

export default function ImportsPage() {
	const t = useText();
	const { government } = useHere();
	const { import: chosen } = useParams();
	const imports = useQuery(importsQuery(government));
	return (
		<Page narrow title={t("imports.title")} documentTitle={t("imports.title")} lead={t("imports.lead")}>
			<Upload running={imports.data?.imports.some((one) => isRunning(one)) ?? false} />
			<Answer query={imports} skeleton={<div className="panel"><Skeleton lines={5} /></div>}>
				{({ imports: list }) => list.length === 0
					? <div className="panel"><State title={t("imports.none")}>{t("imports.none.hint")}</State></div>
					: <div className="imports">{list.map((one) => <Line key={one.import_id} line={one} open={one.import_id === chosen} />)}</div>}
			</Answer>
		</Page>
	);
}

function isRunning(line: Import): boolean {
	return line.state === "checking" || line.state === "writing";
}

function Upload({ running }: { running: boolean }) {
	const t = useText();
	const { government } = useHere();
	const problem = useProblem();
	const navigate = useNavigate();
	const [skipBad, setSkipBad] = useState(false);
	const input = useRef<HTMLInputElement>(null);
	const upload = useMutation({
		mutationFn: (file: File) => api.send("/api/{government}/imports", { government }, "application/octet-stream", file, { name: file.name, skip_bad: skipBad ? 1 : undefined }),
		onSuccess: async (line) => {
			await cache.invalidateQueries({ queryKey: [government, "imports"] });
			void navigate(`/${government}/imports/${line.import_id}`, { replace: true });
		},
	});
	const failure = upload.isError ? problem(upload.error) : null;
	const take = (file: File | undefined) => {
		if (file !== undefined)
			upload.mutate(file);
		if (input.current)
			input.current.value = "";
	};
	const busy = running || upload.isPending;
	return (
		<section className="panel padded upload">
			<button
				type="button"
				className="drop"
				disabled={busy}
				onClick={() => input.current?.click()}
				onDragOver={(event) => event.preventDefault()}
				onDrop={(event) => { event.preventDefault(); if (!busy) take(event.dataTransfer.files[0]); }}
			>
				<InboxOutlined />
				<b>{upload.isPending ? t("imports.uploading") : running ? t("imports.busy") : t("imports.choose")}</b>
				<span>{t("imports.drop")}</span>
			</button>
			<input ref={input} data-testid="import-file" type="file" accept=".zip,.xlsx" hidden onChange={(event) => take(event.target.files?.[0])} />
			<Checkbox checked={skipBad} onChange={(event) => setSkipBad(event.target.checked)}>{t("imports.skip_bad")}</Checkbox>
			<p className="muted">{t("imports.skip_bad.hint")}</p>
			{failure && <Alert type="error" showIcon role="alert" title={failure.message} description={failure.request || undefined} />}
		</section>
	);
}

const states: Record<Import["state"], { text: TextKey; tone: Tone }> = {
	checking: { text: "imports.state.checking", tone: "busy" },
	writing: { text: "imports.state.writing", tone: "busy" },
	visible: { text: "imports.state.visible", tone: "good" },
	failed: { text: "imports.state.failed", tone: "bad" },
};

function Line({ line, open }: { line: Import; open: boolean }) {
	const t = useText();
	const { government } = useHere();
	const running = isRunning(line);
	const stop = useMutation({ mutationFn: () => api.post("/api/{government}/imports/{import}/stop", { government, import: line.import_id }) });
	/** Checking and writing are each half of the way. */
	const part = line.all > 0 ? line.done / line.all : 0;
	const percent = Math.floor((line.phase === "write" ? 50 : 0) + part * 50);
	const numbers: [TextKey, number][] = [["imports.rows", line.rows], ["imports.added", line.added], ["imports.changed", line.changed], ["imports.same", line.same], ["imports.removed", line.removed], ["imports.skipped", line.skipped]];
	return (
		<section className="panel padded import" aria-busy={running}>
			<div className="import-head">
				<h2>{line.name}</h2>
				<ToneTag tone={states[line.state].tone}>{t(states[line.state].text)}</ToneTag>
				<span className="muted num">{atText(line.started_at)}</span>
				{line.by && <span className="muted">{line.by}</span>}
				{running && <Button size="small" loading={stop.isPending} onClick={() => stop.mutate()}>{t("imports.stop")}</Button>}
			</div>
			{running
				? <Progress percent={percent} status="active" aria-label={t("imports.progress")} />
				: line.state === "failed"
					? <p className="bad">{line.message ?? t("imports.nothing")}</p>
					: (
						<dl className="import-numbers">
							{numbers.filter(([key, n]) => n > 0 || key === "imports.rows").map(([key, n]) => <div key={key}><dt>{t(key)}</dt><dd className="num">{n.toLocaleString("en-US")}</dd></div>)}
						</dl>
					)}
			{line.problems > 0 && (open
				? <Problems id={line.import_id} total={line.problems} />
				: <Link to={`/${government}/imports/${line.import_id}`}>{t("imports.problems.open", { n: line.problems })}</Link>)}
			{line.state === "visible" && open && <p className="import-next"><Link to={`/${government}/facts/orders`}>{t("imports.see_facts")}</Link><Link to={`/${government}/scores`}>{t("imports.see_scores")}</Link></p>}
		</section>
	);
}

function Problems({ id, total }: { id: string; total: number }) {
	const t = useText();
	const { lang } = useLang();
	const { government } = useHere();
	const words = useVocabulary();
	const pages = useInfiniteQuery(importProblemsQuery(government, id));
	const list = pages.data?.pages.flatMap((page) => page.problems) ?? [];
	return (
		<div className="import-problems">
			<h3>{t("imports.problems", { n: total })}</h3>
			<Table<ImportProblem>
				size="small"
				rowKey={(row) => `${row.file}:${row.row}:${row.column}:${row.en}`}
				dataSource={list}
				loading={pages.isLoading}
				pagination={false}
				scroll={{ x: 640 }}
				columns={[
					{ title: t("imports.file"), dataIndex: "file", width: 150 },
					{ title: t("imports.row"), dataIndex: "row", width: 72, align: "right", render: (row: number) => (row === 0 ? t("unknown") : row) },
					{ title: t("imports.column"), dataIndex: "column", width: 150, render: (column: string, row) => (column === "" ? t("unknown") : `${words.field(row.file.replace(/\.csv$/, ""), column)}`) },
					{ title: t("imports.what"), render: (_, row) => row[lang] },
				]}
			/>
			{pages.hasNextPage && <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t("facts.more")}</Button>}
		</div>
	);
}

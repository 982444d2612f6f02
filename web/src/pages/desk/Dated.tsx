/**
 * Facts that hold from a day to a day (the dispatch catalogue, the review list): what is in force today, found by any of its words; a line is ended, or ended and followed by
 * another, so that what held when an order was handled stays to be read.
 */
import { keepPreviousData, useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { Alert, Button, Form, Input, Modal, Radio } from "antd";
import { lazy, Suspense, useEffect, useState } from "react";
import { Link } from "react-router";
import { api } from "../../api/client";
import { factsQuery } from "../../api/queries";
import type { Fact } from "../../api/types";
import { factsChanged } from "../../facts/change";
import { FactValue, factAddress } from "../../facts/FactValue";
import { KeysetTable } from "../../parts/KeysetTable";
import { notice } from "../../parts/notices";
import { Page } from "../../parts/Page";
import { Failed, Skeleton, State, useProblem } from "../../parts/states";
import { ToneTag, type Tone } from "../../parts/Tone";
import { useHere } from "../../shell/government";
import { useText, type TextKey } from "../../texts";
import { useVocabulary } from "../../vocabulary";
import { standingOf, type Standing } from "./standing";
import "../../facts/facts.css";
import "./desk.css";

const FactDrawer = lazy(() => import("../../facts/FactDrawer"));
const AT_ONCE = 500;

const standings: Readonly<Record<Standing, { text: TextKey; tone: Tone }>> = { now: { text: "dated.now", tone: "good" }, later: { text: "dated.later", tone: "busy" }, over: { text: "dated.over", tone: "plain" } };

export function dayAfter(day: string, days: number): string {
	const at = new Date(`${day}T00:00:00Z`);
	at.setUTCDate(at.getUTCDate() + days);
	return at.toISOString().slice(0, 10);
}

export function Dated({ entity, title, lead, empty, columns, wide, newId }: {
	entity: string;
	title: TextKey;
	lead: TextKey;
	empty: TextKey;
	columns: readonly string[];
	/** the column that takes the room */
	wide: string;
	/** the field that names a fact, and how a new one is called before anybody changes it */
	newId: readonly [string, () => string];
}) {
	const t = useText();
	const { government, me, may } = useHere();
	const words = useVocabulary();
	const [text, setText] = useState("");
	const [which, setWhich] = useState<"now" | "all">("now");
	const [drawer, setDrawer] = useState<{ fact: Fact | null; after?: Fact } | null>(null);
	const [ending, setEnding] = useState<Fact | null>(null);
	const pages = useInfiniteQuery({ ...factsQuery(government, entity, { limit: AT_ONCE }), placeholderData: keepPreviousData });
	const wanted = text.trim().toLowerCase();
	const shown = (fact: Fact, name: string) => {
		const value = fact.values[name] ?? "", field = words.fieldOf(entity, name);
		return fact.names?.[name] ?? (field?.type === "enum" && value ? words.code(field.to ?? "", value) : value);
	};
	const rows = pages.data?.pages.flatMap((page) => page.facts)
		.filter((fact) => which === "all" || standingOf(fact, me.today) === "now")
		.filter((fact) => wanted === "" || columns.some((name) => shown(fact, name).toLowerCase().includes(wanted)));
	// what is not loaded yet may hold the words too, or be all that is in force: read on to the end
	const reading = pages.hasNextPage && !pages.isFetchNextPageError && (wanted !== "" || rows?.length === 0);
	const { isFetching, fetchNextPage } = pages;
	useEffect(() => {
		if (reading && !isFetching)
			void fetchNextPage();
	}, [reading, isFetching, fetchNextPage]);
	const edit = may("facts_edit");
	const doings = (fact: Fact) => edit && (
		<span className="dated-do">
			<Button size="small" onClick={() => setDrawer({ fact })}>{t("fact.change")}</Button>
			{standingOf(fact, me.today) !== "over" && (
				<>
					<Button size="small" onClick={() => setDrawer({ fact: null, after: fact })}>{t("dated.follow")}</Button>
					<Button size="small" danger onClick={() => setEnding(fact)}>{t("dated.end")}</Button>
				</>
			)}
		</span>
	);
	const tag = (fact: Fact) => <ToneTag tone={standings[standingOf(fact, me.today)].tone}>{t(standings[standingOf(fact, me.today)].text)}</ToneTag>;
	const span = (fact: Fact) => <span className="num">{fact.values.active_to ? t("dated.span", { from: fact.values.active_from ?? "", to: fact.values.active_to }) : fact.values.active_from ? t("dated.since", { from: fact.values.active_from }) : ""}</span>;
	/** where it comes from leads to the order on which it was ruled */
	const cell = (fact: Fact, name: string) => (fact.values[name] === undefined ? ""
		: name === "source" && fact.values.order_id ? <Link to={factAddress(government, "orders", fact.values.order_id)}>{fact.values.source}</Link>
			: <FactValue fact={fact} field={name} />);
	const given = (): Record<string, string> => {
		const after = drawer?.after;
		const copied = after === undefined ? {} : Object.fromEntries(columns.flatMap((name) => (after.values[name] && name !== "source" ? [[name, after.values[name]]] : [])));
		return { ...copied, [newId[0]]: newId[1](), active_from: after === undefined ? me.today : dayAfter(me.today, 1) };
	};
	return (
		<Page title={t(title)} documentTitle={t(title)} lead={t(lead)} actions={edit && <Button type="primary" onClick={() => setDrawer({ fact: null })}>{t("fact.add", { kind: words.entity(entity) })}</Button>}>
			<section className="panel facts-list">
				<div className="facts-bar">
					<Input.Search allowClear className="dated-find" aria-label={t("dated.find")} placeholder={t("dated.find")} value={text} onChange={(event) => setText(event.target.value)} />
					<Radio.Group aria-label={t("dated.which")} optionType="button" value={which} options={[{ value: "now", label: t("dated.which.now", { day: me.today }) }, { value: "all", label: t("dated.which.all") }]} onChange={(event) => setWhich(event.target.value === "all" ? "all" : "now")} />
				</div>
				<KeysetTable<Fact>
					query={pages}
					rows={rows}
					rowKey="id"
					label={words.entity(entity)}
					width={(n) => 420 + n * 90}
					empty={reading ? <Skeleton lines={6} />
						: pages.isFetchNextPageError ? <Failed error={pages.error} retry={() => void fetchNextPage()} />
						: wanted || pages.data?.pages[0]?.facts.length ? <State title={t("facts.none")}>{t("facts.none.hint")}</State> : <State title={t(empty)} />}
					columns={() => [
						...columns.map((name) => ({ key: name, title: words.field(entity, name), width: name === wide ? 190 : 118, render: (_: unknown, fact: Fact) => cell(fact, name) })),
						{ key: "standing", title: t("dated.standing"), width: 190, render: (_: unknown, fact: Fact) => <span className="dated-standing">{tag(fact)}{span(fact)}</span> },
						...(edit ? [{ key: "do", title: t("dated.do"), width: 240, fixed: "right" as const, render: (_: unknown, fact: Fact) => doings(fact) }] : []),
					]}
					card={(fact) => (
						<>
							<p className="card-line"><b>{shown(fact, wide) || fact.id}</b>{tag(fact)}</p>
							<dl className="card-pairs">
								{columns.filter((name) => name !== wide && fact.values[name]).map((name) => <div key={name}><dt>{words.field(entity, name)}</dt><dd><FactValue fact={fact} field={name} plain /></dd></div>)}
								<div><dt>{t("dated.standing")}</dt><dd>{span(fact)}</dd></div>
							</dl>
							{doings(fact)}
						</>
					)}
				/>
			</section>
			<Suspense>
				{drawer !== null && (
					<FactDrawer
						entity={entity}
						fact={drawer.fact}
						{...(drawer.fact === null ? { given: given() } : {})}
						onClose={() => setDrawer(null)}
						onSaved={(saved) => {
							if (drawer.after !== undefined && saved.values.active_from)
								void end(government, drawer.after, dayAfter(saved.values.active_from, -1), t("dated.followed", { id: saved.id })).catch(() => notice.bad(t("dated.not_ended")));
						}}
					/>
				)}
			</Suspense>
			{ending !== null && <Ending fact={ending} onClose={() => setEnding(null)} />}
		</Page>
	);
}

/** Its last day; the rest stays. */
async function end(government: string, fact: Fact, day: string, why: string) {
	await api.put("/api/{government}/facts/{entity}/{id}", { government, entity: fact.entity, id: fact.id }, { values: { ...fact.values, active_to: day }, version: fact.version, why });
	await factsChanged(government);
}

function Ending({ fact, onClose }: { fact: Fact; onClose: () => void }) {
	const t = useText();
	const { government, me } = useHere();
	const problem = useProblem();
	const [form] = Form.useForm<{ day: string; why?: string }>();
	const save = useMutation({
		mutationFn: ({ day, why }: { day: string; why?: string }) => end(government, fact, day, why?.trim() || t("dated.end")),
		onSuccess: () => { notice.good(t("dated.ended")); onClose(); },
	});
	return (
		<Modal open title={t("dated.end.title", { id: fact.id })} okText={t("dated.end")} cancelText={t("cancel")} confirmLoading={save.isPending} onOk={() => form.submit()} onCancel={onClose}>
			<Form form={form} layout="vertical" requiredMark={false} initialValues={{ day: me.today }} onFinish={(values) => save.mutate(values)}>
				{save.isError && <Alert className="form-alert" type="error" showIcon role="alert" title={problem(save.error).message} />}
				<Form.Item name="day" label={t("dated.last_day")} rules={[{ required: true, message: t("required") }]}><Input type="date" min="1900-01-01" max="2199-12-31" /></Form.Item>
				<Form.Item name="why" label={t("fact.why")}><Input maxLength={150} /></Form.Item>
			</Form>
		</Modal>
	);
}

/** A name that is free: of the kind, by the minute. */
export function nameOf(kind: string): string {
	const now = new Date();
	return `${kind}-${now.toISOString().slice(2, 16).replace(/\D/g, "")}${String(now.getSeconds()).padStart(2, "0")}`;
}

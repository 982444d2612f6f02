/**
 * The work list: the cases of this account's roles, the soonest due on top, clocks running down. How it is narrowed stands in the address. By
 * keyboard: j and k move, Enter opens, x chooses, / searches.
 */
import { SearchOutlined } from "@ant-design/icons";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Button, Input, Segmented, type InputRef } from "antd";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { workQuery, type WorkChoice } from "../../api/queries";
import type { Work } from "../../api/types";
import { Page } from "../../parts/Page";
import { Failed, Skeleton, State } from "../../parts/states";
import { usePhone } from "../../parts/useMedia";
import { useHere } from "../../shell/government";
import { typing } from "../../shell/keys";
import { useText } from "../../texts";
import { Bulk } from "./Bulk";
import { FACETS, Filters } from "./Filters";
import { WorkCards, WorkTable } from "./WorkRows";
import "./work.css";

export default function WorkPage() {
	const t = useText();
	const { government, may } = useHere();
	const navigate = useNavigate();
	const phone = usePhone();
	const [search, setSearch] = useSearchParams();
	const choice: WorkChoice = {
		...Object.fromEntries(FACETS.flatMap((facet) => { const value = search.get(facet); return value ? [[facet, value]] : []; })),
		...(search.get("overdue") ? { overdue: 1 } : {}),
		...(search.get("closed") ? { closed: 1, newest: 1 } : {}),
	};
	const pages = useInfiniteQuery({ ...workQuery(government, choice), placeholderData: keepPreviousData });
	const [text, setText] = useState("");
	const [chosen, setChosen] = useState<ReadonlyMap<string, Work>>(new Map());
	const finder = useRef<InputRef>(null);
	const list = useRef<HTMLDivElement>(null);
	const all = pages.data?.pages.flatMap((page) => page.work) ?? [];
	const wanted = text.trim().toLowerCase();
	const rows = wanted === "" ? all : all.filter(({ case: file, order }) => [order.values.title, order.id, file.unit, order.values.category, order.values.description].some((one) => one?.toLowerCase().includes(wanted)));
	const narrowed = Object.keys(choice).some((name) => name !== "newest" && name !== "closed");
	const set = (name: string, value: string | null) => {
		const next = new URLSearchParams(search);
		if (value === null)
			next.delete(name);
		else
			next.set(name, value);
		setSearch(next, { replace: true });
		setChosen(new Map());
	};
	const toggle = (row: Work) => {
		const next = new Map(chosen);
		if (!next.delete(row.case.order_id))
			next.set(row.case.order_id, row);
		setChosen(next);
	};
	const onKey = useEffectEvent((event: KeyboardEvent) => {
		if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector(".ant-drawer-open, .ant-modal-wrap"))
			return;
		const links = [...(list.current?.querySelectorAll<HTMLElement>("a[data-order]") ?? [])];
		const held = document.activeElement?.closest("[data-row]")?.querySelector<HTMLElement>("a[data-order]");
		const at = held ? links.indexOf(held) : -1;
		if (event.key === "j" || event.key === "k") {
			const next = links[Math.max(0, Math.min(links.length - 1, event.key === "j" ? at + 1 : at - 1))];
			next?.focus();
			next?.scrollIntoView({ block: "nearest" });
		} else if (event.key === "x" && at >= 0) {
			const row = rows.find((one) => one.case.order_id === links[at]?.dataset.order);
			if (row)
				toggle(row);
		} else if (event.key === "/") {
			event.preventDefault();
			finder.current?.focus();
		}
	});
	useEffect(() => {
		const listen = (event: KeyboardEvent) => onKey(event);
		document.addEventListener("keydown", listen);
		return () => document.removeEventListener("keydown", listen);
	}, []);
	const Rows = phone ? WorkCards : WorkTable;
	return (
		<Page title={t("nav.work")} documentTitle={t("nav.work")}>
			<div className="work-bar">
				<Segmented aria-label={t("work.which")} value={choice.closed ? "closed" : "open"} options={[{ value: "open", label: t("work.open") }, { value: "closed", label: t("work.closed") }]} onChange={(which) => set("closed", which === "closed" ? "1" : null)} />
				<Input
					ref={finder}
					className="work-find"
					prefix={<SearchOutlined />}
					allowClear
					placeholder={t("work.find")}
					aria-label={t("work.find")}
					value={text}
					onChange={(event) => setText(event.target.value)}
					onKeyDown={(event) => {
						if (event.key === "Escape") {
							setText("");
							event.currentTarget.blur();
						} else if (event.key === "Enter" && !event.nativeEvent.isComposing && rows.length === 1 && rows[0]) {
							void navigate(`/${government}/orders/${encodeURIComponent(rows[0].case.order_id)}`);
						}
					}}
				/>
				<Filters rows={all} choice={choice} onSet={set} onClear={() => { setSearch(choice.closed ? { closed: "1" } : {}, { replace: true }); setChosen(new Map()); }} />
			</div>
			<section className={pages.isPlaceholderData ? "panel work old" : "panel work"} ref={list} aria-busy={pages.isPlaceholderData} aria-label={t("nav.work")}>
				{pages.data === undefined
					? pages.isError ? <Failed error={pages.error} retry={() => void pages.refetch()} /> : <Skeleton lines={10} />
					: rows.length === 0
						? (
							<State
								title={t(wanted !== "" ? "work.not_found" : narrowed ? "work.none" : choice.closed ? "work.closed.empty" : "work.empty")}
								actions={wanted !== "" && may("facts_own") ? <Link to={`/${government}/facts/orders?f=${encodeURIComponent(`title:has:${text.trim()}`)}`}>{t("work.find.all", { text: text.trim() })}</Link> : undefined}
							>
								{t(wanted !== "" ? "work.not_found.hint" : narrowed ? "work.none.hint" : "work.empty.hint")}
							</State>
						)
						: (
							<>
								<Rows rows={rows} chosen={chosen} onToggle={toggle} onAll={(on) => setChosen(on ? new Map(rows.map((row) => [row.case.order_id, row])) : new Map())} />
								<div className="work-foot">
									<span className="muted" role="status">{t(pages.hasNextPage ? "work.shown.more" : "work.shown", { n: rows.length })}</span>
									{pages.isFetchNextPageError && <span className="bad">{t("problem.title")}</span>}
									{pages.hasNextPage && <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t("facts.more")}</Button>}
								</div>
							</>
						)}
			</section>
			{chosen.size > 0 && <Bulk rows={[...chosen.values()]} onClear={() => setChosen(new Map())} />}
		</Page>
	);
}

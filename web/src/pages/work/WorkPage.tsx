/**
 * The work list: the cases of this account's roles, the soonest due on top, clocks running down; or, while words are looked for, every order that
 * this account may see and that holds them. How it is narrowed, and the words, stand in the address. By keyboard: j and k move, Enter opens, x
 * chooses, / searches, 1 to 9 use a saved filter.
 */
import { DownloadOutlined, SearchOutlined } from "@ant-design/icons";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Button, Input, Segmented, type InputRef } from "antd";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { address } from "../../api/client";
import { searchQuery, workQuery } from "../../api/queries";
import { MenuButton } from "../../parts/MenuButton";
import { Page } from "../../parts/Page";
import { Failed, Skeleton, State } from "../../parts/states";
import { usePhone } from "../../parts/useMedia";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import { Bulk } from "./Bulk";
import { Filters } from "./Filters";
import { choiceOf, queryOf } from "./narrowing";
import { Saved, useSaved } from "./Saved";
import { useChosen } from "./useChosen";
import { useListKeys } from "./useListKeys";
import { WorkRows } from "./WorkRows";
import "./work.css";

/** Who types is waited for. */
const TYPING_MS = 350;

export default function WorkPage() {
	const t = useText();
	const { government, may } = useHere();
	const navigate = useNavigate();
	const [search, setSearch] = useSearchParams();
	const choice = choiceOf(search);
	const words = search.get("q") ?? "";
	const work = useInfiniteQuery({ ...workQuery(government, choice), placeholderData: keepPreviousData, enabled: words === "" });
	const found = useInfiniteQuery({ ...searchQuery(government, words), placeholderData: keepPreviousData, enabled: words !== "" });
	const pages = words === "" ? work : found;
	const rows = words === "" ? (work.data?.pages.flatMap((page) => page.work) ?? []) : (found.data?.pages.flatMap((page) => page.orders) ?? []);
	const chosen = useChosen(rows);
	const saved = useSaved();
	const finder = useRef<InputRef>(null);
	const list = useRef<HTMLElement>(null);
	/** The words at which Enter was pressed: the only order that holds them is opened once the list has answered. */
	const entered = useRef<string | null>(null);
	const answered = pages.data !== undefined && !pages.isPlaceholderData;
	const openEntered = () => {
		if (entered.current !== words)
			return;
		entered.current = null;
		const only = rows.length === 1 ? rows[0] : undefined;
		if (only)
			void navigate(`/${government}/orders/${encodeURIComponent(only.order.id)}`);
	};
	const onAnswer = useEffectEvent(openEntered);
	useEffect(() => {
		if (answered)
			onAnswer();
	}, [answered, words]);
	const narrowed = Object.keys(choice).some((name) => name !== "newest" && name !== "closed");
	const go = (next: URLSearchParams) => {
		setSearch(next, { replace: true });
		chosen.clear();
	};
	const set = (name: string, value: string | null) => {
		const next = new URLSearchParams(search);
		if (value === null)
			next.delete(name);
		else
			next.set(name, value);
		if (name === "unit" && value !== null)
			next.delete("undispatched");
		else if (name === "undispatched" && value !== null)
			next.delete("unit");
		go(next);
	};
	useListKeys(list, chosen.toggle, (event) => {
		const kept = /^[1-9]$/.test(event.key) ? saved[Number(event.key) - 1] : undefined;
		if (event.key === "/") {
			event.preventDefault();
			finder.current?.focus();
		} else if (kept !== undefined) {
			go(new URLSearchParams(kept.query));
		}
	});
	return (
		<Page title={t("nav.work")} documentTitle={t("nav.work")} actions={may("export") && words === "" && <Export choice={choice} />}>
			<div className="work-bar">
				<Segmented aria-label={t("work.which")} disabled={words !== ""} value={choice.closed ? "closed" : "open"} options={[{ value: "open", label: t("work.open") }, { value: "closed", label: t("work.closed") }]} onChange={(which) => set("closed", which === "closed" ? "1" : null)} />
				<Finder
					ref={finder}
					words={words}
					onWords={(next) => set("q", next === "" ? null : next)}
					onEnter={(wanted) => {
						entered.current = wanted;
						if (answered)
							openEntered();
					}}
				/>
				{words === "" && <Filters rows={rows} choice={choice} onSet={set} onClear={() => go(new URLSearchParams(choice.closed ? { closed: "1" } : {}))} />}
			</div>
			{words === ""
				? <Saved saved={saved} query={queryOf(search)} onChoose={(query) => go(new URLSearchParams(query))} />
				: <p className="work-words">{t("work.search", { words })} <button type="button" className="plain-button" onClick={() => set("q", null)}>{t("work.search.leave")}</button></p>}
			<section className={pages.isPlaceholderData ? "panel work old" : "panel work"} ref={list} aria-busy={pages.isPlaceholderData} aria-label={t("nav.work")}>
				{pages.data === undefined
					? pages.isError ? <Failed error={pages.error} retry={() => void pages.refetch()} /> : <Skeleton lines={10} />
					: rows.length === 0
						? words !== ""
							? <State title={t("work.search.none", { words })}>{t("work.search.none.hint")}</State>
							: <State title={t(narrowed ? "work.none" : choice.closed ? "work.closed.empty" : "work.empty")}>{t(narrowed ? "work.none.hint" : "work.empty.hint")}</State>
						: (
							<>
								<WorkRows rows={rows} choice={chosen} />
								<div className="work-foot">
									<span className="muted" role="status">{t(pages.hasNextPage ? "work.shown.more" : "work.shown", { n: rows.length })}</span>
									{pages.isFetchNextPageError && <span className="bad">{t("problem.title")}</span>}
									{pages.hasNextPage && <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t("facts.more")}</Button>}
								</div>
							</>
						)}
			</section>
			{chosen.chosen.size > 0 && <Bulk rows={[...chosen.chosen.values()]} onClear={chosen.clear} />}
		</Page>
	);
}

/** The box for words: they are looked for once nobody types on, or at Enter; Escape goes back to the list. */
function Finder({ ref, words, onWords, onEnter }: { ref: React.Ref<InputRef>; words: string; onWords: (words: string) => void; onEnter: (wanted: string) => void }) {
	const t = useText();
	const [text, setText] = useState(words);
	const [writing, setWriting] = useState(false);
	/** The words as they were last seen in the address, and as they were last sent there: others come from outside and are shown. */
	const [seen, setSeen] = useState(words);
	const [sent, setSent] = useState(words);
	if (seen !== words) {
		setSeen(words);
		if (words !== sent) {
			setSent(words);
			setText(words);
		}
	}
	const wanted = text.trim();
	const send = (next: string) => {
		setSent(next);
		onWords(next);
	};
	const later = useEffectEvent(() => send(wanted));
	useEffect(() => {
		if (wanted === words || writing)
			return;
		const timer = window.setTimeout(() => later(), TYPING_MS);
		return () => window.clearTimeout(timer);
	}, [wanted, words, writing]);
	return (
		<Input
			ref={ref}
			className="work-find"
			prefix={<SearchOutlined />}
			allowClear
			placeholder={t("work.find")}
			aria-label={t("work.find")}
			value={text}
			onChange={(event) => setText(event.target.value)}
			onCompositionStart={() => setWriting(true)}
			onCompositionEnd={() => setWriting(false)}
			onKeyDown={(event) => {
				if (event.key === "Escape") {
					setText("");
					send("");
					event.currentTarget.blur();
				} else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
					send(wanted);
					onEnter(wanted);
				}
			}}
		/>
	);
}

function Export({ choice }: { choice: ReturnType<typeof choiceOf> }) {
	const t = useText();
	const { government } = useHere();
	const phone = usePhone();
	const item = (format: string, label: string) => ({ key: format, label, href: address("/api/{government}/work/export", { government }, { ...choice, format }), download: true });
	return <MenuButton end icon={<DownloadOutlined />} aria-label={t("work.export")} items={[item("xlsx", t("work.export.xlsx")), item("csv", t("work.export.csv"))]}>{phone ? null : t("work.export")}</MenuButton>;
}

/** Narrowings of the work list that somebody keeps under a name: chosen with one click or the keys 1 to 9, removed, and the present one kept. */
import { CloseOutlined, StarOutlined } from "@ant-design/icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Input, Popover } from "antd";
import { useId, useState } from "react";
import { api } from "../../api/client";
import { cache, filtersQuery } from "../../api/queries";
import type { SavedFilter } from "../../api/types";
import { notice } from "../../parts/notices";
import { useProblem } from "../../parts/states";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";

export const SAVED_PAGE = "work";
const NAME_MOST = 40;

export function useSaved(): readonly SavedFilter[] {
	const { government } = useHere();
	const { data } = useQuery(filtersQuery(government));
	return data?.filters.filter((one) => one.page === SAVED_PAGE) ?? [];
}

export function Saved({ saved, query, onChoose }: { saved: readonly SavedFilter[]; /** the present narrowing; "" when there is none */ query: string; onChoose: (query: string) => void }) {
	const t = useText();
	const { government } = useHere();
	const problem = useProblem();
	const remove = useMutation({
		mutationFn: (filter: string) => api.remove("/api/{government}/filters/{filter}", { government, filter }),
		onSettled: () => void cache.invalidateQueries({ queryKey: [government, "filters"] }),
		onError: (error) => notice.bad(problem(error).message),
	});
	const fresh = query !== "" && saved.every((one) => one.query !== query);
	if (saved.length === 0 && !fresh)
		return null;
	return (
		<div className="work-saved" role="group" aria-label={t("work.saved")}>
			{saved.map((one, i) => (
				<span key={one.filter_id} className={one.query === query ? "saved on" : "saved"}>
					<button type="button" aria-pressed={one.query === query} aria-keyshortcuts={i < 9 ? String(i + 1) : undefined} title={i < 9 ? String(i + 1) : undefined} onClick={() => onChoose(one.query === query ? "" : one.query)}>{one.name}</button>
					<button type="button" aria-label={t("work.saved.remove", { name: one.name })} disabled={remove.isPending} onClick={() => remove.mutate(one.filter_id)}><CloseOutlined /></button>
				</span>
			))}
			{fresh && <Keep query={query} />}
		</div>
	);
}

function Keep({ query }: { query: string }) {
	const t = useText();
	const { government } = useHere();
	const problem = useProblem();
	const id = useId();
	const [open, setOpen] = useState(false);
	const [name, setName] = useState("");
	const keep = useMutation({
		mutationFn: () => api.post("/api/{government}/filters", { government }, { page: SAVED_PAGE, name: name.trim(), query }),
		onSuccess: (kept) => {
			setOpen(false);
			setName("");
			notice.good(t("work.saved.done", { name: kept.name }));
			void cache.invalidateQueries({ queryKey: [government, "filters"] });
		},
	});
	return (
		<Popover
			open={open}
			onOpenChange={(on) => { setOpen(on); keep.reset(); }}
			trigger="click"
			placement="bottomLeft"
			destroyOnHidden
			content={
				<form className="keep-filter" onSubmit={(event) => { event.preventDefault(); if (name.trim() !== "") keep.mutate(); }}>
					<label htmlFor={id}>{t("work.saved.name")}</label>
					<Input id={id} autoFocus maxLength={NAME_MOST} value={name} status={keep.isError ? "error" : ""} onChange={(event) => { setName(event.target.value); keep.reset(); }} />
					<Button type="primary" htmlType="submit" disabled={name.trim() === ""} loading={keep.isPending}>{t("work.saved.save")}</Button>
					{keep.isError && <p role="alert" className="bad">{problem(keep.error).message}</p>}
				</form>
			}
		>
			<Button type="text" icon={<StarOutlined />} aria-expanded={open}>{t("work.saved.add")}</Button>
		</Popover>
	);
}

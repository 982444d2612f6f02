/** Chooses a fact that a link leads to: what is typed is looked for by the server in ids and names, a few at a time. */
import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useEffect, useState } from "react";
import { choicesQuery } from "../api/queries";
import { useHere } from "../shell/government";
import { useText } from "../texts";
import { useVocabulary } from "../vocabulary";

const PAUSE_MS = 250;

export interface Given { id?: string; "aria-required"?: "true" | "false"; "aria-invalid"?: "true" | "false"; "aria-describedby"?: string; "aria-label"?: string }

export function LinkPick({ to, value, known, onChange, ...rest }: { /** kind of fact */ to: string; value?: string | null; /** name of the present value */ known?: string | undefined; onChange?: (value: string | null, name?: string) => void } & Given) {
	const t = useText();
	const { government } = useHere();
	const words = useVocabulary();
	const [typed, setTyped] = useState("");
	const [wanted, setWanted] = useState("");
	const [open, setOpen] = useState(false);
	const [picked, setPicked] = useState<{ value: string; label: string } | null>(null);
	useEffect(() => {
		const timer = window.setTimeout(() => setWanted(typed.trim()), PAUSE_MS);
		return () => window.clearTimeout(timer);
	}, [typed]);
	const declared = words.entityOf(to);
	const named = ["name", "title"].find((name) => declared?.fields.some((field) => field.name === name));
	const found = useQuery({ ...choicesQuery(government, to, [declared?.id, named].filter((name) => name != null), wanted), enabled: open && declared !== undefined });
	const options = (found.data ?? []).map((fact) => ({ value: fact.id, label: (named && fact.values[named]) || fact.id }));
	return (
		<Select
			{...rest}
			allowClear
			labelInValue
			showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
			value={value ? (picked?.value === value ? picked : { value, label: known ?? options.find((one) => one.value === value)?.label ?? value }) : null}
			placeholder={t("desk.link.find", { kind: words.entity(to) })}
			options={options}
			loading={open && found.isFetching}
			notFoundContent={<span className="muted">{t(found.isError ? "problem.title" : found.isFetching || typed.trim() !== wanted ? "loading" : "desk.link.none")}</span>}
			onOpenChange={(now) => { setOpen(now); if (!now) setTyped(""); }}
			onChange={(one: { value: string; label?: unknown } | null | undefined) => {
				const name = options.find((option) => option.value === one?.value)?.label;
				setPicked(one ? { value: one.value, label: name ?? one.value } : null);
				onChange?.(one?.value ?? null, name);
			}}
		/>
	);
}

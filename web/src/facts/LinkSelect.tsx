/** Chooses a fact that a link leads to: typed text is looked for in ids and names by the server, a few at a time. */
import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useEffect, useState } from "react";
import { linkQuery } from "../api/queries";
import { useHere } from "../shell/government";
import { useText } from "../texts";
import { useVocabulary } from "../vocabulary";

const PAUSE_MS = 250;

export function LinkSelect({ to, value, known, onChange, ...rest }: { /** kind of fact */ to: string; value?: string | null; /** name of the present value, if known */ known?: string | undefined; onChange?: (value: string | null) => void; id?: string; "aria-label"?: string; "aria-required"?: boolean | "true" | "false"; "aria-describedby"?: string; "aria-invalid"?: boolean | "true" | "false" }) {
	const t = useText();
	const { government } = useHere();
	const words = useVocabulary();
	const [typed, setTyped] = useState("");
	const [open, setOpen] = useState(false);
	const [wanted, setWanted] = useState("");
	const [picked, setPicked] = useState<{ value: string; label: string } | null>(null);
	useEffect(() => {
		const timer = window.setTimeout(() => setWanted(typed.trim()), PAUSE_MS);
		return () => window.clearTimeout(timer);
	}, [typed]);
	const declared = words.entityOf(to);
	const named = ["name", "title"].find((name) => declared?.fields.some((field) => field.name === name));
	const found = useQuery({ ...linkQuery(government, to, declared?.id ?? null, named ?? null, wanted), enabled: open && declared !== undefined });
	const options = (found.data ?? []).map((fact) => ({ value: fact.id, label: (named && fact.values[named]) || fact.id }));
	const now = value ? (picked?.value === value ? picked : { value, label: known ?? options.find((one) => one.value === value)?.label ?? value }) : null;
	return (
		<Select
			{...rest}
			allowClear
			labelInValue
			showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
			value={now}
			placeholder={t("fields.link.find", { kind: words.entity(to) })}
			options={options}
			optionRender={({ data }) => <span className="link-option"><span>{data.label}</span>{data.label !== data.value && <small className="muted">{data.value}</small>}</span>}
			loading={open && found.isFetching}
			notFoundContent={<span className="muted">{t(found.isError ? "problem.more" : found.isFetching || typed.trim() !== wanted ? "loading" : "fields.link.none")}</span>}
			onOpenChange={(now) => { setOpen(now); if (!now) setTyped(""); }}
			onChange={(one: { value: string; label?: unknown } | null | undefined) => {
				setPicked(one ? { value: one.value, label: options.find((option) => option.value === one.value)?.label ?? one.value } : null);
				onChange?.(one?.value ?? null);
			}}
		/>
	);
}

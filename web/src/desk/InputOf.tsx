/**
 * The input of one field that an action asks for: its type in the vocabulary decides. A value is the text that the interface takes, or null
 * for what is not known. Few choices lie open as buttons, many fold into a list.
 */
import { Input, Radio, Select } from "antd";
import type { VocabularyField } from "../api/types";
import { useText } from "../texts";
import { useVocabulary } from "../vocabulary";
import { LinkPick, type Given } from "./LinkPick";

const OPEN_CHOICES = 5;
/** Texts that take more than a line. */
const LONG: ReadonlySet<string> = new Set(["description", "reply", "reason", "found", "progress", "note", "legal"]);
const PICKERS: Readonly<Record<string, string>> = { day: "date", instant: "datetime-local" };

export function isLong(field: VocabularyField): boolean {
	return field.type === "text" && LONG.has(field.name);
}

export function InputOf({ field, value, onChange, known, ...rest }: { field: VocabularyField; value?: string | null; onChange?: (value: string | null) => void; /** name behind a link that stands already */ known?: string | undefined } & Given) {
	const t = useText();
	const words = useVocabulary();
	const set = (text: string) => onChange?.(text === "" ? null : text);
	switch (field.type) {
		case "link":
			return <LinkPick {...rest} to={field.to ?? ""} value={value ?? null} known={known} onChange={(id) => onChange?.(id)} />;
		case "enum": {
			const codes = (words.vocabulary?.enumerations.find((one) => one.name === field.to)?.codes ?? []).map((code) => ({ value: code.name, label: words.code(field.to ?? "", code.name) }));
			if (codes.length <= OPEN_CHOICES)
				return <Radio.Group {...rest} className="choices" optionType="button" value={value ?? ""} options={codes} onChange={(event) => set(String(event.target.value))} />;
			return <Select {...rest} allowClear showSearch={{ optionFilterProp: "label" }} placeholder={t("desk.choose")} value={value ?? null} options={codes} onChange={(code: string | null | undefined) => onChange?.(code ?? null)} />;
		}
		case "bool":
			return <Radio.Group {...rest} className="choices" optionType="button" value={value ?? ""} options={[{ value: "true", label: t("yes") }, { value: "false", label: t("no") }]} onChange={(event) => set(String(event.target.value))} />;
		case "day": case "instant":
			return <Input {...rest} type={PICKERS[field.type] ?? "text"} min={field.type === "day" ? "1900-01-01" : "1900-01-01T00:00"} max={field.type === "day" ? "2199-12-31" : "2199-12-31T23:59"} value={value ?? ""} onChange={(event) => set(event.target.value)} />;
		case "int": case "num":
			return <Input {...rest} inputMode={field.type === "int" ? "numeric" : "decimal"} value={value ?? ""} onChange={(event) => set(event.target.value.trim())} />;
		default:
			return isLong(field)
				? <Input.TextArea {...rest} rows={4} value={value ?? ""} onChange={(event) => set(event.target.value)} />
				: <Input {...rest} autoComplete="off" inputMode={field.name.endsWith("_phone") ? "tel" : undefined} value={value ?? ""} onChange={(event) => set(event.target.value)} />;
	}
}

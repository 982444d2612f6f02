/**
 * The input of one field as the vocabulary declares it: its type decides. A value is the text that the interface takes ("true", a code,
 * 2024-11-04T09:00, a;b) or null for unknown; the names and units are the server's.
 */
import { Input, Radio, Select } from "antd";
import type { VocabularyField } from "../api/types";
import { useLang, useText } from "../texts";
import { useVocabulary } from "../vocabulary";
import { LinkSelect } from "./LinkSelect";

/** Texts that take more than a line. (No autoSize: it writes a style attribute, which the content security policy refuses.) */
export const LONG: ReadonlySet<string> = new Set(["description", "reply", "boundary", "evidence", "reason", "note", "value"]);

/** What can be seen to be wrong before the server is asked; the server has the last word. */
export const shapes: Partial<Record<VocabularyField["type"], RegExp>> = {
	int: /^[+-]?\d{1,15}$/,
	num: /^[+-]?\d{1,10}(\.\d{1,9})?$/,
	period: /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/,
};

/** What Form.Item gives to its child. */
interface Given { id?: string; value?: string | null; onChange?: (value: string | null) => void; disabled?: boolean; known?: string | undefined; "aria-required"?: "true" | "false"; "aria-invalid"?: "true" | "false"; "aria-describedby"?: string }

export function FieldInput({ field, value, onChange, known, ...rest }: { field: VocabularyField } & Given) {
	const t = useText();
	const { lang } = useLang();
	const words = useVocabulary();
	const set = (text: string) => onChange?.(text === "" ? null : text);
	switch (field.type) {
		case "link":
			return <LinkSelect {...rest} to={field.to ?? ""} value={value ?? null} known={known} onChange={(id) => onChange?.(id)} />;
		case "enum":
			return (
				<Select
					{...rest}
					allowClear
					showSearch={{ optionFilterProp: "label" }}
					value={value ?? null}
					options={(words.vocabulary?.enumerations.find((one) => one.name === field.to)?.codes ?? []).map((code) => ({ value: code.name, label: words.code(field.to ?? "", code.name) }))}
					onChange={(code: string | null | undefined) => onChange?.(code ?? null)}
				/>
			);
		case "bool":
			return (
				<Radio.Group
					{...rest}
					value={value ?? ""}
					options={[{ value: "true", label: t("yes") }, { value: "false", label: t("no") }, ...(field.default === undefined ? [{ value: "", label: t("fields.unknown") }] : [])]}
					onChange={(event) => set(String(event.target.value))}
				/>
			);
		case "set":
			return <Select {...rest} mode="tags" open={false} suffixIcon={null} tokenSeparators={[";", "；", ",", "，", "、"]} value={value ? value.split(";") : []} placeholder={t("fields.set.hint")} onChange={(list: string[]) => set(list.join(";"))} />;
		case "day": case "instant":
			return <Input {...rest} type={field.type === "day" ? "date" : "datetime-local"} min={field.type === "day" ? "1900-01-01" : "1900-01-01T00:00"} max={field.type === "day" ? "2199-12-31" : "2199-12-31T23:59"} value={value ?? ""} onChange={(event) => set(event.target.value)} />;
		case "int": case "num":
			return <Input {...rest} inputMode={field.type === "int" ? "numeric" : "decimal"} suffix={lang === "zh" ? field.unit_zh : field.unit} value={value ?? ""} onChange={(event) => set(event.target.value.trim())} />;
		case "period":
			return <Input {...rest} placeholder="2026-09" value={value ?? ""} onChange={(event) => set(event.target.value.trim())} />;
		default:
			return LONG.has(field.name)
				? <Input.TextArea {...rest} rows={3} value={value ?? ""} onChange={(event) => set(event.target.value)} />
				: <Input {...rest} value={value ?? ""} onChange={(event) => set(event.target.value)} />;
	}
}

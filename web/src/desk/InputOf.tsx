/**
 * The input of one field that an action asks for. Few choices lie open as buttons, because most steps are one of them and a click; long texts have
 * room; the rest is the input that facts have everywhere (facts/FieldInput).
 */
import { Input, Radio } from "antd";
import type { VocabularyField } from "../api/types";
import { FieldInput } from "../facts/FieldInput";
import { useText } from "../texts";
import { useVocabulary } from "../vocabulary";

const OPEN_CHOICES = 5;
/** Texts that take more than a line. */
const LONG: ReadonlySet<string> = new Set(["description", "reply", "reason", "found", "progress", "note", "legal"]);

/** What Form.Item gives to its child. */
interface Given { id?: string; value?: string | null; onChange?: (value: string | null) => void; known?: string | undefined; "aria-required"?: "true" | "false"; "aria-invalid"?: "true" | "false"; "aria-describedby"?: string }

export function isLong(field: VocabularyField): boolean {
	return field.type === "text" && LONG.has(field.name);
}

export function InputOf({ field, value, onChange, known, ...rest }: { field: VocabularyField } & Given) {
	const t = useText();
	const words = useVocabulary();
	const set = (text: string) => onChange?.(text === "" ? null : text);
	const choices = field.type === "bool"
		? [{ value: "true", label: t("yes") }, { value: "false", label: t("no") }]
		: field.type === "enum" ? (words.vocabulary?.enumerations.find((one) => one.name === field.to)?.codes ?? []).map((code) => ({ value: code.name, label: words.code(field.to ?? "", code.name) })) : [];
	if (choices.length > 0 && choices.length <= OPEN_CHOICES)
		return <Radio.Group {...rest} className="choices" optionType="button" buttonStyle="solid" value={value ?? ""} options={choices} onChange={(event) => set(String(event.target.value))} />;
	if (isLong(field))
		return <Input.TextArea {...rest} rows={4} value={value ?? ""} onChange={(event) => set(event.target.value)} />;
	if (field.name.endsWith("_phone"))
		return <Input {...rest} autoComplete="off" inputMode="tel" value={value ?? ""} onChange={(event) => set(event.target.value)} />;
	return <FieldInput {...rest} field={field} value={value ?? null} known={known} {...(onChange ? { onChange } : {})} />;
}

/**
 * The lines of a form made from declared fields: label, input, what is wrong beside it. A personal field that is masked shows its mask until
 * somebody chooses to write a new value over it. Works inside any antd Form whose values are { field: text or null }.
 */
import { Button, Form } from "antd";
import { useState } from "react";
import type { Fact, VocabularyField } from "../api/types";
import { useText } from "../texts";
import { useVocabulary } from "../vocabulary";
import { FieldInput, LONG, shapes } from "./FieldInput";

export function FieldItems({ entity, fields, fact, fixed = [], required = [], notes = {} }: {
	entity: string;
	fields: readonly VocabularyField[];
	/** what stands now: names behind links, masks */
	fact?: Fact | null;
	/** shown and not changed */
	fixed?: readonly string[];
	required?: readonly string[];
	/** a remark under a field */
	notes?: Readonly<Record<string, string>>;
}) {
	const t = useText();
	const words = useVocabulary();
	return (
		<div className="fields">
			{fields.map((field) => {
				const label = words.field(entity, field.name);
				const note = notes[field.name];
				const shape = shapes[field.type];
				const className = LONG.has(field.name) || field.name === "title" ? "wide" : undefined;
				if (fact?.masked.includes(field.name))
					return <Masked key={field.name} field={field} label={label} mask={fact.values[field.name] ?? ""} />;
				return (
					<Form.Item
						key={field.name}
						name={field.name}
						label={label}
						className={className}
						extra={note !== undefined ? <span className="field-note">{note}</span> : undefined}
						rules={[
							...(required.includes(field.name) ? [{ required: true, message: t("required") }] : []),
							...(shape ? [{ pattern: shape, message: t(field.type === "period" ? "fields.period.wrong" : field.type === "int" ? "fields.int.wrong" : "fields.num.wrong") }] : []),
						]}
					>
						<FieldInput field={field} disabled={fixed.includes(field.name)} known={fact?.names?.[field.name]} />
					</Form.Item>
				);
			})}
		</div>
	);
}

/** Nobody can correct what is not shown: a new value takes its place, or it stays. */
function Masked({ field, label, mask }: { field: VocabularyField; label: string; mask: string }) {
	const t = useText();
	const form = Form.useFormInstance();
	const [writing, setWriting] = useState(false);
	if (!writing)
		return (
			<Form.Item label={label}>
				<span className="masked-line">
					<span>{mask}</span>
					<Button size="small" aria-label={t("fields.masked.write.field", { field: label })} onClick={() => { form.setFieldValue(field.name, null); setWriting(true); }}>{t("fields.masked.write")}</Button>
				</span>
			</Form.Item>
		);
	return (
		<Form.Item label={label} extra={t("fields.masked.hint")} htmlFor={field.name}>
			<span className="masked-line">
				<Form.Item name={field.name} noStyle><FieldInput field={field} /></Form.Item>
				<Button size="small" onClick={() => { form.setFieldValue(field.name, undefined); setWriting(false); }}>{t("fields.masked.keep")}</Button>
			</span>
		</Form.Item>
	);
}

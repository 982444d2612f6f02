/** Filters of a page of facts, kept in the address so that a filtered page can be sent to somebody: field, comparison, value. */
import { PlusOutlined } from "@ant-design/icons";
import { Button, Input, Popover, Select, Tag } from "antd";
import { useState } from "react";
import type { VocabularyField } from "../api/types";
import { useText, type TextKey } from "../texts";
import { useVocabulary } from "../vocabulary";

type Op = "eq" | "ne" | "ge" | "lt" | "has" | "in" | "known" | "unknown";

function opsOf(type: string): readonly Op[] {
	switch (type) {
		case "enum": return ["eq", "ne", "known", "unknown"];
		case "bool": return ["eq", "unknown"];
		case "instant": case "day": case "int": case "num": return ["ge", "lt", "eq", "known", "unknown"];
		case "link": case "id": return ["eq", "known", "unknown"];
		default: return ["has", "eq", "known", "unknown"];
	}
}

const words: Record<Op, TextKey> = {
	eq: "facts.op.eq", ne: "facts.op.ne", ge: "facts.op.ge", lt: "facts.op.lt", has: "facts.op.has", in: "facts.op.in", known: "facts.op.known", unknown: "facts.op.unknown",
};

export function FilterBar({ entity, filters, onChange }: { entity: string; filters: readonly string[]; onChange: (filters: string[]) => void }) {
	const t = useText();
	const names = useVocabulary();
	const [open, setOpen] = useState(false);
	const shown = (filter: string) => {
		const [field = "", op = "eq", ...rest] = filter.split(":");
		const declared = names.fieldOf(entity, field);
		const value = rest.join(":");
		const word = declared?.type === "enum" ? names.code(declared.to ?? "", value) : declared?.type === "bool" ? t(value === "true" ? "yes" : "no") : value.replace("T", " ");
		return `${names.field(entity, field)} ${t(words[op as Op] ?? "facts.op.eq")} ${word}`.trim();
	};
	return (
		<div className="filters">
			{filters.map((filter, i) => (
				<Tag key={filter} closable onClose={() => onChange(filters.filter((_, k) => k !== i))}>{shown(filter)}</Tag>
			))}
			<Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" destroyOnHidden content={<NewFilter entity={entity} onAdd={(filter) => { setOpen(false); onChange([...filters, filter]); }} />}>
				<Button icon={<PlusOutlined />}>{t("facts.filter")}</Button>
			</Popover>
		</div>
	);
}

function NewFilter({ entity, onAdd }: { entity: string; onAdd: (filter: string) => void }) {
	const t = useText();
	const names = useVocabulary();
	const fields = (names.entityOf(entity)?.fields ?? []).filter((field) => !field.personal && !field.derived);
	const [field, setField] = useState<VocabularyField | undefined>(fields[0]);
	const ops = opsOf(field?.type ?? "text");
	const [op, setOp] = useState<Op>(ops[0] ?? "eq");
	const [value, setValue] = useState("");
	const valued = op !== "known" && op !== "unknown";
	const codes = field?.type === "enum" ? names.vocabulary?.enumerations.find((one) => one.name === field.to)?.codes : undefined;
	const add = () => {
		if (field !== undefined && (!valued || value !== ""))
			onAdd(valued ? `${field.name}:${op}:${value}` : `${field.name}:${op}`);
	};
	return (
		<form className="new-filter" onSubmit={(event) => { event.preventDefault(); add(); }}>
			<Select
				showSearch={{ optionFilterProp: "label" }}
				aria-label={t("facts.filter.field")}
				value={field?.name ?? null}
				options={fields.map((one) => ({ value: one.name, label: names.field(entity, one.name) }))}
				onChange={(name) => {
					const chosen = fields.find((one) => one.name === name);
					setField(chosen);
					setOp(opsOf(chosen?.type ?? "text")[0] ?? "eq");
					setValue("");
				}}
			/>
			<Select aria-label={t("facts.filter.op")} value={op} options={ops.map((one) => ({ value: one, label: t(words[one]) }))} onChange={setOp} />
			{valued && (codes
				? <Select aria-label={t("facts.filter.value")} value={value || null} options={codes.map((code) => ({ value: code.name, label: names.code(field?.to ?? "", code.name) }))} onChange={setValue} />
				: field?.type === "bool"
					? <Select aria-label={t("facts.filter.value")} value={value || null} options={[{ value: "true", label: t("yes") }, { value: "false", label: t("no") }]} onChange={setValue} />
					: <Input aria-label={t("facts.filter.value")} type={field?.type === "instant" ? "datetime-local" : field?.type === "day" ? "date" : "text"} value={value} onChange={(event) => setValue(event.target.value)} />)}
			<Button type="primary" htmlType="submit" disabled={valued && value === ""}>{t("facts.filter.add")}</Button>
		</form>
	);
}

/**
 * The lines of a form that an action asks for: what the offer lists as inputs, its evidence, its paper form, the reason. What must be filled in
 * is marked before anybody types. Works inside any antd Form; names are "entity.field", "form:LABEL", "note", "attachments". Knows no rule.
 */
import { Button, Checkbox, Form, Input } from "antd";
import { useState } from "react";
import type { Fact, Offer, VocabularyField } from "../api/types";
import { useHere } from "../shell/government";
import { useText } from "../texts";
import { useVocabulary } from "../vocabulary";
import { Evidence } from "./Evidence";
import { InputOf, isLong } from "./InputOf";
import { Proposals, proposes, type Proposed } from "./Proposals";
import { Recording } from "./Recording";
import type { Attachment } from "./upload";
import "./act.css";

/** The value of a ticked signature. */
export const SIGNED = "signed";
export type ActValues = Record<string, string | null | undefined>;

/** What the form holds before anybody typed. */
export function standing(offer: Offer): ActValues {
	return Object.fromEntries(offer.inputs.filter((input) => input.preset !== null).map((input) => [`${input.entity}.${input.field}`, input.preset]));
}

export function ActFields({ offer, order, attachments, onAttachments, asked, errors, already, first = [], bare }: {
	offer: Offer;
	/** what stands now: names behind links */
	order?: Fact | undefined;
	attachments: readonly Attachment[];
	onAttachments: (list: Attachment[]) => void;
	/** labels of evidence that the server asked for although the offer did not */
	asked: readonly string[];
	/** by label of evidence */
	errors: Readonly<Record<string, string>>;
	/** names of files with the order, by label */
	already?: Readonly<Record<string, readonly string[]>>;
	/** fields that come first, in this order; others that may stay empty are folded */
	first?: readonly string[];
	/** no files here */
	bare?: boolean;
}) {
	const t = useText();
	const { me } = useHere();
	const words = useVocabulary();
	const form = Form.useFormInstance<ActValues>();
	const [noting, setNoting] = useState(false);
	const [all, setAll] = useState(false);
	const [proposed, setProposed] = useState<Proposed | null>(null);
	const place = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length);
	const sorted = [...offer.inputs].sort((a, b) => place(a.field) - place(b.field));
	const rare = (input: Offer["inputs"][number]) => first.length > 0 && !input.must && !first.includes(input.field);
	const inputs = sorted.filter((input) => all || !rare(input));
	const of = (label: string) => attachments.filter((one) => one.label === label);
	const put = (label: string, list: readonly Attachment[]) => onAttachments([...attachments.filter((one) => one.label !== label), ...list]);
	const needed = offer.evidence.map(({ label, kind }) => ({ label, kind: kind as string | null }));
	const evidence = [...needed, ...asked.filter((label) => !needed.some((one) => one.label === label)).map((label) => ({ label, kind: null }))];
	const other = t("evidence.other");
	/** steps of signing from the first on that are this person's: they are signed with the form, the rest by others later */
	const mine = [...me.roles, ...me.stands_for.flatMap((one) => one.roles)];
	const steps = (offer.form?.fields ?? []).filter(({ kind }) => kind === "sign");
	const others = steps.findIndex(({ roles }) => !roles.some((one) => mine.includes(one)));
	const own = new Set(steps.slice(0, others < 0 ? steps.length : others).map(({ label }) => label));
	const nothing = offer.inputs.length === 0 && offer.form === null && evidence.length === 0 && offer.checklist.length === 0 && !offer.say_why;
	return (
		<>
			{nothing && <p className="act-nothing">{t("act.nothing")}</p>}
			{order !== undefined && proposes(offer) && <Proposals offer={offer} orderId={order.id} chosen={proposed} onChoose={(one) => { form.setFieldsValue(one.values); setProposed(one); }} />}
			<div className="act-fields">
				{inputs.map((input) => {
					const field = words.fieldOf(input.entity, input.field);
					if (field === undefined)
						return null;
					const name = `${input.entity}.${input.field}`;
					const label = words.field(input.entity, input.field);
					if (input.field === "recording")
						return <Recording key={name} name={name} label={label} onSent={(one) => onAttachments([...attachments.filter((two) => two.label !== label), one])} />;
					return (
						<Form.Item
							key={name}
							name={name}
							label={label}
							className={wide(field) ? "wide" : undefined}
							rules={[{ required: input.must, whitespace: true, message: t("required") }]}
						>
							<InputOf field={field} known={proposed?.names[name] ?? (order?.entity === input.entity ? order.names?.[input.field] : undefined)} />
						</Form.Item>
					);
				})}
			</div>
			{sorted.length > inputs.length && <p><Button className="act-more" type="link" size="small" onClick={() => setAll(true)}>{t("act.more", { n: sorted.length - inputs.length })}</Button></p>}
			{offer.form && (
				<fieldset className="act-paper">
					<legend>{offer.form.title}</legend>
					{offer.form.fields.map(({ label, kind, roles }) => (kind === "sign"
						? <Signature key={label} label={label} roles={roles} own={own.has(label)} />
						: (
							<Form.Item key={label} name={`form:${label}`} label={label} rules={[{ required: kind !== "given", whitespace: true, message: t("required") }]}>
								{kind === "fill" ? <Input.TextArea rows={3} maxLength={5_000} /> : <Input maxLength={200} placeholder={t("paper.given")} />}
							</Form.Item>
						)))}
				</fieldset>
			)}
			{evidence.map(({ label, kind }) => (
				<Evidence key={label} label={label} kind={kind} must={(already?.[label]?.length ?? 0) === 0} standing={already?.[label] ?? []} value={of(label)} onChange={(list) => put(label, list)} error={errors[label]} />
			))}
			{offer.checklist.length > 0 && (
				<fieldset className="act-points">
					<legend>{t("act.points")}</legend>
					{offer.checklist.map(({ point_id, text, blocking }) => (
						<Form.Item
							key={point_id}
							name={`point:${point_id}`}
							valuePropName="checked"
							getValueFromEvent={(event: { target: { checked: boolean } }) => (event.target.checked ? "yes" : null)}
							getValueProps={(value) => ({ checked: value === "yes" })}
							rules={[{ required: blocking, message: t("act.points.missing") }]}
						>
							<Checkbox>{text}{blocking && <span className="must" />}</Checkbox>
						</Form.Item>
					))}
				</fieldset>
			)}
			{(offer.say_why || noting)
				? <Form.Item name="note" label={t(offer.say_why ? "act.why" : "act.note")} rules={[{ required: offer.say_why, whitespace: true, message: t("act.why.missing") }]}><Input.TextArea rows={3} maxLength={5_000} autoFocus={noting} /></Form.Item>
				: <Button className="act-more" type="link" size="small" onClick={() => setNoting(true)}>{t("act.note.add")}</Button>}
			{!bare && evidence.length === 0 && <More label={other} value={of(other)} onChange={(list) => put(other, list)} />}
		</>
	);
}

/** A step of signing: a tick of whoever is signed in, never a name; what is for others says so. */
function Signature({ label, roles, own }: { label: string; roles: readonly string[]; own: boolean }) {
	const t = useText();
	const { me } = useHere();
	const { role } = useVocabulary();
	return own
		? (
			<Form.Item
				name={`form:${label}`}
				label={label}
				valuePropName="checked"
				getValueFromEvent={(event: { target: { checked: boolean } }) => (event.target.checked ? SIGNED : null)}
				getValueProps={(value) => ({ checked: value === SIGNED })}
				rules={[{ required: true, message: t("paper.unsigned") }]}
			>
				<Checkbox>{t("paper.sign.me", { name: me.name })}</Checkbox>
			</Form.Item>
		)
		: <p className="act-sign-later"><span>{label}</span><span className="muted">{t("paper.sign.later", { role: roles.map(role).join("、") })}</span></p>;
}

/** Files that nobody asked for, out of the way until wanted. */
function More({ label, value, onChange }: { label: string; value: readonly Attachment[]; onChange: (list: Attachment[]) => void }) {
	const t = useText();
	const [open, setOpen] = useState(false);
	return open || value.length > 0
		? <Evidence label={label} kind={null} value={value} onChange={onChange} />
		: <Button className="act-more" type="link" size="small" onClick={() => setOpen(true)}>{t("evidence.add")}</Button>;
}

function wide(field: VocabularyField): boolean {
	return isLong(field) || field.name === "title" || field.name === "address";
}

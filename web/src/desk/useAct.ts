/**
 * Sending an action: what was typed becomes the interface's body, and what the server refuses is put where it belongs: beside a field, at a piece
 * of evidence, at a line of the paper form; what belongs nowhere is told above the form.
 */
import { useMutation } from "@tanstack/react-query";
import type { FormInstance } from "antd";
import { useState } from "react";
import { ApiError, api } from "../api/client";
import { cache } from "../api/queries";
import type { Act, Acted, Offer } from "../api/types";
import { useProblem } from "../parts/states";
import { useHere } from "../shell/government";
import { useText } from "../texts";
import { SIGNED, type ActValues } from "./ActFields";
import type { Attachment } from "./upload";

/** The body without a version: what was filled in, evidence, the paper form. */
export function bodyOf(offer: Offer, values: ActValues, attachments: readonly Attachment[]): Act {
	const inputs: Record<string, string | null> = {};
	for (const { entity, field, preset } of offer.inputs) {
		const value = values[`${entity}.${field}`];
		if (value !== undefined && !(value === null && preset === null))
			inputs[`${entity}.${field}`] = value;
	}
	const form: Record<string, string | true> = {};
	for (const { label, kind } of offer.form?.fields ?? []) {
		const value = values[`form:${label}`]?.trim();
		if (value)
			form[label] = kind === "sign" && value === SIGNED ? true : value;
	}
	const checked = offer.checklist.filter(({ point_id }) => values[`point:${point_id}`] === "yes").map(({ point_id }) => point_id);
	const note = values.note?.trim();
	// The interface describes both as plain objects, which the types take for empty ones.
	return { action: offer.action, inputs: inputs as Act["inputs"] & object, ...(offer.target ? { target: offer.target } : {}), ...(attachments.length > 0 ? { attachments: [...attachments] } : {}), ...(offer.form ? { form: form as Act["form"] & object } : {}), ...(offer.checklist.length > 0 ? { checked } : {}), ...(note ? { note } : {}) };
}

/** Everything in which a moved order is read. The event says the same to the others. */
export function ordersChanged(government: string): Promise<unknown> {
	return Promise.all((["work", "orders", "messages", "facts", "scores"] as const).map((room) => cache.invalidateQueries({ queryKey: [government, room] })));
}

/** "attachments:LABEL": the server cuts long labels. */
function labelled(field: string, kind: string, labels: readonly string[]): string | null {
	if (!field.startsWith(`${kind}:`))
		return null;
	const label = field.slice(kind.length + 1).replace(/\uFFFD+$/, "");
	return labels.find((one) => one === label) ?? labels.find((one) => one.startsWith(label)) ?? label;
}

export function useAct({ form, offer, orderId, joins, version, onDone, onConflict }: {
	form: FormInstance<ActValues>;
	offer: Offer;
	/** null: a new order */
	orderId: string | null;
	/** of a new order: an earlier one whose matter it is of */
	joins?: string | undefined;
	/** of the case as this person saw it */
	version: number | null;
	onDone: (done: Acted) => void;
	onConflict?: () => void;
}) {
	const { government } = useHere();
	const problem = useProblem();
	const t = useText();
	const [attachments, setAttachments] = useState<Attachment[]>([]);
	const [asked, setAsked] = useState<readonly string[]>([]);
	const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
	const [general, setGeneral] = useState<{ message: string; detail: string; conflict: boolean } | null>(null);
	const act = useMutation({
		mutationFn: (values: ActValues) => {
			setErrors({});
			setGeneral(null);
			const body = bodyOf(offer, values, attachments);
			return orderId === null
				? api.post("/api/{government}/orders", { government }, joins === undefined ? body : { ...body, joins })
				: api.post("/api/{government}/orders/{id}/actions", { government, id: orderId }, { ...body, ...(version === null ? {} : { version }) });
		},
		onSuccess: async (done) => {
			// The next form must open on what this step made of the order, or it would take the own step for somebody else's.
			await cache.invalidateQueries({ queryKey: [government, "orders", "case", done.order_id] });
			void ordersChanged(government);
			onDone(done);
		},
		onError: (error) => {
			const told = problem(error);
			const field = error instanceof ApiError ? (error.problem.field ?? "") : "";
			const evidence = labelled(field, "attachments", [...offer.evidence.map((one) => one.label), ...asked]);
			const line = labelled(field, "form", offer.form?.fields.map((one) => one.label) ?? []);
			const name = line !== null ? `form:${line}` : field;
			if (error instanceof ApiError && error.status === 409)
				onConflict?.();
			if (evidence !== null) {
				setAsked((list) => (list.includes(evidence) ? list : [...list, evidence]));
				setErrors({ [evidence]: told.message });
			} else if (line !== null || field === "note" || offer.inputs.some((input) => `${input.entity}.${input.field}` === field)) {
				form.setFields([{ name: name as never, errors: [told.message] }]);
				form.scrollToField(name, { block: "center" });
				document.getElementById(name)?.focus();
			} else {
				// what a rule refuses is no failure: nobody has to report its number, and surely nothing was done
				const refused = error instanceof ApiError && error.status > 0 && error.status < 500;
				setGeneral({ message: told.message, detail: refused ? "" : [t("act.unsure"), told.request].filter(Boolean).join(" "), conflict: refused && error.status === 409 });
			}
		},
	});
	return { act, attachments, setAttachments, asked, errors, general, clear: () => setGeneral(null) };
}

/**
 * Adds or changes one fact. Every field of the vocabulary but the derived ones; what was not touched is sent as it stands, so that a save
 * changes what somebody changed and no more. When another has changed the fact meanwhile nothing is lost and nothing overwritten: what one
 * did not touch is brought up to date, what both touched is marked, and saving again is a decision.
 */
import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Drawer, Form, Input } from "antd";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { ApiError, api } from "../api/client";
import { cache, factQuery } from "../api/queries";
import type { Fact } from "../api/types";
import { notice } from "../parts/notices";
import { useProblem } from "../parts/states";
import { useHere } from "../shell/government";
import { useText } from "../texts";
import { useVocabulary } from "../vocabulary";
import { FieldItems } from "./FieldItems";
import { factsChanged, shownValue } from "./change";
import "./facts.css";

type Values = Record<string, string | null | undefined>;
/** The reason stands beside the fields; no field of the vocabulary is called so. */
const WHY = "~why";

export default function FactDrawer({ entity, fact, given = {}, onClose, onSaved }: { entity: string; /** null: a new one */ fact: Fact | null; /** values of a new one that are known already */ given?: Values; onClose: () => void; onSaved?: (fact: Fact) => void }) {
	const t = useText();
	const { government } = useHere();
	const words = useVocabulary();
	const problem = useProblem();
	const [form] = Form.useForm<Values>();
	/** what the person saw: the form is compared with it */
	const [base, setBase] = useState(fact);
	const [overtaken, setOvertaken] = useState<{ version: number; both: Record<string, string> } | null>(null);
	const [gone, setGone] = useState(false);
	const [leaving, setLeaving] = useState(false);
	const body = useRef<HTMLDivElement>(null);
	const declared = words.entityOf(entity);
	const fields = (declared?.fields ?? []).filter((field) => !field.derived);
	const masked = new Set(base?.masked);
	const title = fact === null ? t("fact.add.title", { kind: words.entity(entity) }) : t("fact.change.title", { kind: words.entity(entity), name: fact.values.name ?? fact.values.title ?? (fact.id.startsWith("~") ? "" : fact.id) });

	const presets: Values = Object.fromEntries(fields.flatMap((field) => (field.default === undefined ? [] : [[field.name, field.default]])));
	const standing = (of: Fact | null): Values => (of === null ? { ...presets, ...given } : Object.fromEntries(fields.filter((field) => !of.masked.includes(field.name)).map((field) => [field.name, of.values[field.name] ?? null])));
	const touched = () => {
		const was = standing(base), now = form.getFieldsValue(true);
		return fields.map((field) => field.name).filter((name) => (masked.has(name) ? now[name] !== undefined : (now[name] ?? null) !== (was[name] ?? null)));
	};

	/** A newer version stands: what was not touched here becomes what it is there. */
	const catchUp = (newer: Fact) => {
		const mine = touched(), was = standing(base), theirs = standing(newer);
		const both: Record<string, string> = {};
		for (const { name } of fields) {
			if (newer.masked.includes(name) || (theirs[name] ?? null) === (was[name] ?? null))
				continue;
			if (mine.includes(name))
				both[name] = t("fact.both", { value: shownValue(words, t, entity, name, newer) });
			else
				form.setFieldValue(name, theirs[name] ?? null);
		}
		setBase(newer);
		setOvertaken({ version: newer.version, both });
	};

	const save = useMutation({
		mutationFn: (now: Values) => {
			const values: Record<string, string | null> = {};
			// Verdicts of a source system are derived fields that stay as they were delivered.
			for (const [name, value] of Object.entries(base?.values ?? {}))
				if (!masked.has(name))
					values[name] = value;
			for (const { name } of fields) {
				const value = now[name];
				if (value === undefined || (masked.has(name) && form.getFieldValue(name) === undefined))
					continue;
				if (value !== null || base !== null)
					values[name] = value;
			}
			const why = now[WHY]?.trim();
			const put = { values, version: base?.version ?? 0, ...(why ? { why } : {}) };
			return base === null ? api.post("/api/{government}/facts/{entity}", { government, entity }, put) : api.put("/api/{government}/facts/{entity}/{id}", { government, entity, id: base.id }, put);
		},
		onSuccess: (saved) => {
			notice.good(base !== null && saved.version === base.version ? t("fact.same") : t("fact.saved", { n: saved.version }));
			void factsChanged(government);
			onClose();
			onSaved?.(saved);
		},
		onError: async (error) => {
			if (!(error instanceof ApiError))
				return;
			const { field } = error.problem;
			if (error.status === 409 && base !== null && !field) {
				try {
					const newer = await cache.fetchQuery({ ...factQuery(government, entity, base.id), staleTime: 0 });
					if (newer.version !== base.version)
						catchUp(newer);
				} catch (cause) {
					setGone(cause instanceof ApiError && cause.status === 404);
				}
			} else if (field !== undefined && fields.some(({ name }) => name === field)) {
				form.setFields([{ name: field, errors: [problem(error).message] }]);
				document.getElementById(field)?.focus();
				form.scrollToField(field, { block: "center" });
			}
		},
	});
	// A refusal that stands beside its field, or that the form has answered by catching up, is not told a second time.
	const beside = save.error instanceof ApiError && save.error.problem.field !== undefined && fields.some(({ name }) => name === (save.error as ApiError).problem.field);
	const failure = save.isError && !beside && overtaken === null && !gone ? problem(save.error) : null;
	useEffect(() => {
		if (overtaken !== null || failure !== null || gone)
			body.current?.scrollIntoView({ block: "start" });
	}, [overtaken, failure === null, gone]); // eslint-disable-line react-hooks/exhaustive-deps -- the message itself is made anew with every drawing

	const close = () => {
		const dirty = touched().length > 0;
		if (dirty && !leaving && !gone)
			setLeaving(true);
		else
			onClose();
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
			event.preventDefault();
			form.submit();
		}
	};
	return (
		<Drawer
			open
			size={720}
			title={title}
			onClose={close}
			footer={
				<div className="drawer-foot">
					{leaving
						? (
							<>
								<span className="bad" role="alert">{t("fact.leave")}</span>
								<Button danger onClick={onClose}>{t("fact.leave.do")}</Button>
								<Button type="primary" autoFocus onClick={() => setLeaving(false)}>{t("fact.leave.not")}</Button>
							</>
						)
						: (
							<>
								<span className="muted wide-only">{t("fact.keys")}</span>
								<Button onClick={close}>{t("cancel")}</Button>
								<Button type="primary" disabled={gone} loading={save.isPending} onClick={() => form.submit()}>{t("save")}</Button>
							</>
						)}
				</div>
			}
		>
			<div ref={body} onKeyDown={onKeyDown}>
				{gone && <Alert className="form-alert" type="error" showIcon role="alert" title={t("fact.gone")} description={t("fact.gone.hint")} />}
				{overtaken && (
					<Alert
						className="form-alert"
						type="warning"
						showIcon
						role="alert"
						title={t("fact.overtaken", { n: overtaken.version })}
						description={t(Object.keys(overtaken.both).length > 0 ? "fact.overtaken.both" : "fact.overtaken.apart")}
					/>
				)}
				{failure && <Alert className="form-alert" type="error" showIcon role="alert" title={failure.message} description={failure.request || undefined} />}
				<Form
					form={form}
					layout="vertical"
					requiredMark={false}
					scrollToFirstError={{ block: "center", focus: true }}
					initialValues={standing(fact)}
					onFinish={(values) => save.mutate({ ...form.getFieldsValue(true), ...values })}
				>
					<FieldItems entity={entity} fields={fields} fact={base} fixed={base !== null && declared?.id ? [declared.id] : []} notes={overtaken?.both ?? {}} />
					<Form.Item className="why" name={WHY} label={t("fact.why")} extra={t("fact.why.hint")} rules={[{ required: fact !== null, whitespace: true, message: t("fact.why.missing") }]}>
						<Input maxLength={200} />
					</Form.Item>
				</Form>
			</div>
		</Drawer>
	);
}

/** Governments as a tree: the district above its streets; adding and renaming for those who may. */
import { PlusOutlined } from "@ant-design/icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { api } from "../../api/client";
import { cache, governmentsQuery } from "../../api/queries";
import type { Government } from "../../api/types";
import { Page } from "../../parts/Page";
import { ToneTag } from "../../parts/Tone";
import { Answer, Skeleton, useProblem } from "../../parts/states";
import { notice } from "../../parts/notices";
import { useHere } from "../../shell/government";
import { useText, type TextKey } from "../../texts";
import "./manage.css";

const levels: Record<number, TextKey> = { 1: "governments.level.1", 2: "governments.level.2", 3: "governments.level.3" };

export default function GovernmentsPage() {
	const t = useText();
	const { government, may } = useHere();
	const governments = useQuery(governmentsQuery(government));
	const [editing, setEditing] = useState<Government | "new" | null>(null);
	return (
		<Page narrow title={t("governments.title")} documentTitle={t("governments.title")} lead={t("governments.lead")} actions={may("governments") && <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing("new")}>{t("governments.add")}</Button>}>
			<Answer query={governments} skeleton={<div className="panel"><Skeleton lines={5} /></div>}>
				{({ governments: list }) => (
					<section className="panel rows">
						<ul>{tree(list).map(({ one, depth }) => (
							<li key={one.slug} className={`depth-${Math.min(depth, 2)}`}>
								<div>
									<b>{one.mine ? <Link to={`/${one.slug}`}>{one.name}</Link> : one.name}</b>
									{one.slug === government && <ToneTag tone="busy">{t("governments.here")}</ToneTag>}
								</div>
								<span className="muted">{t(levels[one.level] ?? "governments.level.3")}</span>
								<code className="muted">{one.slug}</code>
								<span className="do">{may("governments") && <Button size="small" onClick={() => setEditing(one)}>{t("governments.change")}</Button>}</span>
							</li>
						))}</ul>
						{editing !== null && <Edit list={list} one={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
					</section>
				)}
			</Answer>
		</Page>
	);
}

function tree(list: readonly Government[], parent: string | null = null, depth = 0): { one: Government; depth: number }[] {
	const known = new Set(list.map((one) => one.slug));
	return list
		.filter((one) => (one.parent !== null && known.has(one.parent) ? one.parent : null) === parent)
		.flatMap((one) => [{ one, depth }, ...(depth < 4 ? tree(list, one.slug, depth + 1) : [])]);
}

function Edit({ list, one, onClose }: { list: readonly Government[]; one: Government | null; onClose: () => void }) {
	const t = useText();
	const { government } = useHere();
	const problem = useProblem();
	interface Values { slug: string; name: string; level: number; parent: string | null }
	const [form] = Form.useForm<Values>();
	const save = useMutation({
		mutationFn: (values: Values) => (one === null ? api.post("/api/{government}/governments", { government }, values) : api.put("/api/{government}/governments/{slug}", { government, slug: one.slug }, { ...values, slug: one.slug })),
		onSuccess: async () => {
			notice.good(t("saved"));
			onClose();
			await Promise.all([cache.invalidateQueries({ queryKey: [government, "governments"] }), cache.invalidateQueries({ queryKey: [government, "me"] })]);
		},
	});
	const failure = save.isError ? problem(save.error) : null;
	return (
		<Modal open title={t(one === null ? "governments.add" : "governments.change")} okText={t("save")} okButtonProps={{ loading: save.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
			<Form form={form} layout="vertical" requiredMark={false} initialValues={one ?? { level: 3, parent: null }} onFinish={(values) => save.mutate({ ...values, parent: values.parent ?? null })}>
				{failure && <Form.Item><Alert type="error" showIcon role="alert" title={failure.message} description={failure.request || undefined} /></Form.Item>}
				<Form.Item name="name" label={t("governments.name")} rules={[{ required: true, message: t("required") }]}><Input maxLength={40} /></Form.Item>
				<Form.Item name="slug" label={t("governments.slug")} extra={t("governments.slug.hint")} rules={[{ required: true, pattern: /^[a-z0-9-]{2,40}$/, message: t("governments.slug.hint") }]}><Input disabled={one !== null} /></Form.Item>
				<Form.Item name="level" label={t("governments.level")}><Select options={[1, 2, 3].map((level) => ({ value: level, label: t(levels[level] ?? "governments.level.3") }))} /></Form.Item>
				<Form.Item name="parent" label={t("governments.parent")}><Select allowClear options={list.filter((other) => other.slug !== one?.slug).map((other) => ({ value: other.slug, label: other.name }))} /></Form.Item>
			</Form>
		</Modal>
	);
}

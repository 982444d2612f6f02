/** Removes one fact, with a reason. It leaves the scores at once and stays in the history; what others link to cannot go. */
import { useMutation } from "@tanstack/react-query";
import { Alert, Form, Input, Modal } from "antd";
import { ApiError, api } from "../api/client";
import type { Fact } from "../api/types";
import { notice } from "../parts/notices";
import { useProblem } from "../parts/states";
import { useHere } from "../shell/government";
import { useText } from "../texts";
import { useVocabulary } from "../vocabulary";
import { factsChanged } from "./change";

export default function RemoveModal({ fact, onClose, onRemoved }: { fact: Fact; onClose: () => void; onRemoved: () => void }) {
	const t = useText();
	const { government } = useHere();
	const words = useVocabulary();
	const problem = useProblem();
	const [form] = Form.useForm<{ why: string }>();
	const remove = useMutation({
		mutationFn: ({ why }: { why: string }) => api.remove("/api/{government}/facts/{entity}/{id}", { government, entity: fact.entity, id: fact.id }, { version: fact.version, why }),
		onSuccess: () => {
			notice.good(t("fact.removed"));
			onClose();
			onRemoved();
			void factsChanged(government);
		},
	});
	const failure = remove.isError ? problem(remove.error) : null;
	const changed = remove.error instanceof ApiError && remove.error.status === 409 && !remove.error.problem.field;
	return (
		<Modal open title={t("fact.remove.title", { kind: words.entity(fact.entity), name: fact.values.name ?? fact.values.title ?? (fact.id.startsWith("~") ? "" : fact.id) })} okText={t("fact.remove")} okButtonProps={{ danger: true, loading: remove.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
			<Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => remove.mutate(values)}>
				{failure
					? <Form.Item><Alert type="error" showIcon role="alert" title={failure.message} description={changed ? t("fact.remove.changed") : failure.request || undefined} /></Form.Item>
					: <p className="muted">{t("fact.remove.hint")}</p>}
				<Form.Item name="why" label={t("fact.why")} rules={[{ required: true, whitespace: true, message: t("fact.why.missing") }]}>
					<Input autoFocus maxLength={200} />
				</Form.Item>
			</Form>
		</Modal>
	);
}

/** Shows one masked field after a reason was given; both go on record before the value comes. */
import { useMutation } from "@tanstack/react-query";
import { Alert, Form, Input, Modal } from "antd";
import { api } from "../api/client";
import { useProblem } from "../parts/states";
import { useHere } from "../shell/government";
import { useText } from "../texts";
import { useVocabulary } from "../vocabulary";

export default function RevealModal({ entity, id, field, onClose }: { entity: string; id: string; field: string; onClose: () => void }) {
	const t = useText();
	const { government } = useHere();
	const words = useVocabulary();
	const problem = useProblem();
	const [form] = Form.useForm<{ reason: string }>();
	const reveal = useMutation({ mutationFn: ({ reason }: { reason: string }) => api.post("/api/{government}/reveals", { government }, { entity, id, field, reason }) });
	const failure = reveal.isError ? problem(reveal.error) : null;
	const shown = reveal.data;
	return (
		<Modal
			open
			title={t("facts.reveal.field", { field: words.field(entity, field) })}
			okText={shown ? t("close") : t("facts.reveal.do")}
			okButtonProps={{ loading: reveal.isPending }}
			onOk={() => (shown ? onClose() : form.submit())}
			onCancel={onClose}
			destroyOnHidden
		>
			{shown
				? <p className="revealed" role="status">{shown.value ?? t("none")}</p>
				: (
					<Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => reveal.mutate(values)}>
						<p className="muted">{t("facts.reveal.note")}</p>
						{failure && <Form.Item><Alert type="error" showIcon role="alert" title={failure.message} description={failure.request || undefined} /></Form.Item>}
						<Form.Item name="reason" label={t("facts.reveal.reason")} rules={[{ required: true, min: 4, message: t("facts.reveal.reason.short") }]}>
							<Input autoFocus maxLength={150} />
						</Form.Item>
					</Form>
				)}
		</Modal>
	);
}

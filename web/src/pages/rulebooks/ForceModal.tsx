/** Puts a draft in force from a day. */
import { useMutation } from "@tanstack/react-query";
import { Alert, Form, Input, Modal } from "antd";
import { api } from "../../api/client";
import { cache } from "../../api/queries";
import type { Edition } from "../../api/types";
import { useProblem } from "../../parts/states";
import { notice } from "../../parts/notices";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";

export default function ForceModal({ edition, onClose }: { edition: Edition; onClose: () => void }) {
	const t = useText();
	const { government, me } = useHere();
	const problem = useProblem();
	const [form] = Form.useForm<{ from: string; why?: string }>();
	const force = useMutation({
		mutationFn: ({ from, why }: { from: string; why?: string }) => api.post("/api/{government}/rulebooks/{edition}/force", { government, edition: edition.edition_id }, why ? { from, why } : { from }),
		onSuccess: async (_, { from }) => {
			notice.good(t("rulebooks.force.done", { day: from }));
			onClose();
			await Promise.all((["rulebooks", "scores", "me"] as const).map((room) => cache.invalidateQueries({ queryKey: [government, room] })));
		},
	});
	const failure = force.isError ? problem(force.error) : null;
	return (
		<Modal open title={t("rulebooks.force.title", { title: edition.title, edition: edition.edition })} okText={t("rulebooks.force.do")} okButtonProps={{ loading: force.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
			<Form form={form} layout="vertical" requiredMark={false} initialValues={{ from: me.today }} onFinish={(values) => force.mutate(values)}>
				{failure && <Form.Item><Alert type="error" showIcon role="alert" title={failure.message} description={failure.request || undefined} /></Form.Item>}
				<Form.Item name="from" label={t("rulebooks.force.from")} extra={t("rulebooks.force.note")} rules={[{ required: true, message: t("rulebooks.force.from.missing") }]}>
					<Input type="date" min="1900-01-01" max="2199-12-31" />
				</Form.Item>
				<Form.Item name="why" label={t("rulebooks.force.why")} extra={t("rulebooks.force.why.hint")}>
					<Input maxLength={200} />
				</Form.Item>
			</Form>
		</Modal>
	);
}

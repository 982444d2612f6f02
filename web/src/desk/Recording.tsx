/** A recording of a call: sent as a file with the action, and named by its digest in the contact. */
import { AudioOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button, Form } from "antd";
import { useRef } from "react";
import { useProblem } from "../parts/states";
import { useHere } from "../shell/government";
import { useText } from "../texts";
import { accepts, upload, type Attachment } from "./upload";

export function Recording({ name, label, onSent }: { name: string; label: string; onSent: (one: Attachment) => void }) {
	const t = useText();
	const { government } = useHere();
	const problem = useProblem();
	const form = Form.useFormInstance();
	const chooser = useRef<HTMLInputElement>(null);
	const send = useMutation({
		mutationFn: (file: File) => upload(government, file, label),
		onSuccess: (one) => {
			form.setFieldValue(name, one.sha256);
			onSent(one);
		},
	});
	return (
		<Form.Item label={label} htmlFor={`recording-${name}`} validateStatus={send.isError ? "error" : ""} help={send.isError ? problem(send.error).message : undefined}>
			<Form.Item name={name} noStyle hidden><input type="hidden" /></Form.Item>
			<input ref={chooser} id={`recording-file-${name}`} className="hidden" type="file" tabIndex={-1} aria-label={label} accept={accepts.audio} onChange={(event) => { const file = event.target.files?.[0]; if (file) send.mutate(file); event.target.value = ""; }} />
			<Button id={`recording-${name}`} icon={<AudioOutlined />} loading={send.isPending} onClick={() => chooser.current?.click()}>{send.data?.name ?? t("evidence.recording")}</Button>
		</Form.Item>
	);
}

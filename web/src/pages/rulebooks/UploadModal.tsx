/** Uploads an edition from a file or pasted text; mistakes are shown where they stand. */
import { FileTextOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Alert, Input, Modal } from "antd";
import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { ApiError, api } from "../../api/client";
import { cache } from "../../api/queries";
import { useProblem } from "../../parts/states";
import { notice } from "../../parts/notices";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import { Diagnostics } from "./Diagnostics";

export default function UploadModal({ onClose }: { onClose: () => void }) {
	const t = useText();
	const { government } = useHere();
	const problem = useProblem();
	const navigate = useNavigate();
	const [text, setText] = useState("");
	const [name, setName] = useState<string | null>(null);
	const file = useRef<HTMLInputElement>(null);
	const upload = useMutation({
		mutationFn: () => api.send("/api/{government}/rulebooks", { government }, "text/markdown", text, { name }),
		onSuccess: async (edition) => {
			notice.good(t("rulebooks.upload.done"));
			await cache.invalidateQueries({ queryKey: [government, "rulebooks"] });
			void navigate(`/${government}/rulebooks/${edition.edition_id}`);
		},
	});
	const diagnostics = upload.error instanceof ApiError ? upload.error.problem.diagnostics : undefined;
	const failure = upload.isError ? problem(upload.error) : null;
	async function take(chosen: File | undefined) {
		if (chosen === undefined)
			return;
		setName(chosen.name);
		setText(await chosen.text());
		upload.reset();
	}
	return (
		<Modal open width={760} title={t("rulebooks.upload.title")} okText={t("rulebooks.upload.do")} okButtonProps={{ disabled: text.trim() === "", loading: upload.isPending }} onOk={() => upload.mutate()} onCancel={onClose} destroyOnHidden>
			<p className="muted">{t("rulebooks.upload.hint")}</p>
			<button
				type="button"
				className="drop"
				onClick={() => file.current?.click()}
				onDragOver={(event) => event.preventDefault()}
				onDrop={(event) => { event.preventDefault(); void take(event.dataTransfer.files[0]); }}
			>
				<FileTextOutlined />
				<b>{name ?? t("rulebooks.upload.file")}</b>
				<span>{t("rulebooks.upload.drop")}</span>
			</button>
			<input ref={file} type="file" accept=".md,.markdown,.txt,text/markdown,text/plain" hidden onChange={(event) => void take(event.target.files?.[0])} />
			<label className="paste">
				<span>{t("rulebooks.upload.paste")}</span>
				<Input.TextArea className="code" rows={9} value={text} spellCheck={false} onChange={(event) => { setText(event.target.value); upload.reset(); }} />
			</label>
			{diagnostics && diagnostics.length > 0
				? <Diagnostics list={diagnostics} />
				: failure && <Alert type="error" showIcon role="alert" title={failure.message} description={failure.request || undefined} />}
		</Modal>
	);
}

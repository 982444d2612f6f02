/** Takes the files of one piece of evidence: chosen, dropped, or on a phone straight from the camera; sent at once, shown with name and size. */
import { DeleteOutlined, PaperClipOutlined, UploadOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useId, useRef, useState } from "react";
import { useProblem } from "../parts/states";
import { useHere } from "../shell/government";
import { useText } from "../texts";
import { useVocabulary } from "../vocabulary";
import { accepts, anything, sizeText, upload, type Attachment } from "./upload";
import "./evidence.css";

export function Evidence({ label, kind, must, standing = [], value = [], onChange, error }: {
	/** what the rulebook calls it */
	label: string;
	/** null: any */
	kind: string | null;
	must?: boolean;
	/** names of files that are with the order already */
	standing?: readonly string[];
	value?: readonly Attachment[];
	onChange?: (value: Attachment[]) => void;
	error?: string | undefined;
}) {
	const t = useText();
	const { government } = useHere();
	const words = useVocabulary();
	const problem = useProblem();
	const id = useId();
	const chooser = useRef<HTMLInputElement>(null);
	const [over, setOver] = useState(false);
	const send = useMutation({
		mutationFn: async (files: readonly File[]) => {
			const sent: Attachment[] = [];
			for (const file of files)
				sent.push(await upload(government, file, label));
			return sent;
		},
		onSuccess: (sent) => onChange?.([...value, ...sent]),
	});
	const take = (files: FileList | null) => {
		if (files !== null && files.length > 0)
			send.mutate([...files]);
	};
	const wrong = send.isError ? problem(send.error).message : error;
	return (
		<div className={over ? "evidence over" : "evidence"} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={(event) => { event.preventDefault(); setOver(false); take(event.dataTransfer.files); }}>
			<p id={`${id}-label`} className={must ? "field-label must" : "field-label"}>{label}{kind !== null && <small className="muted">{words.code("attachment_kind", kind)}</small>}</p>
			{standing.length > 0 && <p className="muted">{t("evidence.standing", { names: standing.join("、") })}</p>}
			{value.length > 0 && (
				<ul>
					{value.map((one, i) => (
						<li key={`${one.sha256}${i}`}>
							<PaperClipOutlined />
							<span>{one.name}</span>
							<small className="muted num">{sizeText(one.bytes ?? 0)}</small>
							<Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t("evidence.remove", { name: one.name ?? "" })} onClick={() => onChange?.(value.filter((_, k) => k !== i))} />
						</li>
					))}
				</ul>
			)}
			<input ref={chooser} id={id} className="hidden" type="file" multiple tabIndex={-1} aria-labelledby={`${id}-label`} data-testid={`evidence-${label}`} accept={kind === null ? anything : accepts[kind]} onChange={(event) => { take(event.target.files); event.target.value = ""; }} />
			<Button icon={<UploadOutlined />} loading={send.isPending} aria-describedby={wrong ? `${id}-wrong` : undefined} onClick={() => chooser.current?.click()}>{t(send.isPending ? "evidence.sending" : "evidence.choose")}</Button>
			<span className="muted wide-only">{t("evidence.drop")}</span>
			{wrong && <p className="bad" id={`${id}-wrong`} role="alert">{wrong}</p>}
		</div>
	);
}

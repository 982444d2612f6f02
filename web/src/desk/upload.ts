/** Evidence on its way: the bytes go first and are known by their digest; the action that they belong to names them. */
import { api } from "../api/client";
import type { Act } from "../api/types";

export type Attachment = NonNullable<Act["attachments"]>[number];

export async function upload(government: string, file: File, label: string): Promise<Attachment> {
	const { sha256, kind, media, bytes } = await api.send("/api/{government}/contents", { government }, "application/octet-stream", file);
	return { sha256, kind, media, bytes, label, name: file.name };
}

/** What a file chooser offers for a kind of evidence; the server looks at the bytes. */
export const accepts: Readonly<Record<string, string>> = {
	photo: "image/jpeg,image/png,image/webp",
	audio: "audio/*,.wav,.mp3,.ogg,.m4a",
	document: "application/pdf",
};
export const anything = Object.values(accepts).join(",");

export function sizeText(bytes: number): string {
	return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A state in one word: the tone is told by colour, and the word says the same without it. */
import { Tag } from "antd";
import type { ReactNode } from "react";

export type Tone = "good" | "busy" | "warn" | "bad" | "plain";
const colours: Record<Tone, string | undefined> = { good: "success", busy: "processing", warn: "warning", bad: "error", plain: undefined };

export function ToneTag({ tone = "plain", children, title }: { tone?: Tone; children: ReactNode; title?: string }) {
	return <Tag className="tone" color={colours[tone]} title={title}>{children}</Tag>;
}

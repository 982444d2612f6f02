/**
 * Short messages after something was done, over the page for some seconds: told to a reader of the screen, closed by Escape or a click, and
 * kept while the pointer is on them. What is wrong in a form stands in the form, not here.
 */
import { CheckCircleOutlined, CloseOutlined, ExclamationCircleOutlined } from "@ant-design/icons";
import { useEffect, useSyncExternalStore } from "react";
import { useText } from "../texts";
import "./notices.css";

interface Notice { id: number; kind: "good" | "bad"; text: string }

const GOOD_MS = 4_000, BAD_MS = 10_000, MOST = 3;
let list: readonly Notice[] = [];
let last = 0;
const listeners = new Set<() => void>();

function set(next: readonly Notice[]) {
	list = next;
	for (const told of listeners)
		told();
}

function add(kind: Notice["kind"], text: string) {
	last += 1;
	set([...list, { id: last, kind, text }].slice(-MOST));
}

export const notice = {
	good: (text: string) => add("good", text),
	bad: (text: string) => add("bad", text),
};

function subscribe(told: () => void) {
	listeners.add(told);
	return () => void listeners.delete(told);
}

export function Notices() {
	const shown = useSyncExternalStore(subscribe, () => list);
	const close = (id: number) => set(list.filter((one) => one.id !== id));
	return <div className="notices" role="status">{shown.map((one) => <One key={one.id} one={one} onClose={() => close(one.id)} />)}</div>;
}

function One({ one, onClose }: { one: Notice; onClose: () => void }) {
	const t = useText();
	useEffect(() => {
		const timer = window.setTimeout(() => set(list.filter(({ id }) => id !== one.id)), one.kind === "good" ? GOOD_MS : BAD_MS);
		return () => window.clearTimeout(timer);
	}, [one]);
	return (
		<div className={`notice ${one.kind}`} onKeyDown={(event) => event.key === "Escape" && onClose()}>
			{one.kind === "good" ? <CheckCircleOutlined /> : <ExclamationCircleOutlined />}
			<span>{one.text}</span>
			<button type="button" className="plain-button" aria-label={t("close")} onClick={onClose}><CloseOutlined /></button>
		</div>
	);
}

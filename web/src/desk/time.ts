/**
 * Time at the desk. Instants are civil time of Shanghai without a zone, as the server writes them; "now" is the server's, not this machine's,
 * so that a clock shown here is overdue when it is overdue there.
 */
import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { clockQuery } from "../api/queries";
import { useHere } from "../shell/government";
import type { Say } from "../texts";

const SECOND = 1_000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
/** Under this much, seconds are shown. */
const CLOSE = 10 * MINUTE;

export function instantMs(text: string): number {
	return Date.parse(`${text}+08:00`);
}

/** An instant as the server writes it, to the minute. */
export function instantText(ms: number): string {
	return new Date(ms + 8 * HOUR).toISOString().slice(0, 16);
}

/* One timer for all clocks of a page. */
const listeners = new Set<() => void>();
let timer: number | undefined;
let second = Math.floor(Date.now() / SECOND);

function subscribe(told: () => void) {
	listeners.add(told);
	timer ??= window.setInterval(() => {
		second = Math.floor(Date.now() / SECOND);
		for (const one of listeners)
			one();
	}, SECOND);
	return () => {
		listeners.delete(told);
		if (listeners.size === 0) {
			window.clearInterval(timer);
			timer = undefined;
		}
	};
}

/** The server's clock, drawn anew every so many milliseconds; undefined until it is known. */
export function useNow(every = SECOND): number | undefined {
	const { government } = useHere();
	const offset = useQuery(clockQuery(government)).data;
	const now = useSyncExternalStore(subscribe, () => Math.floor((second * SECOND + (offset ?? 0)) / every) * every);
	return offset === undefined ? undefined : now;
}

/** A length as people say it: the two largest units, and seconds only when little is left. */
export function lengthText(t: Say, ms: number): string {
	const d = Math.floor(ms / DAY), h = Math.floor((ms % DAY) / HOUR), m = Math.floor((ms % HOUR) / MINUTE), s = Math.floor((ms % MINUTE) / SECOND);
	if (d > 0)
		return h > 0 ? t("time.days_hours", { d, h }) : t("time.days", { d });
	if (h > 0)
		return m > 0 ? t("time.hours_minutes", { h, m }) : t("time.hours", { h });
	return ms < CLOSE ? t("time.minutes_seconds", { m, s: String(s).padStart(2, "0") }) : t("time.minutes", { m });
}

/** "2026-03-02T09:05" as a list shows it: without the year where it is this one. */
export function shortAt(at: string, now: number | undefined): string {
	const text = at.slice(0, 16).replace("T", " ");
	return now !== undefined && instantText(now).slice(0, 4) === text.slice(0, 4) ? text.slice(5) : text;
}

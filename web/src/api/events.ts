/** Listens to a government's events and throws away what they touch in the cache; open pages then read it anew. */
import { useEffect } from "react";
import { cache, type Room } from "./queries";

const touches: Record<string, readonly Room[]> = {
	facts: ["scores", "facts", "orders", "imports"],
	orders: ["work", "orders", "messages"],
	rulebooks: ["scores", "rulebooks", "me"],
	calendar: ["scores", "calendar"],
	import: ["imports"],
};
/** An import of many facts sends many events; the pages follow at most this often. */
const PAUSE_MS = 1_000;

export function useEvents(government: string) {
	useEffect(() => {
		const source = new EventSource(`/api/${encodeURIComponent(government)}/events`);
		const waiting = new Set<Room>();
		let timer: number | undefined;
		const flush = () => {
			timer = undefined;
			for (const room of waiting)
				void cache.invalidateQueries({ queryKey: [government, room] });
			waiting.clear();
		};
		for (const [event, rooms] of Object.entries(touches))
			source.addEventListener(event, () => {
				for (const room of rooms)
					waiting.add(room);
				timer ??= window.setTimeout(flush, PAUSE_MS);
			});
		return () => {
			source.close();
			window.clearTimeout(timer);
		};
	}, [government]);
}

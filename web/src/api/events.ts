/** Listens to a government's events and throws away what they touch in the cache; open pages then read it anew. */
import { useEffect } from "react";
import { cache, type Room } from "./queries";

const touches: Record<string, readonly Room[]> = {
	facts: ["scores", "facts", "orders", "imports", "board"],
	orders: ["work", "orders", "messages", "board"],
	rulebooks: ["scores", "rulebooks", "me"],
	calendar: ["scores", "calendar"],
	import: ["imports"],
};
/** An import of many facts sends many events; the pages follow at most this often, and the board, which is counted over all that is open, less often. */
const pauseOf = (room: Room) => (room === "board" ? 5_000 : 1_000);

export function useEvents(government: string) {
	useEffect(() => {
		const source = new EventSource(`/api/${encodeURIComponent(government)}/events`);
		const waiting = new Map<Room, number>();
		const follow = (room: Room) => {
			waiting.delete(room);
			void cache.invalidateQueries({ queryKey: [government, room] });
		};
		for (const [event, rooms] of Object.entries(touches))
			source.addEventListener(event, () => {
				for (const room of rooms)
					if (!waiting.has(room))
						waiting.set(room, window.setTimeout(follow, pauseOf(room), room));
			});
		return () => {
			source.close();
			for (const timer of waiting.values())
				window.clearTimeout(timer);
		};
	}, [government]);
}

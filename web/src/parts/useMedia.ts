/** Whether a media query holds, kept current. */
import { useCallback, useSyncExternalStore } from "react";

export function useMedia(query: string): boolean {
	const subscribe = useCallback((changed: () => void) => {
		const list = window.matchMedia(query);
		list.addEventListener("change", changed);
		return () => list.removeEventListener("change", changed);
	}, [query]);
	return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

/** The same limit as in the style sheets. */
export function usePhone(): boolean {
	return useMedia("(max-width: 720px)");
}

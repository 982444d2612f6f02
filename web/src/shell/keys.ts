/** Keyboard: g and a letter goes to a page, ? opens the table of shortcuts. Silent while somebody types. */
import { useEffect, useEffectEvent } from "react";
import { useNavigate } from "react-router";
import type { Here } from "./government";
import { homeOf, pages } from "./pages";

const SECOND_KEY_MS = 1_200;

/** Keys are letters while somebody writes. */
export function typing(target: EventTarget | null): boolean {
	return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

export function useGoKeys(here: Here, onHelp: () => void) {
	const navigate = useNavigate();
	const go = useEffectEvent((key: string) => {
		const page = pages.find((one) => one.nav?.key === key && here.may(one.right));
		if (page !== undefined)
			void navigate(`/${here.government}/${homeOf(page)}`);
	});
	const help = useEffectEvent(onHelp);
	useEffect(() => {
		let armed = 0;
		const onKey = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target))
				return;
			if (event.key === "?")
				help();
			else if (event.key === "g")
				armed = event.timeStamp;
			else {
				if (event.timeStamp - armed < SECOND_KEY_MS)
					go(event.key);
				armed = 0;
			}
		};
		document.addEventListener("keydown", onKey);
		return () => document.removeEventListener("keydown", onKey);
	}, []);
}

/** Lists of orders by keyboard: j and k move, Enter opens (they are links), x chooses; other keys are the page's own. */
import { useEffect, useEffectEvent, type RefObject } from "react";
import { typing } from "../../shell/keys";

export function useListKeys(list: RefObject<HTMLElement | null>, onToggle: (order: string) => void, onOther?: (event: KeyboardEvent) => void) {
	const onKey = useEffectEvent((event: KeyboardEvent) => {
		if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector(".ant-drawer-open, .ant-modal-wrap"))
			return;
		const links = [...(list.current?.querySelectorAll<HTMLElement>("a[data-order]") ?? [])];
		const held = document.activeElement?.closest("[data-row]")?.querySelector<HTMLElement>("a[data-order]");
		const at = held ? links.indexOf(held) : -1;
		if (event.key === "j" || event.key === "k") {
			const next = links[Math.max(0, Math.min(links.length - 1, event.key === "j" ? at + 1 : at - 1))];
			next?.focus();
			next?.scrollIntoView({ block: "nearest" });
		} else if (event.key === "x" && at >= 0) {
			onToggle(links[at]?.dataset.order ?? "");
		} else {
			onOther?.(event);
		}
	});
	useEffect(() => {
		const listen = (event: KeyboardEvent) => onKey(event);
		document.addEventListener("keydown", listen);
		return () => document.removeEventListener("keydown", listen);
	}, []);
}

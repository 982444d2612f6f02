/**
 * A button that opens a short list of things to do or to go to. By keyboard as everywhere: Enter, Space or the down arrow opens, arrows,
 * Home and End move, a letter jumps, Escape closes and gives the focus back. Light on purpose: it stands in the head of every page.
 */
import { Button, type ButtonProps } from "antd";
import { Fragment, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import "./menu.css";

export interface MenuItem {
	key: string;
	label: ReactNode;
	/** a download or another address; the rest calls onChoose */
	href?: string;
	download?: boolean;
	current?: boolean;
	/** a line above it */
	apart?: boolean;
}

export function MenuButton({ items, onChoose, heading, end, children, ...button }: { items: readonly MenuItem[]; onChoose?: (key: string) => void; heading?: ReactNode; /** opens leftward from the button's right edge */ end?: boolean } & Omit<ButtonProps, "onClick" | "href">) {
	const [open, setOpen] = useState(false);
	const id = useId();
	const root = useRef<HTMLDivElement>(null);
	const rows = () => [...(root.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
	const focus = (place: number) => {
		const all = rows();
		all[(place + all.length) % all.length]?.focus();
	};
	const close = (back: boolean) => {
		setOpen(false);
		if (back)
			root.current?.querySelector<HTMLElement>("button")?.focus();
	};
	useEffect(() => {
		if (!open)
			return;
		const all = root.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [];
		([...all].find((row) => row.hasAttribute("aria-current")) ?? all[0])?.focus();
		const outside = (event: Event) => {
			if (event.target instanceof Node && !root.current?.contains(event.target))
				setOpen(false);
		};
		document.addEventListener("pointerdown", outside);
		document.addEventListener("focusin", outside);
		return () => {
			document.removeEventListener("pointerdown", outside);
			document.removeEventListener("focusin", outside);
		};
	}, [open]);
	const onKeyDown = (event: KeyboardEvent) => {
		const all = rows(), at = all.indexOf(document.activeElement as HTMLElement);
		const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 };
		const to = moves[event.key];
		if (!open) {
			if (event.key === "ArrowDown") {
				event.preventDefault();
				setOpen(true);
			}
		} else if (to !== undefined) {
			event.preventDefault();
			focus(to);
		} else if (event.key === "Escape") {
			event.stopPropagation();
			close(true);
		} else if (event.key === "Tab") {
			close(false);
		} else if (event.key.length === 1 && event.key !== " ") {
			const next = [...all.slice(at + 1), ...all.slice(0, at + 1)].find((row) => row.textContent.toLowerCase().startsWith(event.key.toLowerCase()));
			next?.focus();
		}
	};
	return (
		<div className="menu" ref={root} onKeyDown={onKeyDown}>
			<Button {...button} aria-haspopup="menu" aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>{children}</Button>
			{open && (
				<div className={end ? "menu-list end" : "menu-list"}>
					{heading !== undefined && <p>{heading}</p>}
					<ul id={id} role="menu">
						{items.map((item) => (
							<Fragment key={item.key}>
								{item.apart && <li role="separator" />}
								<li role="none">
									{item.href !== undefined
										? <a role="menuitem" tabIndex={-1} href={item.href} download={item.download} onClick={() => close(true)}>{item.label}</a>
										: <button type="button" role="menuitem" tabIndex={-1} aria-current={item.current || undefined} onClick={() => { close(true); onChoose?.(item.key); }}>{item.label}</button>}
								</li>
							</Fragment>
						))}
					</ul>
				</div>
			)}
		</div>
	);
}

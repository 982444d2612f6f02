/** The frame of the pages before the shell: mark, product, one form. */
import type { ReactNode } from "react";
import { LangButton } from "../../shell/Header";
import { Mark } from "../../shell/Mark";
import { useText } from "../../texts";
import "./door.css";

export function Door({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
	const t = useText();
	return (
		<main className="door">
			<div className="door-lang"><LangButton /></div>
			<div className="door-card">
				<div className="door-brand"><Mark /><span>{t("product")}</span></div>
				<h1>{title}</h1>
				<p>{lead}</p>
				{children}
			</div>
		</main>
	);
}

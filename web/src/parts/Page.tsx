/** The frame of every page: document title, heading, what can be done, content. */
import type { ReactNode } from "react";
import { useText } from "../texts";

export function Page({ title, documentTitle, actions, lead, narrow, children }: { title: ReactNode; documentTitle: string; actions?: ReactNode; lead?: ReactNode; narrow?: boolean; children: ReactNode }) {
	return (
		<div className={narrow ? "page narrow" : "page"}>
			<Title text={documentTitle} />
			<div className="page-head">
				<h1>{title}</h1>
				{actions}
			</div>
			{lead !== undefined && <p className="page-lead">{lead}</p>}
			{children}
		</div>
	);
}

export function Title({ text }: { text: string }) {
	const t = useText();
	return <title>{`${text} · ${t("product")}`}</title>;
}

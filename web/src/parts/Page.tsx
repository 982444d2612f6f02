/** The frame of every page: document title, where it came from, heading, what can be done, content. */
import { LeftOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useText } from "../texts";

export function Page({ title, documentTitle, back, actions, lead, narrow, children }: { title: ReactNode; documentTitle: string; /** a link to what this page is one of */ back?: ReactNode; actions?: ReactNode; lead?: ReactNode; narrow?: boolean; children: ReactNode }) {
	return (
		<div className={narrow ? "page narrow" : "page"}>
			<Title text={documentTitle} />
			{back !== undefined && <p className="page-back"><LeftOutlined />{back}</p>}
			<div className="page-head">
				<h1>{title}</h1>
				{actions ? <div className="page-do">{actions}</div> : null}
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

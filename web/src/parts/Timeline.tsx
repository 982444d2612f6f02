/** Moments one below the other: what has happened, what is planned, what was late. Lateness stands in words too. */
import type { ReactNode } from "react";
import "./timeline.css";

export interface Moment {
	key: string;
	/** as people read it */
	at: string;
	what: ReactNode;
	/** who, where */
	by?: ReactNode;
	state?: "late" | "plan" | undefined;
	/** a tag or a longer text below */
	more?: ReactNode;
}

export function Timeline({ moments }: { moments: readonly Moment[] }) {
	return (
		<ol className="moments">
			{moments.map((moment) => (
				<li key={moment.key} className={moment.state}>
					<span className="num">{moment.at}</span>
					<b>{moment.what}</b>
					{moment.by !== undefined && <span className="muted">{moment.by}</span>}
					{moment.more}
				</li>
			))}
		</ol>
	);
}

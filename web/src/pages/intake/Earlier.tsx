/** An earlier order beside the one being written down; the new one can be put on its matter. */
import { Button } from "antd";
import { Link } from "react-router";
import { atText } from "../../facts/FactValue";
import { ToneTag } from "../../parts/Tone";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";

/** The order that the new one joins; fresh: it is on no matter yet. */
export interface Joined { id: string; title: string; fresh: boolean }

export function Earlier({ id, title, state, receivedAt, sameCaller, why, joined, onJoin }: {
	id: string;
	title: string | null;
	state: string | null;
	receivedAt: string | null;
	sameCaller?: boolean;
	why?: readonly string[];
	joined: boolean;
	/** absent where nothing is joined: the rulebook asks for no matter when an order begins */
	onJoin: (() => void) | undefined;
}) {
	const t = useText();
	const { government } = useHere();
	return (
		<li>
			<Link to={`/${government}/orders/${encodeURIComponent(id)}`} target="_blank">{title ?? id}</Link>
			<span className="side-tags">
				{state && <ToneTag>{state}</ToneTag>}
				{sameCaller && <ToneTag tone="warn">{t("similar.same_caller")}</ToneTag>}
				<small className="muted num">{receivedAt ? atText(receivedAt) : ""}</small>
			</span>
			{why && why.length > 0 && <small className="muted">{why.join(t("comma"))}</small>}
			{onJoin && <Button size="small" disabled={joined} aria-label={[t(joined ? "similar.joined" : "similar.join"), title ?? id].join(t("colon"))} onClick={onJoin}>{t(joined ? "similar.joined" : "similar.join")}</Button>}
		</li>
	);
}

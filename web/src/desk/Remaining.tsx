/** What is left until a due instant, running down; in words and colour what is over. */
import { ToneTag } from "../parts/Tone";
import { useText } from "../texts";
import { instantMs, lengthText, useNow } from "./time";
import "./remaining.css";

const SOON_MS = 4 * 3_600_000;

export function Remaining({ due, overdue, provisional, big }: { due: string | null; /** known to be over, whatever the clock here says */ overdue?: boolean; provisional?: boolean; big?: boolean }) {
	const t = useText();
	const now = useNow();
	if (due === null)
		return <span className={big ? "remaining big none" : "remaining none"}>{overdue ? t("time.overdue") : t("time.none")}</span>;
	if (now === undefined)
		return <span className="remaining">…</span>;
	const left = instantMs(due) - now;
	const tone = left < 0 ? "over" : left < SOON_MS ? "soon" : "";
	return (
		<span className={`remaining ${tone} ${big ? "big" : ""}`}>
			<b>{left < 0 ? t("time.over", { length: lengthText(t, -left) }) : t("time.left", { length: lengthText(t, left) })}</b>
			{provisional && <ToneTag title={t("time.provisional.why")}>{t("time.provisional")}</ToneTag>}
		</span>
	);
}

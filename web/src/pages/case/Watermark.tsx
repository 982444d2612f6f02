/** Who looks, and when, faintly across the page and its print: a picture of the page says whose it was. */
import { atText } from "../../facts/FactValue";
import { instantText, useNow } from "../../desk/time";
import { useHere } from "../../shell/government";

const escaped: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function Watermark() {
	const { me } = useHere();
	const now = useNow(60_000);
	const text = `${me.login} ${now === undefined ? "" : atText(instantText(now))}`.replace(/[&<>"]/g, (sign) => escaped[sign] ?? "");
	const image = `<svg xmlns="http://www.w3.org/2000/svg" width="340" height="220"><text x="20" y="150" transform="rotate(-22 170 110)" font-family="sans-serif" font-size="16" fill="#1c2430" fill-opacity=".07">${text}</text></svg>`;
	return <div className="watermark" aria-hidden="true" data-text={text} style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(image)}")` }} />;
}

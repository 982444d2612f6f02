/** Mistakes in a rulebook: line, the line itself, a mark under the right place, what is wrong and how to mend it. */
import type { Diagnostic } from "../../api/types";
import { useLang, useText } from "../../texts";

/** Han characters and full-width forms take two columns of a terminal; the compiler counts so. */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\ud840-\ud8bf]./u;

/** What stands before a display column (from 1), as text. */
export function before(source: string, column: number): string {
	let at = 1, text = "";
	for (const one of source) {
		if (at >= column)
			break;
		at += WIDE.test(one) ? 2 : 1;
		text += one;
	}
	return text;
}

export function Diagnostics({ list }: { list: readonly Diagnostic[] }) {
	const t = useText();
	const { lang } = useLang();
	return (
		<section className="mistakes" role="alert">
			<h3>{t("rulebooks.mistakes", { n: list.length })}</h3>
			<ol>
				{list.map((one, i) => {
					const advice = lang === "zh" ? one.advice_zh : one.advice_en;
					return (
						<li key={i}>
							<p><b>{t("rulebooks.mistake.line", { n: one.line })}</b> {lang === "zh" ? one.zh : one.en} <code>{one.code}</code></p>
							{/* The mark stands after an unseen copy of what is before it, so it is right in every font. */}
							<pre tabIndex={0}><span>{one.source}</span>{"\n"}<i aria-hidden="true"><u>{before(one.source, one.column)}</u>^</i></pre>
							{advice !== undefined && advice !== "" && <p className="advice">{advice}</p>}
						</li>
					);
				})}
			</ol>
		</section>
	);
}

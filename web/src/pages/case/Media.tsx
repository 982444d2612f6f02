/** Evidence: photos by what they are evidence of, side by side (before, after); recordings with a player; documents. */
import { FileTextOutlined } from "@ant-design/icons";
import { Image } from "antd";
import { address } from "../../api/client";
import type { Fact } from "../../api/types";
import { atText } from "../../facts/FactValue";
import { sizeText } from "../../desk/upload";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import { useVocabulary } from "../../vocabulary";

export function Media({ attachments: shown, gone }: { attachments: readonly Fact[]; /** those whose content is not there any more */ gone: readonly string[] }) {
	const t = useText();
	const { government } = useHere();
	const words = useVocabulary();
	if (shown.length === 0)
		return null;
	const where = (fact: Fact) => address("/api/{government}/attachments/{id}", { government, id: fact.id });
	const photos = new Map<string, Fact[]>();
	for (const fact of shown)
		if (fact.values.kind === "photo") {
			const label = fact.values.label ?? "";
			photos.set(label, [...(photos.get(label) ?? []), fact]);
		}
	const rest = shown.filter((fact) => fact.values.kind !== "photo");
	return (
		<section className="panel padded case-media" aria-label={words.entity("attachments")}>
			<h2>{words.entity("attachments")} <small className="muted num">{shown.length}</small></h2>
			{photos.size > 0 && (
				<div className="photos">
					{[...photos].map(([label, facts]) => (
						<figure key={label}>
							<figcaption>{label}</figcaption>
							<div className={facts.length > 1 ? "photo-set many" : "photo-set"}>
								{facts.map((fact) => (
									<div key={fact.id}>
										{gone.includes(fact.id) ? <Gone named={fact.values.name ?? ""} /> : <Image src={where(fact)} alt={`${label} ${fact.values.name ?? ""}`} preview={{ cover: t("media.enlarge") }} />}
										<small className="muted">{[fact.names?.by, fact.values.at && atText(fact.values.at)].filter(Boolean).join(" · ")}</small>
									</div>
								))}
							</div>
						</figure>
					))}
				</div>
			)}
			{rest.length > 0 && (
				<ul className="files">
					{rest.map((fact) => (
						<li key={fact.id}>
							{gone.includes(fact.id)
								? <Gone named={fact.values.name ?? ""} />
								: fact.values.kind === "audio"
									? <Player fact={fact} named />
									: <a href={where(fact)} target="_blank" rel="noreferrer"><FileTextOutlined /> {fact.values.name || fact.values.label}</a>}
							<small className="muted">{[fact.values.label, sizeText(Number(fact.values.bytes ?? 0)), fact.names?.by, fact.values.at && atText(fact.values.at)].filter(Boolean).join(" · ")}</small>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}

/** In place of what was erased when its time was over, or what an import never brought. */
export function Gone({ named }: { named: string }) {
	const t = useText();
	return <span className="media-gone">{named && <span>{named}</span>}<small>{t("media.gone")}</small></span>;
}

export function Player({ fact, named }: { fact: Fact; named?: boolean }) {
	const t = useText();
	const { government } = useHere();
	const name = fact.values.name || fact.values.label || "";
	return (
		<span className="player no-print">
			{named && <span>{name}</span>}
			<audio controls preload="none" src={address("/api/{government}/attachments/{id}", { government, id: fact.id })} aria-label={t("media.recording", { name })} />
		</span>
	);
}

/** The editions of every rulebook: what is in force, what is a draft; upload, comparison, putting in force. */
import { SwapOutlined, UploadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { Link, useNavigate } from "react-router";
import { editionsQuery } from "../../api/queries";
import type { Edition } from "../../api/types";
import { MenuButton } from "../../parts/MenuButton";
import { Page } from "../../parts/Page";
import { Answer, Skeleton, State } from "../../parts/states";
import { ToneTag } from "../../parts/Tone";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import "./rulebooks.css";

const UploadModal = lazy(() => import("./UploadModal"));
const ForceModal = lazy(() => import("./ForceModal"));

export default function EditionsPage() {
	const t = useText();
	const { government, may } = useHere();
	const editions = useQuery(editionsQuery(government));
	const [uploading, setUploading] = useState(false);
	const [forcing, setForcing] = useState<Edition | null>(null);
	const upload = may("rulebook_edit") && <Button type="primary" icon={<UploadOutlined />} onClick={() => setUploading(true)}>{t("rulebooks.upload")}</Button>;
	return (
		<Page narrow title={t("rulebooks.title")} documentTitle={t("rulebooks.title")} lead={t("rulebooks.lead")} actions={upload}>
			<Answer query={editions} skeleton={<div className="panel"><Skeleton lines={5} /></div>}>
				{({ editions }) => editions.length === 0
					? <div className="panel"><State title={t("rulebooks.empty")} actions={upload}>{t("rulebooks.empty.hint")}</State></div>
					: byDocument(editions).map((list) => <Document key={list[0]?.doc} editions={list} onForce={setForcing} />)}
			</Answer>
			<Suspense>
				{uploading && <UploadModal onClose={() => setUploading(false)} />}
				{forcing && <ForceModal edition={forcing} onClose={() => setForcing(null)} />}
			</Suspense>
		</Page>
	);
}

/** The newest first, a document's editions together. */
function byDocument(editions: readonly Edition[]): Edition[][] {
	const documents = new Map<string, Edition[]>();
	for (const edition of [...editions].sort((a, b) => b.added_at.localeCompare(a.added_at)))
		documents.set(edition.doc, [...(documents.get(edition.doc) ?? []), edition]);
	return [...documents.values()];
}

function Document({ editions, onForce }: { editions: readonly Edition[]; onForce: (edition: Edition) => void }) {
	const t = useText();
	const { government, may } = useHere();
	const navigate = useNavigate();
	return (
		<section className="panel editions">
			<h2>{(editions.find((edition) => edition.in_force) ?? editions[0])?.title}</h2>
			<ul>
				{editions.map((edition) => {
					const others = editions.filter((other) => other !== edition);
					return (
						<li key={edition.edition_id}>
							<div>
								<Link to={`/${government}/rulebooks/${edition.edition_id}`}>{t("rulebooks.edition", { edition: edition.edition })}</Link>
								<EditionState edition={edition} />
							</div>
							<p className="muted">
								<span>{t("rulebooks.added", { at: edition.added_at.replace("T", " ").slice(0, 16) })}</span>
								<span title={edition.sha256}>{t("rulebooks.sha", { sha: edition.sha256.slice(0, 12) })}</span>
							</p>
							<div className="editions-do">
								{others.length > 0 && (
									<MenuButton
										end
										icon={<SwapOutlined />}
										heading={t("rulebooks.compare.with")}
										items={others.map((other) => ({ key: other.edition_id, label: t("rulebooks.edition", { edition: other.edition }) }))}
										onChoose={(other) => void navigate(`/${government}/rulebooks/${other}/diff/${edition.edition_id}`)}
									>
										{t("rulebooks.compare")}
									</MenuButton>
								)}
								{may("rulebook_edit") && !edition.in_force && <Button onClick={() => onForce(edition)}>{t("rulebooks.force")}</Button>}
							</div>
						</li>
					);
				})}
			</ul>
		</section>
	);
}

export function EditionState({ edition }: { edition: Edition }) {
	const t = useText();
	return edition.in_force
		? <><ToneTag tone="good">{t("rulebooks.in_force")}</ToneTag>{edition.from !== null && <small className="muted">{t("rulebooks.in_force.from", { day: edition.from })}</small>}</>
		: <ToneTag tone="warn">{t("rulebooks.draft")}</ToneTag>;
}

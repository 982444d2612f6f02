/** One fact: its values, what links to it, and every change that it went through. */
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "react-router";
import { factQuery } from "../../api/queries";
import type { Change } from "../../api/types";
import { Page } from "../../parts/Page";
import { Answer, Skeleton } from "../../parts/states";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import { useVocabulary } from "../../vocabulary";
import { FactActions } from "../../facts/FactActions";
import { atText } from "../../facts/FactValue";
import { FactView } from "../../facts/FactView";
import "../../facts/facts.css";

export default function FactPage() {
	const t = useText();
	const { government } = useHere();
	const { entity = "", id = "" } = useParams();
	const words = useVocabulary();
	const navigate = useNavigate();
	const whole = useQuery(factQuery(government, entity, id));
	const kind = words.entity(entity);
	const link = entity.replace(/s$/, "_id");
	const name = whole.data?.fact.values.name ?? whole.data?.fact.values.title ?? (words.entityOf(entity)?.id ? id : kind);
	const list = `/${government}/facts/${entity}`;
	return (
		<Page
			narrow
			title={name}
			documentTitle={`${name} · ${kind}`}
			back={<Link to={list}>{t("facts.back", { kind })}</Link>}
			actions={whole.data && <FactActions fact={whole.data.fact} onRemoved={() => void navigate(list, { replace: true })} />}
		>
			<Answer query={whole} skeleton={<div className="panel"><Skeleton lines={8} /></div>}>
				{({ fact, history, linked }) => (
					<>
						<section className="panel padded"><FactView fact={fact} /></section>
						{linked.length > 0 && (
							<section className="panel padded linked">
								<h2>{t("facts.linked")}</h2>
								<ul>
									{linked.map((one, i) => (
										<li key={`${one.entity}${i}`}><Link to={`/${government}/facts/${one.entity}?f=${encodeURIComponent(`${link}:eq:${id}`)}`}>{words.entity(one.entity)}</Link> <span className="num muted">{one.count}</span></li>
									))}
								</ul>
							</section>
						)}
						<History changes={history} entity={entity} />
					</>
				)}
			</Answer>
		</Page>
	);
}

export function History({ changes, entity }: { changes: readonly Change[]; entity: string }) {
	const t = useText();
	const words = useVocabulary();
	return (
		<section className="panel padded history">
			<h2>{t("facts.history")}</h2>
			<p className="muted">{t("facts.history.hint")}</p>
			<ol>
				{changes.map((change) => (
					<li key={change.change_no + change.hash}>
						<p>
							<b>{t("facts.version", { n: change.version })}</b>
							<span className="num">{atText(change.at)}</span>
							<span>{change.by ?? t("facts.by.program")}</span>
							{change.why !== "" && <span>{change.why}</span>}
							<code title={change.hash}>{change.hash.slice(0, 12)}</code>
						</p>
						{change.what === null
							? <p className="bad">{t("facts.removed")}</p>
							: <p className="muted">{Object.keys(change.what).map((field) => words.field(entity, field)).join("、")}</p>}
					</li>
				))}
			</ol>
		</section>
	);
}

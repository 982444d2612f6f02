/** One fact: its values, what links to it, and every change that it went through. */
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "react-router";
import { factHistoryQuery, factLinksQuery, factQuery } from "../../api/queries";
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
	const query = useQuery(factQuery(government, entity, id));
	const history = useQuery(factHistoryQuery(government, entity, id));
	const kind = words.entity(entity);
	const name = query.data?.values.name ?? query.data?.values.title ?? (words.entityOf(entity)?.id ? id : kind);
	const list = `/${government}/facts/${entity}`;
	return (
		<Page
			narrow
			title={name}
			documentTitle={`${name} · ${kind}`}
			back={<Link to={list}>{t("facts.back", { kind })}</Link>}
			actions={query.data && <FactActions fact={query.data} onRemoved={() => void navigate(list, { replace: true })} />}
		>
			<Answer query={query} skeleton={<div className="panel"><Skeleton lines={8} /></div>}>
				{(fact) => (
					<>
						<section className="panel padded"><FactView fact={fact} /></section>
						<Links entity={entity} id={id} />
						<Answer query={history} skeleton={<div className="panel"><Skeleton lines={4} /></div>}>
							{({ history: changes }) => <History changes={changes} entity={entity} />}
						</Answer>
					</>
				)}
			</Answer>
		</Page>
	);
}

/** What links to the fact, by kind; nothing until it is known, because most facts have none. */
function Links({ entity, id }: { entity: string; id: string }) {
	const t = useText();
	const { government } = useHere();
	const words = useVocabulary();
	const linked = useQuery(factLinksQuery(government, entity, id)).data?.linked ?? [];
	const link = entity.replace(/s$/, "_id");
	if (linked.length === 0)
		return null;
	return (
		<section className="panel padded linked">
			<h2>{t("facts.linked")}</h2>
			<ul>
				{linked.map((one, i) => (
					<li key={`${one.entity}${i}`}><Link to={`/${government}/facts/${one.entity}?f=${encodeURIComponent(`${link}:eq:${id}`)}`}>{words.entity(one.entity)}</Link> <span className="num muted">{one.count}</span></li>
				))}
			</ul>
		</section>
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

/** Open orders like the one being written down, with why they are alike; one of them can be taken as the same matter. Absent while the server cannot tell. */
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "react-router";
import { cache, factQuery, similarQuery } from "../../api/queries";
import { atText } from "../../facts/FactValue";
import { ToneTag } from "../../parts/Tone";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";

const LEAST = 4;

export function Similar({ text, caller, onMerge }: { text: string; caller: string; onMerge: (id: string, title: string, matter: string | null) => void }) {
	const t = useText();
	const { government } = useHere();
	const asked = text.length >= LEAST;
	const found = useQuery({ ...similarQuery(government, text, caller), enabled: asked, placeholderData: keepPreviousData });
	const merge = useMutation({
		mutationFn: (id: string) => cache.fetchQuery(factQuery(government, "orders", id)),
		onSuccess: (fact) => onMerge(fact.id, fact.values.title ?? fact.id, fact.values.matter_key ?? null),
	});
	if (!asked || found.data === undefined || found.data === null)
		return null;
	return (
		<section className="panel padded" aria-label={t("similar.title")}>
			<h2>{t("similar.title")} <small className="muted num">{found.data.length}</small></h2>
			{found.data.length === 0
				? <p className="muted">{t("similar.none")}</p>
				: (
					<ul className="side-list">
						{found.data.map((one) => (
							<li key={one.order_id}>
								<Link to={`/${government}/orders/${encodeURIComponent(one.order_id)}`} target="_blank">{one.title ?? one.order_id}</Link>
								<span className="side-tags">
									{one.state && <ToneTag>{one.state}</ToneTag>}
									{one.same_caller && <ToneTag tone="warn">{t("similar.same_caller")}</ToneTag>}
									<small className="muted num">{one.received_at ? atText(one.received_at) : ""}</small>
								</span>
								<small className="muted">{one.why.join(t("comma"))}</small>
								<Button size="small" loading={merge.isPending && merge.variables === one.order_id} onClick={() => merge.mutate(one.order_id)}>{t("similar.merge")}</Button>
							</li>
						))}
					</ul>
				)}
		</section>
	);
}

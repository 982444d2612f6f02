/** What the same caller called about before, the newest first. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { factsQuery } from "../../api/queries";
import { atText } from "../../facts/FactValue";
import { Failed, Skeleton } from "../../parts/states";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";

const SHOWN = 8;

export function Caller({ callerKey }: { callerKey: string }) {
	const t = useText();
	const { government } = useHere();
	const pages = useInfiniteQuery({ ...factsQuery(government, "orders", { f: [`caller_key:eq:${callerKey}`], sort: "-received_at", limit: SHOWN }), enabled: callerKey !== "" });
	if (callerKey === "")
		return null;
	const first = pages.data?.pages[0];
	return (
		<section className="panel padded" aria-label={t("intake.caller")}>
			<h2>{t("intake.caller")} {first?.total != null && <small className="muted num">{first.total}</small>}</h2>
			{first === undefined
				? pages.isError ? <Failed error={pages.error} retry={() => void pages.refetch()} /> : <Skeleton lines={3} />
				: first.facts.length === 0
					? <p className="muted">{t("intake.caller.none")}</p>
					: (
						<ul className="side-list">
							{first.facts.map((fact) => (
								<li key={fact.id}>
									<Link to={`/${government}/orders/${encodeURIComponent(fact.id)}`} target="_blank">{fact.values.title ?? fact.id}</Link>
									<small className="muted"><span className="num">{fact.values.received_at ? atText(fact.values.received_at) : ""}</span> {t(fact.values.closed_at ? "orders.closed" : "orders.open")}</small>
								</li>
							))}
						</ul>
					)}
		</section>
	);
}

/** What the same caller called about before, the newest first; calling again about one of them is the commonest repeat. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { factsQuery } from "../../api/queries";
import { Failed, Skeleton } from "../../parts/states";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import { Earlier, type Joined } from "./Earlier";

const SHOWN = 8;

export function Caller({ callerKey, joined, onJoin }: { callerKey: string; joined: string | undefined; onJoin: ((order: Joined) => void) | undefined }) {
	const t = useText();
	const { government } = useHere();
	const pages = useInfiniteQuery({ ...factsQuery(government, "orders", { f: [`caller_key:eq:${callerKey}`], sort: "-received_at", limit: SHOWN }), enabled: callerKey !== "" });
	const first = pages.data?.pages[0];
	const ids = first?.facts.map((fact) => fact.id) ?? [];
	const cases = useInfiniteQuery({ ...factsQuery(government, "cases", { f: [`order_id:in:${ids.join(",")}`], limit: SHOWN }), enabled: ids.length > 0 });
	/** Where an order runs in a process its state says more than whether it has been closed: a voided one never is. */
	const states = new Map(cases.data?.pages[0]?.facts.map((file) => [file.values.order_id, file.values.state]));
	if (callerKey === "")
		return null;
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
								<Earlier
									key={fact.id}
									id={fact.id}
									title={fact.values.title ?? null}
									state={states.get(fact.id) ?? (cases.isLoading ? null : t(fact.values.closed_at ? "orders.closed" : "orders.open"))}
									receivedAt={fact.values.received_at ?? null}
									joined={joined === fact.id}
									onJoin={onJoin && (() => onJoin({ id: fact.id, title: fact.values.title ?? fact.id, fresh: !fact.values.matter_key }))}
								/>
							))}
						</ul>
					)}
		</section>
	);
}

/** Orders like the one being written down, with why they are alike: those that are open, then those that are closed; of any of them the new one can be a repeat. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { similarQuery } from "../../api/queries";
import { Failed } from "../../parts/states";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import { Earlier, type Joined } from "./Earlier";

const LEAST = 4;
/** Closed ones pile up with the years: the likest are enough. */
const CLOSED_SHOWN = 5;

export function Similar({ text, caller, joined, onJoin }: { text: string; caller: string; joined: string | undefined; onJoin: ((order: Joined) => void) | undefined }) {
	const t = useText();
	const { government } = useHere();
	const asked = text.length >= LEAST;
	const open = useQuery({ ...similarQuery(government, "open", text, caller), enabled: asked, placeholderData: keepPreviousData });
	const closed = useQuery({ ...similarQuery(government, "closed", text, caller), enabled: asked, placeholderData: keepPreviousData });
	if (!asked)
		return null;
	return (
		<>
			{([["similar.title", "similar.none", open, open.data], ["similar.closed", "similar.closed.none", closed, closed.data?.slice(0, CLOSED_SHOWN)]] as const).map(([title, none, query, found]) => (found !== undefined || query.isError) && (
				<section key={title} className="panel padded" aria-label={t(title)}>
					<h2>{t(title)} {found && <small className="muted num">{found.length}</small>}</h2>
					{found === undefined
						? <Failed error={query.error} retry={() => void query.refetch()} />
						: found.length === 0
							? <p className="muted">{t(none)}</p>
							: (
								<ul className="side-list">
									{found.map((one) => (
										<Earlier
											key={one.order_id}
											id={one.order_id}
											title={one.title}
											state={one.state}
											receivedAt={one.received_at}
											sameCaller={one.same_caller}
											why={one.why}
											joined={joined === one.order_id}
											onJoin={onJoin && (() => onJoin({ id: one.order_id, title: one.title ?? one.order_id, fresh: one.matter_key === null }))}
										/>
									))}
								</ul>
							)}
				</section>
			))}
		</>
	);
}

/**
 * What may be done with the order now: buttons for what is ready, greyed and with its reason what is not. Which step is the usual next one is guessed
 * from its form, because the rule is the server's: one that asks for no reason and no paper form, leads on, and has not been taken in this state yet.
 */
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import type { CaseWhole, Offer } from "../../api/types";
import { offerKey, offerTitle } from "../../desk/rulewords";
import { standText } from "../../desk/stand";
import { useHere } from "../../shell/government";
import { useLang, useText } from "../../texts";
import { useVocabulary } from "../../vocabulary";

const ActDrawer = lazy(() => import("../../desk/ActDrawer"));
const SHOWN = 4;

export function Offers({ data }: { data: CaseWhole }) {
	const t = useText();
	const { lang } = useLang();
	const { me } = useHere();
	const { role } = useVocabulary();
	const [doing, setDoing] = useState<Offer | null>(null);
	const [all, setAll] = useState(false);
	const { state } = data.case;
	const several = (offer: Offer) => data.offers.filter((one) => one.action === offer.action).length > 1;
	const name = (offer: Offer) => (several(offer) && offer.target_label ? `${offerTitle(offer, lang)} · ${offer.target_label}` : offerTitle(offer, lang));
	const place = (name: string) => data.process.states.findIndex((one) => one.name === name);
	const moves = (offer: Offer) => offer.to !== null && offer.to !== state;
	const leadsOn = (offer: Offer) => offer.to !== null && place(offer.to) > place(state);
	const plain = (offer: Offer) => !offer.say_why && offer.form === null;
	const entered = data.events.findLastIndex((event) => event.to === state && event.from !== state);
	const taken = (offer: Offer) => data.events.slice(entered + 1).some((event) => event.action === offer.action);
	/** whoever holds the order goes on with it step by step; others move it */
	const holds = me.unit_id !== null && me.unit_id === data.case.unit_id;
	const rank = (offer: Offer) => (!plain(offer) ? 4 : taken(offer) ? 3 : leadsOn(offer) || offer.to === state ? 0 : holds && offer.to === null ? 1 : 2);
	const ready = data.offers.filter((offer) => offer.ready).sort((a, b) => rank(a) - rank(b));
	const next = ready[0] !== undefined && rank(ready[0]) < 2 ? ready[0] : undefined;
	const waiting = data.offers.filter((offer) => !offer.ready);
	const shown = all ? waiting : waiting.slice(0, SHOWN);
	return (
		<section className="panel padded case-offers no-print" aria-label={t("case.offers")}>
			<h2>{t("case.offers")}{me.stands_for.map((one) => <small key={one.person_id} className="muted"> {standText(one, t, role)}</small>)}</h2>
			{data.offers.length === 0 && <p className="muted">{t(data.case.closed ? "case.offers.closed" : "case.offers.none")}</p>}
			{ready.length > 0 && (
				<div className="offer-buttons">
					{ready.map((offer) => (
						<Button key={offerKey(offer)} type={offer === next ? "primary" : "default"} className={moves(offer) ? undefined : "stays"} onClick={() => setDoing(offer)}>{name(offer)}</Button>
					))}
				</div>
			)}
			{shown.length > 0 && (
				<ul className="offer-waiting" aria-label={t("case.offers.waiting")}>
					{shown.map((offer) => (
						<li key={offerKey(offer)}>
							<span aria-disabled="true">{name(offer)}</span>
							<small>{offer.why_not}</small>
						</li>
					))}
				</ul>
			)}
			{waiting.length > SHOWN && <Button type="link" size="small" className="offer-more" aria-expanded={all} onClick={() => setAll(!all)}>{t(all ? "case.offers.less" : "case.offers.more", { n: waiting.length - SHOWN })}</Button>}
			<Suspense>{doing !== null && <ActDrawer data={data} offer={doing} onClose={() => setDoing(null)} />}</Suspense>
		</section>
	);
}

/** What may be done with the order now: buttons for what is ready, steps that move it first; greyed and with its reason what is not. */
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import type { CaseWhole, Offer } from "../../api/types";
import { offerKey, offerTitle } from "../../desk/rulewords";
import { useLang, useText } from "../../texts";

const ActDrawer = lazy(() => import("../../desk/ActDrawer"));
const SHOWN = 4;

export function Offers({ data }: { data: CaseWhole }) {
	const t = useText();
	const { lang } = useLang();
	const [doing, setDoing] = useState<Offer | null>(null);
	const [all, setAll] = useState(false);
	const { state } = data.case;
	const several = (offer: Offer) => data.offers.filter((one) => one.action === offer.action).length > 1;
	const name = (offer: Offer) => (several(offer) && offer.target_label ? `${offerTitle(offer, lang)} · ${offer.target_label}` : offerTitle(offer, lang));
	const moves = (offer: Offer) => offer.to !== null && offer.to !== state;
	const ready = data.offers.filter((offer) => offer.ready).sort((a, b) => Number(moves(b)) - Number(moves(a)));
	const waiting = data.offers.filter((offer) => !offer.ready);
	const shown = all ? waiting : waiting.slice(0, SHOWN);
	return (
		<section className="panel padded case-offers no-print" aria-label={t("case.offers")}>
			<h2>{t("case.offers")}</h2>
			{data.offers.length === 0 && <p className="muted">{t(data.case.closed ? "case.offers.closed" : "case.offers.none")}</p>}
			{ready.length > 0 && (
				<div className="offer-buttons">
					{ready.map((offer, i) => (
						<Button key={offerKey(offer)} type={i === 0 && moves(offer) ? "primary" : "default"} className={moves(offer) ? undefined : "stays"} onClick={() => setDoing(offer)}>{name(offer)}</Button>
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

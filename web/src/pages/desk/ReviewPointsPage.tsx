/** The review list: what whoever reviews an order ticks, dated; shipped empty, because the text of the official one is not public. */
import { Dated, nameOf } from "./Dated";

const newId = ["point_id", () => nameOf("YD")] as const;

export default function ReviewPointsPage() {
	return <Dated entity="review_points" title="review.title" lead="review.lead" empty="review.empty" wide="text" columns={["text", "blocking"]} newId={newId} />;
}

/** The dispatch catalogue: category and place, the unit that handles it, by which law or agreement, from when to when. */
import { Dated, nameOf } from "./Dated";

const newId = ["line_id", () => nameOf("ML")] as const;

export default function CataloguePage() {
	return <Dated entity="dispatch_lines" title="catalogue.title" lead="catalogue.lead" empty="catalogue.empty" wide="category" columns={["category", "place", "unit_id", "basis", "legal", "source"]} newId={newId} />;
}

/** Units of the government: who is scored. */
import { FactsOf } from "./FactsOf";

export default function UnitsPage() {
	return <FactsOf entity="units" title="units.title" lead="units.lead" columns={["name", "kind", "parent_id", "peer_group", "headcount", "closing_base", "active_from", "active_to"]} />;
}

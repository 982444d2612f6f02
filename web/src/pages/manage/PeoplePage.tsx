/** People of the government's units: heads, liaisons, grid workers. */
import { FactsOf } from "./FactsOf";

export default function PeoplePage() {
	return <FactsOf entity="persons" title="people.title" lead="people.lead" columns={["name", "unit_id", "role", "staffing", "active_from", "active_to"]} />;
}

/** A page that is one kind of fact with columns of its own choice: units and people. */
import { useSearchParams } from "react-router";
import { Page } from "../../parts/Page";
import { useText, type TextKey } from "../../texts";
import { AddFact } from "../../facts/FactActions";
import { FactTable } from "../../facts/FactTable";
import { FilterBar } from "../../facts/FilterBar";
import "../../facts/facts.css";

export function FactsOf({ entity, title, lead, columns }: { entity: string; title: TextKey; lead: TextKey; columns: readonly string[] }) {
	const t = useText();
	const [search, setSearch] = useSearchParams();
	const filters = search.getAll("f");
	const sort = search.get("sort") ?? undefined;
	const set = (f: readonly string[], by: string | undefined) => setSearch([...f.map((one) => ["f", one] as [string, string]), ...(by ? [["sort", by] as [string, string]] : [])], { replace: true });
	return (
		<Page title={t(title)} documentTitle={t(title)} lead={t(lead)} actions={<AddFact entity={entity} />}>
			<section className="panel facts-list">
				<div className="facts-bar"><FilterBar entity={entity} filters={filters} onChange={(f) => set(f, sort)} /></div>
				<FactTable entity={entity} choice={{ f: filters, sort }} columns={columns} onSort={(by) => set(filters, by)} />
			</section>
		</Page>
	);
}

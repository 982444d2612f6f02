/** The facts of a government, kind by kind: counts at the left, a page of one kind with filters and sorting at the right. */
import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { address } from "../../api/client";
import { countsQuery } from "../../api/queries";
import { Page } from "../../parts/Page";
import { Redirect } from "../../parts/Redirect";
import { Answer, Skeleton, State } from "../../parts/states";
import { usePhone } from "../../parts/useMedia";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import { useVocabulary } from "../../vocabulary";
import { AddFact } from "../../facts/FactActions";
import { FactTable } from "../../facts/FactTable";
import { factAddress } from "../../facts/FactValue";
import { FilterBar } from "../../facts/FilterBar";
import "../../facts/facts.css";

export default function FactsPage() {
	const t = useText();
	const { government, may } = useHere();
	const { entity } = useParams();
	const phone = usePhone();
	const words = useVocabulary();
	const counts = useQuery(countsQuery(government));
	const navigate = useNavigate();
	const [search, setSearch] = useSearchParams();
	const filters = search.getAll("f");
	const sort = search.get("sort") ?? (entity === "orders" ? "-received_at" : undefined);
	const change = (next: { f?: string[]; sort?: string | undefined }) => {
		const params = new URLSearchParams();
		for (const one of next.f ?? filters)
			params.append("f", one);
		const by = "sort" in next ? next.sort : (search.get("sort") ?? undefined);
		if (by)
			params.set("sort", by);
		setSearch(params, { replace: true });
	};
	if (entity === undefined)
		return <Redirect to={`/${government}/facts/orders`} />;
	const title = words.entity(entity);
	return (
		<Page
			title={t("facts.title")}
			documentTitle={`${title} · ${t("facts.title")}`}
			actions={<>{may("export") && <Button icon={<DownloadOutlined />} href={address("/api/{government}/export", { government })}>{t("facts.export")}</Button>}<AddFact key={entity} entity={entity} onSaved={(fact) => void navigate(factAddress(government, entity, fact.id))} /></>}
		>
			<Answer query={counts} skeleton={<div className="panel"><Skeleton lines={10} /></div>}>
				{({ counts: list }) => list.every((one) => one.count === 0)
					? <div className="panel"><State title={t("facts.empty")} actions={may("import") && <Link to={`/${government}/imports`}>{t("facts.empty.do")}</Link>}>{t("facts.empty.hint")}</State></div>
					: (
						<div className="facts">
							{phone
								? <Select aria-label={t("facts.kinds")} value={entity} options={list.filter((one) => one.count > 0 || one.entity === entity).map((one) => ({ value: one.entity, label: `${words.entity(one.entity)}（${one.count}）` }))} onChange={(name) => void navigate(`/${government}/facts/${name}`)} />
								: (
									<nav className="kinds" aria-label={t("facts.kinds")}>
										{list.filter((one) => one.count > 0 || one.entity === entity).map((one) => (
											<Link key={one.entity} to={`/${government}/facts/${one.entity}`} aria-current={one.entity === entity ? "page" : undefined}>
												<span>{words.entity(one.entity)}</span>
												<small className="num">{one.count.toLocaleString("en-US")}</small>
											</Link>
										))}
									</nav>
								)}
							<section className="panel facts-list" aria-label={title}>
								<div className="facts-bar">
									<h2>{title}</h2>
									<FilterBar entity={entity} filters={filters} onChange={(f) => change({ f })} />
								</div>
								<FactTable key={entity} entity={entity} choice={{ f: filters, sort }} onSort={(by) => change({ sort: by })} empty={filters.length > 0 ? <State title={t("facts.none")} actions={<Button onClick={() => change({ f: [] })}>{t("facts.none.do")}</Button>}>{t("facts.none.hint")}</State> : undefined} />
							</section>
						</div>
					)}
			</Answer>
		</Page>
	);
}

/** The audit: what people did that no fact records, the newest first. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Table } from "antd";
import { auditQuery } from "../../api/queries";
import type { AuditLine } from "../../api/types";
import { Page } from "../../parts/Page";
import { Answer, Skeleton, State } from "../../parts/states";
import { useHere } from "../../shell/government";
import { useText, type TextKey } from "../../texts";
import { atText } from "../../facts/FactValue";
import "./manage.css";

const words: Record<string, TextKey> = {
	sign_in: "audit.sign_in", "sign_in.fail": "audit.sign_in.fail", sign_out: "audit.sign_out", reveal: "audit.reveal", export: "audit.export",
	"account.add": "audit.account.add", "account.reset": "audit.account.reset", "account.disable": "audit.account.disable", "account.enable": "audit.account.enable",
	"account.posts": "audit.account.posts", "account.password": "audit.account.password",
	rulebook_add: "audit.rulebook_add", rulebook_force: "audit.rulebook_force", calendar_add: "audit.calendar_add", government_add: "audit.government_add", government_change: "audit.government_change",
};

export default function AuditPage() {
	const t = useText();
	const { government } = useHere();
	const audit = useInfiniteQuery(auditQuery(government));
	const lines = audit.data?.pages.flatMap((page) => page.lines) ?? [];
	return (
		<Page title={t("audit.title")} documentTitle={t("audit.title")} lead={t("audit.lead")}>
			<Answer query={audit as never} skeleton={<div className="panel"><Skeleton lines={10} /></div>}>
				{() => (
					<section className="panel">
						{lines.length === 0
							? <State title={t("audit.none")} />
							: (
								<Table<AuditLine>
									rowKey="audit_no"
									size="middle"
									dataSource={lines}
									pagination={false}
									scroll={{ x: 760 }}
									columns={[
										{ title: t("audit.no"), dataIndex: "audit_no", width: 80, align: "right", className: "num" },
										{ title: t("audit.at"), dataIndex: "at", width: 170, render: (at: string) => <span className="num">{atText(at)}</span> },
										{ title: t("audit.by"), dataIndex: "by", width: 150, render: (by: string | null) => by ?? t("facts.by.program") },
										{ title: t("audit.what"), dataIndex: "what", width: 150, render: (what: string) => (words[what] ? t(words[what]) : what) },
										{ title: t("audit.subject"), dataIndex: "subject", width: 180, ellipsis: true },
										{ title: t("audit.detail"), render: (_, line) => <span className="muted audit-detail">{Object.entries(line.detail as Record<string, unknown>).map(([key, value]) => `${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`).join("；")}</span> },
									]}
								/>
							)}
						{audit.hasNextPage && <div className="facts-foot"><Button loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>{t("facts.more")}</Button></div>}
					</section>
				)}
			</Answer>
		</Page>
	);
}

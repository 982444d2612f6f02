/** The audit: what people did that no fact records, the newest first. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { auditQuery } from "../../api/queries";
import type { AuditLine } from "../../api/types";
import { KeysetTable } from "../../parts/KeysetTable";
import { Page } from "../../parts/Page";
import { State } from "../../parts/states";
import { useHere } from "../../shell/government";
import { useText, type TextKey } from "../../texts";
import { useVocabulary } from "../../vocabulary";
import { atText } from "../../facts/FactValue";
import "./manage.css";

const words: Record<string, TextKey> = {
	sign_in: "audit.sign_in", "sign_in.refused": "audit.sign_in.fail", sign_out: "audit.sign_out", reveal: "audit.reveal", export: "audit.export",
	"account.add": "audit.account.add", "account.reset": "audit.account.reset", "account.disable": "audit.account.disable", "account.enable": "audit.account.enable",
	"account.posts": "audit.account.posts", "account.password": "audit.account.password",
	rulebook_add: "audit.rulebook_add", rulebook_force: "audit.rulebook_force", calendar_add: "audit.calendar_add", government_add: "audit.government_add", government_change: "audit.government_change",
	"retention.begin": "audit.retention.begin", "retention.end": "audit.retention.end",
};

export default function AuditPage() {
	const t = useText();
	const { government } = useHere();
	const audit = useInfiniteQuery(auditQuery(government));
	const what = (line: AuditLine) => (words[line.what] ? t(words[line.what] as TextKey) : line.what);
	const by = (line: AuditLine) => line.by ?? t("facts.by.program");
	return (
		<Page title={t("audit.title")} documentTitle={t("audit.title")} lead={t("audit.lead")}>
			<section className="panel">
				<KeysetTable
					query={audit}
					rows={audit.data?.pages.flatMap((page) => page.lines)}
					rowKey="audit_no"
					label={t("audit.title")}
					empty={<State title={t("audit.none")}>{t("audit.none.hint")}</State>}
					width={() => 860}
					columns={() => [
						{ title: t("audit.no"), dataIndex: "audit_no", width: 88, className: "num" },
						{ title: t("audit.at"), dataIndex: "at", width: 176, render: (at: string) => <span className="num">{atText(at)}</span> },
						{ title: t("audit.by"), width: 150, ellipsis: true, render: (_, line) => by(line) },
						{ title: t("audit.what"), width: 150, render: (_, line) => what(line) },
						{ title: t("audit.subject"), width: 190, ellipsis: true, render: (_, line) => <Subject line={line} /> },
						{ title: t("audit.detail"), className: "audit-detail", render: (_, line) => <Detail line={line} /> },
					]}
					card={(line) => (
						<>
							<p className="card-line"><span>{what(line)}</span><span className="muted num">{atText(line.at)}</span></p>
							<p className="audit-card"><span>{by(line)}</span>{line.subject !== line.by && <Subject line={line} />}</p>
							<Detail line={line} />
						</>
					)}
				/>
			</section>
		</Page>
	);
}

/** The hash of a text is no name: its beginning will do. */
function Subject({ line }: { line: AuditLine }) {
	return /^[0-9a-f]{64}$/.test(line.subject) ? <code title={line.subject}>{line.subject.slice(0, 12)}</code> : <>{line.subject}</>;
}

/** What the record says beside: in words where it is known, else as it stands. */
function Detail({ line }: { line: AuditLine }) {
	const t = useText();
	const names = useVocabulary();
	const detail = line.detail as Record<string, unknown>;
	const entity = typeof detail.entity === "string" ? detail.entity : "";
	const say = (key: string, value: unknown): string => {
		if (key === "posts" && Array.isArray(value))
			return value.length === 0 ? t("none") : (value as { role?: string; unit_id?: string }[]).map((post) => [names.role(post.role ?? ""), post.unit_id].filter(Boolean).join(" · ")).join("、");
		if (key === "entity")
			return names.entity(entity);
		if (key === "field")
			return names.field(entity, String(value));
		if (key === "from")
			return t("rulebooks.in_force.from", { day: String(value) });
		if (key === "reason")
			return value === "" ? "" : t("audit.reason", { reason: String(value) });
		if (key === "edition")
			return t("rulebooks.edition", { edition: String(value) });
		if (key === "sha256")
			return `${key}: ${String(value).slice(0, 12)}`;
		return typeof value === "string" ? (key === "title" ? value : `${key}: ${value}`) : `${key}: ${JSON.stringify(value)}`;
	};
	const text = Object.entries(detail).map(([key, value]) => say(key, value)).filter((one) => one !== "");
	return text.length === 0 ? null : <span className="muted">{text.join(" · ")}</span>;
}

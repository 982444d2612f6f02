/** What changes from one edition to another, rule by rule, before and after side by side. */
import { ArrowRightOutlined, SwapOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Tag } from "antd";
import { useMemo } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { rulebookDiffQuery } from "../../api/queries";
import type { Edition, RulebookDiff } from "../../api/types";
import { Page } from "../../parts/Page";
import { Answer, Skeleton, State } from "../../parts/states";
import { useHere } from "../../shell/government";
import { useText, type TextKey } from "../../texts";
import { EditionState } from "./EditionsPage";
import { pieces, type Piece } from "./pieces";
import "./rulebooks.css";

type Change = RulebookDiff["changes"][number];
const words: Record<Change["change"], { text: TextKey; color: string }> = {
	added: { text: "rulebooks.diff.added", color: "success" },
	removed: { text: "rulebooks.diff.removed", color: "error" },
	changed: { text: "rulebooks.diff.changed", color: "processing" },
};

/** Kinds of declarations as the interface names them. */
const kinds: Record<string, TextKey> = {
	option: "declares.option",
	parameter: "declares.parameter",
	counting: "declares.counting",
	assessment: "declares.assessment",
	measure: "declares.measure",
	let: "declares.let",
	derive: "declares.derive",
	limit: "declares.limit",
	item: "declares.item",
	bonus: "declares.bonus",
	penalty: "declares.penalty",
	figure: "declares.figure",
	test: "declares.test",
	veto: "declares.veto",
	manual: "declares.manual",
	total: "declares.total",
	tier: "declares.tier",
	grades: "declares.grades",
	reward: "declares.reward",
	undefined: "declares.undefined",
	example: "declares.example",
	heading: "declares.heading",
};

export default function DiffPage() {
	const t = useText();
	const { government } = useHere();
	const navigate = useNavigate();
	const { edition = "", other = "" } = useParams();
	const diff = useQuery(rulebookDiffQuery(government, edition, other));
	return (
		<Page
			title={t("rulebooks.diff.title")}
			documentTitle={t("rulebooks.diff.title")}
			back={<Link to={`/${government}/rulebooks`}>{t("rulebooks.back")}</Link>}
			actions={<Button icon={<SwapOutlined />} onClick={() => void navigate(`/${government}/rulebooks/${other}/diff/${edition}`)}>{t("rulebooks.diff.swap")}</Button>}
		>
			<Answer query={diff} skeleton={<div className="panel"><Skeleton lines={10} /></div>}>{(data) => <Changes diff={data} />}</Answer>
		</Page>
	);
}

function Changes({ diff }: { diff: RulebookDiff }) {
	const t = useText();
	const counts = (["added", "removed", "changed"] as const).map((change) => ({ change, n: diff.changes.filter((one) => one.change === change).length })).filter(({ n }) => n > 0);
	return (
		<>
			<div className="versus panel">
				<Side label={t("rulebooks.diff.from")} edition={diff.from} />
				<ArrowRightOutlined />
				<Side label={t("rulebooks.diff.to")} edition={diff.to} />
				<p>{counts.map(({ change, n }) => <Tag key={change} color={words[change].color}>{t("rulebooks.diff.count", { word: t(words[change].text), n })}</Tag>)}</p>
			</div>
			{diff.changes.length === 0
				? <div className="panel"><State title={t("rulebooks.diff.none")}>{t("rulebooks.diff.none.hint")}</State></div>
				: diff.changes.map((change) => <One key={`${change.what} ${change.id}`} change={change} />)}
		</>
	);
}

function Side({ label, edition }: { label: string; edition: Edition }) {
	const t = useText();
	const { government } = useHere();
	return (
		<div>
			<small className="muted">{label}</small>
			<div><Link to={`/${government}/rulebooks/${edition.edition_id}`}>{t("rulebooks.edition", { edition: edition.edition })}</Link> <EditionState edition={edition} /></div>
		</div>
	);
}

function One({ change }: { change: Change }) {
	const t = useText();
	const kind = kinds[change.what];
	const moved = change.change === "changed" && change.before === change.after;
	const [before, after] = useMemo(() => pieces(change.before, change.after), [change]);
	return (
		<section className="change panel">
			<header>
				<Tag color={words[change.change].color}>{t(words[change.change].text)}</Tag>
				<h2>{change.title || change.id}</h2>
				<span className="muted">{[kind === undefined ? change.what : t(kind), change.id, change.clause].filter((one) => one !== "" && one !== change.title).join(" · ")}</span>
			</header>
			{moved && <p className="moved">{t("rulebooks.diff.moved")}</p>}
			<div className={change.change === "changed" && !moved ? "change-sides" : "change-sides one"}>
				{change.change !== "added" && !moved && <div><small>{t("rulebooks.diff.before")}</small><Text list={change.change === "removed" ? [{ text: change.before, same: true }] : before} tag="del" /></div>}
				{change.change !== "removed" && <div><small>{t("rulebooks.diff.after")}</small><Text list={change.change === "added" ? [{ text: change.after, same: true }] : after} tag="ins" /></div>}
			</div>
		</section>
	);
}

function Text({ list, tag: Mark }: { list: readonly Piece[]; tag: "del" | "ins" }) {
	return <pre tabIndex={0}>{list.map((piece, i) => (piece.same ? <span key={i}>{piece.text}</span> : <Mark key={i}>{piece.text}</Mark>))}</pre>;
}

/** Subject or trace over the sheet on a desk. The address names it, so it can be passed on; closing leads back to the sheet. */
import { LeftOutlined } from "@ant-design/icons";
import { Drawer } from "antd";
import { Link, useSearchParams } from "react-router";
import type { ScoreSheet } from "../../api/types";
import { useHere } from "../../shell/government";
import { useText } from "../../texts";
import SubjectView from "./SubjectView";
import TraceView from "./TraceView";

export default function TraceDrawer({ sheet, assessment, period, subject, item, onClose }: { sheet: ScoreSheet; assessment: string; period: string; subject: string; item: string | undefined; onClose: () => void }) {
	const t = useText();
	const { government } = useHere();
	const [search] = useSearchParams();
	const rest = search.size > 0 ? `?${search}` : "";
	const name = sheet.subjects.find((one) => one.id === subject)?.name ?? subject;
	return (
		<Drawer
			open
			size={680}
			onClose={onClose}
			title={t(item === undefined ? "scores.subject" : "trace.drawer")}
			extra={item !== undefined && <Link to={`/${government}/scores/${assessment}/${period}/subjects/${encodeURIComponent(subject)}${rest}`}><LeftOutlined /> {t("scores.subject.items", { name })}</Link>}
		>
			{item === undefined ? <SubjectView sheet={sheet} subject={subject} /> : <TraceView key={`${subject} ${item}`} assessment={assessment} period={period} subject={subject} item={item} />}
		</Drawer>
	);
}

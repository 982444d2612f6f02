/** Whose numbers stand beside the clauses. */
import { Select } from "antd";
import type { Assessment, ScoreSheet, Subject } from "../../api/types";
import { useText } from "../../texts";
import { periodText } from "../scores/sheet";

export function Chooser({ assessments, assessment, period, sheet, subject, onChange }: { assessments: readonly Assessment[]; assessment: Assessment | undefined; period: string; sheet: ScoreSheet | undefined; subject: Subject | undefined; onChange: (change: Record<string, string>) => void }) {
	const t = useText();
	if (assessment === undefined)
		return <p className="muted"><b>{t("rulebooks.live.none")}</b> {t("rulebooks.live.none.hint")}</p>;
	return (
		<div className="chooser">
			<span className="muted">{t("rulebooks.live")}</span>
			<Select
				className="chooser-subject"
				aria-label={t("rulebooks.live.subject")}
				value={subject?.id ?? null}
				loading={sheet === undefined}
				showSearch={{ optionFilterProp: "label" }}
				options={(sheet?.subjects ?? []).map((one) => ({ value: one.id, label: one.name }))}
				onChange={(id) => id !== null && onChange({ subject: id })}
			/>
			<Select aria-label={t("rulebooks.live.period")} value={period} popupMatchSelectWidth={false} options={assessment.periods.map((one) => ({ value: one, label: periodText(one, t) }))} onChange={(one) => onChange({ period: one })} />
			{assessments.length > 1 && <Select aria-label={t("rulebooks.live.assessment")} value={assessment.id} popupMatchSelectWidth={false} options={assessments.map((one) => ({ value: one.id, label: one.title }))} onChange={(one) => onChange({ assessment: one })} />}
		</div>
	);
}

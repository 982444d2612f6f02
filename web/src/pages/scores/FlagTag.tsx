/** Flags of a value: one sign in a narrow cell, the word elsewhere, always with what it means. */
import { Tag, Tooltip } from "antd";
import type { Cell } from "../../api/types";
import { say, useText } from "../../texts";
import { flagOf } from "./sheet";

export function FlagSign({ flag }: { flag: string }) {
	const t = useText();
	const known = flagOf.get(flag);
	return <i className="sign" aria-hidden="true">{known ? t(known.sign) : flag}</i>;
}

/** `plain` inside of a link, which must hold nothing else that takes the focus. */
export function FlagTags({ cell, plain }: { cell: Cell; plain?: boolean }) {
	const t = useText();
	return cell.flags.map((flag) => {
		const known = flagOf.get(flag);
		if (plain)
			return <Tag key={flag} className="flag">{known ? t(known.word) : flag}</Tag>;
		return <Tooltip key={flag} title={known && t(known.why)}><Tag tabIndex={0} className="flag">{known ? t(known.word) : flag}</Tag></Tooltip>;
	});
}

/** The words of a cell's flags, for cells without a value and for readers of the screen. */
export function useFlagWords() {
	const t = useText();
	return (cell: Cell) => cell.flags.map((flag) => {
		const known = flagOf.get(flag);
		return known ? t(known.word) : flag;
	});
}

/** A value as the sheet shows it. The server writes yes and no in Chinese. */
export function useShown() {
	const t = useText();
	return (cell: Cell | undefined) => {
		if (cell == null || cell.shown === null)
			return null;
		return cell.shown === say("zh", "yes") ? t("yes") : cell.shown === say("zh", "no") ? t("no") : cell.shown;
	};
}

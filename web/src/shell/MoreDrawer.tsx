/** On a phone: the pages that have no room in the bar. */
import { Drawer } from "antd";
import type { ReactNode } from "react";
import { useText } from "../texts";
import "./more.css";

export default function MoreDrawer({ onClose, children }: { onClose: () => void; children: ReactNode }) {
	const t = useText();
	return <Drawer open placement="bottom" size="default" rootClassName="more" title={t("shell.more")} onClose={onClose}>{children}</Drawer>;
}

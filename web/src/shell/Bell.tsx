/** The bell in the head of every page: how many messages have not been read. */
import { BellOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { messagesQuery } from "../api/queries";
import { useText } from "../texts";
import { useHere } from "./government";

export function Bell() {
	const t = useText();
	const { government, may } = useHere();
	const pages = useInfiniteQuery({ ...messagesQuery(government), enabled: may("orders") });
	const first = pages.data?.pages[0];
	const unread = first?.unread ?? 0;
	if (!may("orders"))
		return null;
	return (
		<Link className="bell" to={`/${government}/messages`} title={t("nav.messages")} aria-label={unread > 0 ? t("messages.bell", { n: unread }) : t("nav.messages")}>
			<BellOutlined />
			{unread > 0 && <b aria-hidden="true">{unread > 49 ? "49+" : unread}</b>}
		</Link>
	);
}

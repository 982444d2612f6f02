/** Messages of the program to this account's roles, the newest first; opening one leads to its order and marks it as read. */
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useNavigate } from "react-router";
import { api } from "../../api/client";
import { cache, messagesQuery } from "../../api/queries";
import type { Message } from "../../api/types";
import { atText } from "../../facts/FactValue";
import { Page } from "../../parts/Page";
import { Failed, Skeleton, State } from "../../parts/states";
import { ToneTag, type Tone } from "../../parts/Tone";
import { useHere } from "../../shell/government";
import { useLang, useText, type TextKey } from "../../texts";
import "./messages.css";

const kinds: Readonly<Record<string, { text: TextKey; tone: Tone }>> = {
	action: { text: "message.action", tone: "busy" },
	due: { text: "message.due", tone: "warn" },
	overdue: { text: "message.overdue", tone: "bad" },
	trigger: { text: "message.trigger", tone: "bad" },
};

export default function MessagesPage() {
	const t = useText();
	const { government } = useHere();
	const pages = useInfiniteQuery(messagesQuery(government));
	const list = pages.data?.pages.flatMap((page) => page.messages) ?? [];
	const unread = list.filter((one) => !one.read);
	const read = useMutation({
		mutationFn: async (messages: readonly Message[]) => {
			for (const one of messages)
				await api.post("/api/{government}/messages/{message}/read", { government, message: one.message_id });
		},
		onSettled: () => void cache.invalidateQueries({ queryKey: [government, "messages"] }),
	});
	return (
		<Page narrow title={t("nav.messages")} documentTitle={t("nav.messages")} actions={unread.length > 0 && <Button loading={read.isPending} onClick={() => read.mutate(unread)}>{t("messages.read_all", { n: unread.length })}</Button>}>
			<section className="panel messages">
				{pages.data === undefined
					? pages.isError ? <Failed error={pages.error} retry={() => void pages.refetch()} /> : <Skeleton lines={8} />
					: list.length === 0
						? <State title={t("messages.empty")}>{t("messages.empty.hint")}</State>
						: (
							<>
								<ul>{list.map((one) => <Line key={one.message_id} message={one} onRead={() => { if (!one.read) read.mutate([one]); }} />)}</ul>
								{pages.hasNextPage && <div className="messages-more"><Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t("messages.more")}</Button></div>}
							</>
						)}
			</section>
		</Page>
	);
}

function Line({ message, onRead }: { message: Message; onRead: () => void }) {
	const t = useText();
	const { lang } = useLang();
	const { government } = useHere();
	const navigate = useNavigate();
	const kind = kinds[message.kind];
	const text = message[lang].replace(/[（(]\d+[)）]$/, "").replace("\u3000", lang === "zh" ? "，" : ", ");
	const open = () => {
		onRead();
		if (message.order_id !== null)
			void navigate(`/${government}/orders/${encodeURIComponent(message.order_id)}`);
	};
	return (
		<li className={message.read ? undefined : "unread"}>
			<button type="button" onClick={open}>
				<ToneTag tone={kind?.tone ?? "plain"}>{kind ? t(kind.text) : message.kind}</ToneTag>
				<span className="message-text">{text}{!message.read && <span className="hidden">{t("messages.unread")}</span>}</span>
				<span className="muted num">{message.at ? atText(message.at).slice(0, 16) : ""}</span>
			</button>
			{!message.read && <Button type="text" size="small" onClick={onRead}>{t("messages.read")}</Button>}
		</li>
	);
}

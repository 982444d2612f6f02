/** Starts the pages: the language that is read, theme with the page's nonce for its styles, the cache, the router. */
import { QueryClientProvider } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import { StrictMode, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router";
import { cache } from "./api/queries";
import { Notices } from "./parts/notices";
import { router } from "./router";
import "./styles/base.css";
import "./styles/shell.css";
import { LangContext, langOf, loadLang, localeOf, type Lang } from "./texts";
import { theme } from "./theme";

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";

/** Menus and notes stand inside of the landmark that opens them, so that a reader of the screen finds them there. */
function popups(trigger?: HTMLElement): HTMLElement {
	return trigger?.closest<HTMLElement>("main, header") ?? document.body;
}

function Root() {
	const [lang, set] = useState<Lang>(() => langOf(document.cookie, navigator.languages));
	const language = useMemo(() => ({
		lang,
		setLang: async (next: Lang) => {
			await loadLang(next);
			document.cookie = `lang=${next}; Path=/; Max-Age=31536000; SameSite=Lax`;
			document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
			set(next);
			// Titles that the server writes come in the language of the cookie.
			void cache.invalidateQueries();
		},
	}), [lang]);
	return (
		<LangContext value={language}>
			<ConfigProvider theme={theme} csp={{ nonce }} locale={localeOf(lang)} button={{ autoInsertSpace: false }} getPopupContainer={popups}>
				<QueryClientProvider client={cache}>
					<RouterProvider router={router} />
					<Notices />
				</QueryClientProvider>
			</ConfigProvider>
		</LangContext>
	);
}

const first = langOf(document.cookie, navigator.languages);
document.documentElement.lang = first === "zh" ? "zh-CN" : "en";
const root = document.getElementById("root");
if (root !== null)
	void loadLang(first).then(() => createRoot(root).render(<StrictMode><Root /></StrictMode>));

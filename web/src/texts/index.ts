/**
 * Every text of the pages, in two languages under one key. Names of kinds, fields and enumerations are not here: they come from the server's
 * vocabulary (src/vocabulary.ts).
 */
import type { Locale } from "antd/es/locale";
import enUS from "antd/es/locale/en_US";
import { createContext, useContext } from "react";
import type { TextKey } from "./zh-CN";

export type { TextKey };
export type Lang = "zh" | "en";
export type Values = Record<string, string | number>;
export type Say = (key: TextKey, values?: Values) => string;

/** A language that has been loaded: our texts and Ant Design's. Nobody waits for the language that is not read. */
interface Loaded { texts: Record<TextKey, string>; locale: Locale }
const loaded: Partial<Record<Lang, Loaded>> = {};

export async function loadLang(lang: Lang): Promise<Loaded> {
	// Ant Design falls back on its English everywhere, so that it is there in any case.
	return (loaded[lang] ??= lang === "zh" ? await import("./whole-zh") : { texts: (await import("./en")).en, locale: enUS });
}

/** Ant Design's own words; the language is loaded before the first page is drawn. */
export function localeOf(lang: Lang): Locale | undefined {
	return loaded[lang]?.locale;
}

export function say(lang: Lang, key: TextKey, values: Values = {}): string {
	const texts = (loaded[lang] ?? loaded.zh ?? loaded.en)?.texts;
	return (texts?.[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** A message in both languages, in the shape that the server's problems have; where only one is loaded, it stands for both. */
export function both(key: TextKey, values?: Values) {
	return { zh: say("zh", key, values), en: say("en", key, values) };
}

/** The cookie tells the server too. */
export function langOf(cookie: string, wanted: readonly string[]): Lang {
	const kept = /(?:^|;\s*)lang=(zh|en)\b/.exec(cookie)?.[1];
	if (kept === "zh" || kept === "en")
		return kept;
	const first = wanted.find((one) => /^(zh|en)\b/i.test(one)) ?? "zh";
	return first.toLowerCase().startsWith("en") ? "en" : "zh";
}

export const LangContext = createContext<{ lang: Lang; setLang: (lang: Lang) => Promise<void> }>({ lang: "zh", setLang: () => Promise.resolve() });

export function useLang() {
	return useContext(LangContext);
}

export function useText(): Say {
	const { lang } = useLang();
	return (key, values) => say(lang, key, values);
}

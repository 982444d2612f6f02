/**
 * Every text of the pages, in two languages under one key. Names of kinds, fields and enumerations are not here: they come from the server's
 * vocabulary (src/vocabulary.ts).
 */
import { createContext, useContext } from "react";
import { en } from "./en";
import { zh, type TextKey } from "./zh-CN";

export type { TextKey };
export type Lang = "zh" | "en";
export type Values = Record<string, string | number>;
export type Say = (key: TextKey, values?: Values) => string;

const texts: Record<Lang, Record<TextKey, string>> = { zh, en };

export function say(lang: Lang, key: TextKey, values: Values = {}): string {
	return texts[lang][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** A message in both languages, in the shape that the server's problems have. */
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

export const LangContext = createContext<{ lang: Lang; setLang: (lang: Lang) => void }>({ lang: "zh", setLang: () => undefined });

export function useLang() {
	return useContext(LangContext);
}

export function useText(): Say {
	const { lang } = useLang();
	return (key, values) => say(lang, key, values);
}

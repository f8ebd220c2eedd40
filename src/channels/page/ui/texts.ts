import { createContext } from "preact";
import { useContext } from "preact/hooks";
import en from "../../../../prompts/page/en.json";
import zh from "../../../../prompts/page/zh-CN.json";

export type Language = "zh-CN" | "en";

/** What the page can say; both languages have the same keys. */
export type TextKey = keyof typeof zh & keyof typeof en;

/** Words the page, filling in {…}. */
export type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

/** How the page speaks, and how to have it speak otherwise. */
export interface Localizer {
  readonly language: Language;
  /** What was chosen at the switch: the assistant answers in it too, whatever is typed. */
  readonly chosen?: Language | undefined;
  readonly say: Say;
  readonly setLanguage: (language: Language) => void;
}

const TEXTS: Record<Language, Record<TextKey, string>> = { "zh-CN": zh, en };

/** What a language says for each key. */
export function wordsOf(language: Language): Say {
  const texts = TEXTS[language];
  return (key, values = {}) =>
    texts[key].replace(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot));
}

export const LocalizerContext = createContext<Localizer>({
  language: "zh-CN",
  say: wordsOf("zh-CN"),
  setLanguage: () => {},
});

/** The localizer that the reader chose. */
export function useLocalizer(): Localizer {
  return useContext(LocalizerContext);
}

import type { Language } from "./meaning.ts";

const HAN = /\p{Script=Han}/u;

/** The language to answer in: Chinese as soon as one Chinese character occurs, else English. */
export function languageOf(text: string): Language {
  return HAN.test(text) ? "zh-CN" : "en";
}

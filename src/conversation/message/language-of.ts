import type { Language } from "../../wording/messages.ts";
import { isNo, isYes } from "./yes-no.ts";

/** About as much is said by one English word as by so many Chinese characters. */
const CHARACTERS_PER_WORD = 1.5;
/** No match goes over a second opening mark: from each of very many the rest would be read again. */
const QUOTED = /《[^《》]*》|"[^"]*"|“[^“”]*”/gu;
const COMMAND = /^\s*[/／]\s*([\p{L}-]+)/u;

/**
 * The language of a message: that of the command's word, else the one more of it is written in.
 * A message without words, such as `2`, and a mere `ok` keep the language spoken before.
 */
export function languageOf(text: string, before: Language = "zh-CN"): Language {
  const [, command] = COMMAND.exec(text) ?? [];
  if (command === undefined && (isYes(text) || isNo(text))) return before;
  const words = command ?? text.replace(QUOTED, " ");
  const chinese = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  const english = words.match(/[A-Za-z]+/g)?.length ?? 0;
  if (chinese === 0 && english === 0) return before;
  return english * CHARACTERS_PER_WORD > chinese ? "en" : "zh-CN";
}

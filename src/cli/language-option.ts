import { builtInPrompts } from "../built-in.ts";
import type { Language, Localizer } from "../wording/messages.ts";
import { type Call, type Command, misused, text } from "./command.ts";

const LANGUAGES: readonly Language[] = ["zh-CN", "en"];

/** The option by which {@link voiceAsked} knows the language. */
export const LANGUAGE_OPTION = { lang: { type: "string" } } as const;

/**
 * The sentences in the language that a call names; in Chinese where it names none.
 *
 * @throws {Failure} usage/option
 */
export function voiceAsked({ values }: Call, command: Pick<Command, "usage">): Localizer {
  const named = text(values, "lang") ?? "zh-CN";
  const language = LANGUAGES.find((each) => each === named);
  if (!language) throw misused(command, `--lang must be ${LANGUAGES.join(" or ")}, not ${named}`);
  return builtInPrompts().wording.in(language);
}

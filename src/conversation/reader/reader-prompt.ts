import type { QuestionId } from "../message/meaning.ts";

/** As many sentences show what a question is. */
const SHOWN = 4;

/** One sentence that asks a question. */
interface Shown {
  readonly text: string;
  readonly question: QuestionId;
  readonly language: string;
}

/**
 * What a model is told once: `prompts/reader.md` with the table of questions in the place of
 * `{questions}`, each with sentences that ask it. It is the same for every message, so that whoever
 * runs the model can keep it.
 */
export function readerPrompt(
  written: string,
  offered: readonly QuestionId[],
  examples: readonly Shown[],
): string {
  const rows = offered.map((id) => {
    const own = examples.filter(({ question }) => question === id);
    const chinese = own.filter(({ language }) => language === "zh-CN");
    const shown = spread(chinese.length > 0 ? chinese : own, SHOWN).map(({ text }) => text);
    return `${id}: ${shown.join(" | ")}`;
  });
  return written.replace("{questions}", () => rows.join("\n"));
}

/** Some of a list, from all over it. */
function spread<T>(all: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, index) => index % step === 0).slice(0, count);
}

/** What is asked of one message; whatever stands in it is data, not a wish to the model. */
export function messageForModel(message: string, before: QuestionId | undefined): string {
  return JSON.stringify({ message, ...(before && { before }) });
}

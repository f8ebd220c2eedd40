import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { bilingual } from "../../../wording/formatting.ts";
import type { Context } from "../../context.ts";
import { sentencesOf } from "../../message/keywords.ts";

/** Further lines of an answer, and the articles they rest on. */
export interface Besides {
  readonly lines: readonly string[];
  readonly articles: readonly string[];
}

/** Fewer characters ask nothing by themselves. */
const A_QUESTION = 5;

/** What an article says on a question: its short answer, or the sentences that speak of it. */
export function saidIn(
  { localizer, deps }: Context,
  policy: PolicyDocument,
  article: string,
  question: string,
): Besides {
  const said = deps.articles.within(policy, article, question);
  if (said.answer) return { lines: [bilingual(localizer, said.answer.say)], articles: [article] };
  const summary = "excerpt" in said ? bilingual(localizer, said.excerpt) : "";
  const lines = summary === "" ? [] : [localizer.t("article.told", { article, summary })];
  return { lines, articles: [article] };
}

/**
 * What the articles say on the sentences of a message that a table has not answered.
 *
 * @param isAnswered whether a sentence was answered already
 */
export function besides(
  context: Context,
  policy: PolicyDocument,
  text: string,
  isAnswered: (sentence: string) => boolean,
): Besides {
  const found = sentencesOf(text)
    .filter((sentence) => [...sentence].length >= A_QUESTION && !isAnswered(sentence))
    .flatMap((sentence) => {
      const { best, sure } = context.deps.articles.find(policy, sentence);
      return sure ? best.slice(0, 1).map((each) => saidIn(context, policy, each, sentence)) : [];
    });
  return {
    lines: [...new Set(found.flatMap(({ lines }) => lines))],
    articles: [...new Set(found.flatMap(({ articles }) => articles))],
  };
}

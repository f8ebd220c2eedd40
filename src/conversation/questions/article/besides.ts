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

/** An article told in its summary. */
export function summaryOf(
  { localizer }: Pick<Context, "localizer">,
  policy: PolicyDocument,
  article: string,
): Besides {
  const summary = policy.articles[article]?.summary;
  const told = { article, summary: summary ? bilingual(localizer, summary) : "" };
  return { lines: summary ? [localizer.t("article.told", told)] : [], articles: [article] };
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
      return sure ? best.slice(0, 1) : [];
    });
  const articles = [...new Set(found)];
  return {
    lines: articles.flatMap((article) => summaryOf(context, policy, article).lines),
    articles,
  };
}

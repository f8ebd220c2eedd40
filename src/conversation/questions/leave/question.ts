import { isApplicable, type Policy } from "../../../policy/engine/compile.ts";
import { readingReply } from "../../../wording/silent-wording.ts";
import { exactly } from "../../articles/search-articles.ts";
import type { Situation } from "../../context.ts";
import { question } from "../../question.ts";
import { tellArticles } from "../article/question.ts";
import { answerGrantedLeave, answerImaginedLeave } from "./imagined.ts";

/** Answers what a leave does to what is demanded: from the article, else from how its silence is read. */
export const leaveEffect = question({
  id: "leave.effect",
  topic: "article",
  cues: { all: ["speaks-of-leave", "asks-effect-on-credits"], none: ["leave-of-other-kind"] },
  needs: { policy: "credits" },
  followUp: true,
  find(situation) {
    const policy = situation.policy();
    if (situation.message.shows("leave-of-other-kind")) return undefined;
    if (!policy || !isApplicable(policy)) return undefined;
    const articles = articlesOn(situation, policy);
    const point = policy.interpretations.find(({ topic }) => isOfLeave(situation, topic.zh));
    return articles.length > 0 || point ? { articles, point } : undefined;
  },
  async answer(context, { articles, point }) {
    const policy = context.policy();
    if (!policy || !isApplicable(policy)) return undefined;
    const imagined = (await answerImaginedLeave(context)) ?? answerGrantedLeave(context, policy);
    if (imagined) return imagined;
    if (articles.length > 0) return tellArticles(context, policy, exactly(articles));
    return point && { reply: readingReply(context.localizer, policy, point) };
  },
});

const isOfLeave = ({ cues }: Situation, text: string) => cues.shows("speaks-of-leave", text);

/** The articles that say what a leave does: of the rules that lower or grant something, else of those found that speak of it. */
function articlesOn(situation: Situation, policy: Policy): string[] {
  const { articles, rules, grants } = policy;
  const granting = grants.filter((grant) => grant.for === "leave");
  const ruling = [...rules.reductions, ...granting].map(({ cite }) => cite);
  if (ruling.length > 0) return [...new Set(ruling)];
  return situation.articles().best.filter((article) => {
    const { summary, questions = [] } = articles[article] ?? {};
    return isOfLeave(situation, [summary?.zh, ...questions].join(" "));
  });
}

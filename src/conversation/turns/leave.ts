import { isApplicable, type Policy } from "../../policy/engine/compile.ts";
import type { Intent } from "../message/meaning.ts";
import { readingReply } from "../replies/silent-wording.ts";
import { findIn, policyAskedAbout, tellArticle } from "./article.ts";
import type { Answer, Scene } from "./scene.ts";

const LEAVE =
  /[产病事婚丧]假|哺乳假|陪产|生育假|长假|\b(?:maternity|paternity|parental|sick|personal) leave\b|\bon leave\b/iu;
/** Asks what becomes of credits meanwhile. */
const WHAT_OF_IT =
  /(?:怎么|如何|咋)(?:算|办|计|处理|弄|修|补)|算不算|减|免|还[要用得]|要不要|影响|\b(?:how|lower\w{0,9}|exempt\w{0,9}|count(?:s|ed)?|credits?|still)\b/iu;
/** Asks for something else about a leave, or about one's own figures after it. */
const OF_ELSE =
  /为什么|为啥|谁|批|证明|材料|手续|提前|几天|迟到|缺课|工资|\b(?:why|who|approve\w{0,9}|papers?|in advance)\b/iu;
const TAKEN_FOR: ReadonlySet<Intent> = new Set([
  "why",
  "standing",
  "plan",
  "lookup",
  "what-counts",
  "article",
  "unknown",
]);

/** The articles that say what a leave does: of the rules that lower something, else of those found that speak of it. */
function articlesOn(scene: Scene, policy: Policy): string[] {
  const { reduce, articles } = policy.file;
  if (reduce.length > 0) return [...new Set(reduce.map(({ cite }) => cite))];
  return findIn(scene, policy).best.filter((article) => {
    const { summary, questions = [] } = articles[article] ?? {};
    return LEAVE.test([summary?.zh, ...questions].join(" "));
  });
}

/** Answers what a leave does to what is demanded: from the article, else from how its silence is read. */
export async function answerLeave(scene: Scene): Promise<Answer | undefined> {
  const { meaning, text, voice, before } = scene;
  const isAsked = LEAVE.test(text) && WHAT_OF_IT.test(text) && !OF_ELSE.test(text);
  if (!isAsked || !TAKEN_FOR.has(meaning.intent) || meaning.command || before) return undefined;
  const policy = await policyAskedAbout(scene);
  if (!policy || !isApplicable(policy)) return undefined;
  const best = articlesOn(scene, policy);
  if (best.length > 0) {
    return tellArticle(scene, policy, { best, neighbours: [], sure: true, coverage: 1 });
  }
  const point = policy.file.interpretations.find(({ topic }) => LEAVE.test(topic.zh));
  return point && { reply: readingReply(voice, policy, point), intent: "article" };
}

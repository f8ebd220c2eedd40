import { isApplicable } from "../../policy/engine/compile.ts";
import { evaluate } from "../../policy/engine/evaluate.ts";
import type { Intent } from "../message/meaning.ts";
import { noThresholdReply, thresholdReply } from "../replies/threshold-reply.ts";
import { policyAskedAbout } from "./article.ts";
import { gistOf } from "./besides.ts";
import type { Answer, Scene } from "./scene.ts";
import { doorNamed, thresholdNamed } from "./standing.ts";

/** Asks how much it takes, of anybody. */
const HOW_MUCH =
  /(?:多少|几)(?:个)?(?:学?分|学时|课时)?(?:才|就|可以|能|够)|[要需](?:满|到|达到|修|有)?(?:多少|几)|\bhow (?:many|much)\b/iu;
const OF_SOMEBODY = /我|[他她]|差|缺|离|\b(?:I|my|he|she|his|her|still|missing|short|far)\b/iu;
const TAKEN_FOR: ReadonlySet<Intent> = new Set([
  "standing",
  "article",
  "plan",
  "lookup",
  "what-counts",
  "unknown",
]);

/** Answers how much it takes for 评优 and the like: by the amount that the policy sets, else that it sets none. */
export async function answerThresholdRule(scene: Scene): Promise<Answer | undefined> {
  const { meaning, text, voice, before, turn } = scene;
  const door = doorNamed(text);
  const isAsked = TAKEN_FOR.has(meaning.intent) && HOW_MUCH.test(text) && !OF_SOMEBODY.test(text);
  if (!isAsked || door === undefined || meaning.command || before || meaning.slots.person) {
    return undefined;
  }
  const policy = await policyAskedAbout(scene);
  if (!policy || !isApplicable(policy)) return undefined;
  const threshold = thresholdNamed(policy, text);
  if (threshold === undefined) {
    const { best, sure } = scene.deps.articles.find(policy, door);
    const [article] = sure ? best : [];
    const besides =
      article === undefined ? { lines: [], articles: [] } : gistOf(scene, policy, article);
    return { reply: noThresholdReply(voice, policy, { door, besides }), intent: "article" };
  }
  const anybody = { teacher: { id: "anybody" }, records: [] };
  const line = evaluate(policy, anybody, turn.today).thresholds.find(({ id }) => id === threshold);
  return line && { reply: thresholdReply(voice, policy, line), intent: "article" };
}

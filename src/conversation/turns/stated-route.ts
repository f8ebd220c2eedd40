import { isApplicable } from "../../policy/engine/compile.ts";
import { asks } from "../follow/correction.ts";
import { questionParts } from "../lookup/question-parts.ts";
import type { Intent } from "../message/meaning.ts";
import { readStays } from "../message/stays.ts";
import { askedRoutes } from "../procedures/asked-routes.ts";
import { statesAmount } from "../record-from-slots.ts";
import { policyAskedAbout } from "./article.ts";
import { answerRecord } from "./record.ts";
import { answerRoute } from "./route.ts";
import type { Answer, Scene } from "./scene.ts";

/** What 外出培训三天半, with nothing said of who is to approve, is easily taken for. */
const TAKEN_FOR: ReadonlySet<Intent> = new Set([
  "article",
  "record",
  "what-counts",
  "lookup",
  "plan",
  "unknown",
]);
/** Says that it has been, is to be entered, or asks for something else than leave to go. */
const OTHERWISE =
  /了|过|记|登|录|补|回来|结束|完成|学分|学时|课时|证书|算|几|多少|什么|怎么|咋|如何|哪|吗|[?]|\b(?:record|log|enter|attended|was|were|went|did|had|credits?|hours?|how|what|when|where|why|which|certificate)\b/iu;

/** Under a policy without such a table, a training of so many days is one to be entered. */
export async function answerStatedTraining(scene: Scene): Promise<Answer | undefined> {
  const { asker, meaning, text, before } = scene;
  if (!asker || meaning.intent !== "route" || meaning.command || before) return undefined;
  if (asks(text) || !statesAmount(meaning.slots) || meaning.slots.activity === undefined) {
    return undefined;
  }
  const policy = await policyAskedAbout(scene);
  const isOfCredits = policy && isApplicable(policy) && policy.file.routes.length === 0;
  return isOfCredits ? { intent: "record", ...(await answerRecord(scene)) } : undefined;
}

/**
 * Takes a going away of so many days, told without a question, for the question who approves it.
 * Nothing where the policy has no such table.
 */
export async function answerStatedRoute(scene: Scene): Promise<Answer | undefined> {
  const { meaning, text, before } = scene;
  if (!TAKEN_FOR.has(meaning.intent) || meaning.command || before) return undefined;
  if (OTHERWISE.test(text) || questionParts(text).length > 1) return undefined;
  if (readStays(text).length === 0) return undefined;
  const policy = await policyAskedAbout(scene);
  const asked = policy ? askedRoutes(policy.file, text, meaning.slots) : [];
  const isNamed = asked.length === 1 && asked[0]?.days !== undefined;
  return isNamed ? { intent: "route", ...(await answerRoute(scene)) } : undefined;
}

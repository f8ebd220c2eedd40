import { asksOfOthers, asksToRecordForOthers } from "../follow/of-others.ts";
import type { Intent } from "../message/meaning.ts";
import { everybodyReply, otherRecordsReply } from "../replies/small-replies.ts";
import { findIn, policyAskedAbout } from "./article.ts";
import type { Answer, Scene } from "./scene.ts";

/** What a question about the figures of others is easily taken for. */
const TAKEN_FOR: ReadonlySet<Intent> = new Set([
  "standing",
  "plan",
  "lookup",
  "why",
  "digest",
  "broadcast",
  "help",
  "article",
  "unknown",
]);

/** Wants something sent or made rather than answered. */
const OF_REPORTS =
  /[日周月]报|汇总|导出|报表|统计|表|每[天日周月]|推送|发[我给]|\b(?:digest|report|summary|export|daily|weekly|monthly|send|spreadsheet|table)\b/iu;

/** Says who may ask for the figures of others, and for whom; nothing where nobody else's are asked for. */
export async function answerOfOthers(scene: Scene): Promise<Answer | undefined> {
  const { asker, meaning, text, voice, context } = scene;
  const { intent, slots, command } = meaning;
  const isAsked =
    (TAKEN_FOR.has(intent) && asksOfOthers(text, context.vocabulary)) ||
    (intent === "digest" && !OF_REPORTS.test(text));
  if (!isAsked || command || slots.person || slots.policy || (await isForeseen(scene))) {
    return undefined;
  }
  const hasRole = (asker?.grants.length ?? 0) > 0;
  return { reply: everybodyReply(voice, { hasRole }), intent: "digest" };
}

/** Says whose training is recorded here; nothing where that is not asked. */
export async function answerRecordForOthers(scene: Scene): Promise<Answer | undefined> {
  const { meaning, text, voice, context, draft } = scene;
  const isAsked = !draft && !meaning.command && asksToRecordForOthers(text, context.vocabulary);
  if (!isAsked || (await isForeseen(scene))) return undefined;
  return { reply: otherRecordsReply(voice), intent: "help" };
}

/** Whether the policy's text foresees the question, so that it is one of the rules. */
async function isForeseen(scene: Scene): Promise<boolean> {
  const policy = await policyAskedAbout(scene);
  return policy !== undefined && findIn(scene, policy).coverage === 1;
}

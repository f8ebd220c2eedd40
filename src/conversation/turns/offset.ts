import { isApplicable, type Policy } from "../../policy/engine/compile.ts";
import type { RequireFile } from "../../policy/mechanisms/require.ts";
import { askedScope } from "../asked-scope.ts";
import type { Intent } from "../message/meaning.ts";
import { readWords } from "../message/words.ts";
import { statesAmount } from "../record-from-slots.ts";
import { offsetReply } from "../replies/offset-reply.ts";
import { findIn, policyAskedAbout, tellArticle, tellOne } from "./article.ts";
import type { Answer, Scene } from "./scene.ts";
import { articleWeighing, isWorthless } from "./what-if.ts";

/** Asks whether one thing may stand in for another, rather than what something is worth. */
const STANDS_IN =
  /(?:能不能|可不可以|可以|能|可|用来)[^,、;。?!]{0,8}?(?:冲抵|抵扣|抵消|抵充|抵|顶替|顶|代替|替代|替|充当|补(?!登|录|报|交|课|记|办|卡|做|证|学))|(?:冲抵|抵扣|抵消|抵充|顶替|代替|替代)|\b(?:make up for|replace|offset|substitute|stand in|instead of|in place of)\b/iu;
/** The word itself, between what gives and what takes. */
const WORD =
  /冲抵|抵扣|抵消|抵充|抵|顶替|顶|代替|替代|替|充当|补|\b(?:make up for|replace|offset|substitute for|substitute|stand in for|stand in|instead of|in place of)\b/iu;
/** B 能用 A 抵: what gives stands behind it. */
const BY_MEANS_OF = /(?:能不能|可不可以|可以|能|可)?(?:用|拿|靠)/u;

/** What such a question is easily taken for. */
const TAKEN_FOR: ReadonlySet<Intent> = new Set([
  "article",
  "what-counts",
  "standing",
  "plan",
  "why",
  "unknown",
]);

/** The requirement of the basket that a part of a question names, or to which it gives room. */
function demandIn(scene: Scene, policy: Policy, part: string): RequireFile | undefined {
  const slots = readWords(part, scene.context.vocabulary);
  const basket = askedScope(policy, slots, part);
  const { require, caps, offset } = policy.file;
  const room = caps.find(({ on }) => on === basket)?.id;
  const filled = offset.find((rule) => room !== undefined && rule["up-to-room-of"] === room);
  return require.find(({ of, id }) => of === basket || id === filled?.fills);
}

/** What is to give and what is to take; both only where the policy demands each of them. */
function sides(scene: Scene, policy: Policy) {
  const at = scene.text.search(WORD);
  const [verb = ""] = WORD.exec(scene.text) ?? [];
  const before = scene.text.slice(0, at);
  const after = scene.text.slice(at + verb.length);
  const [takes = "", gives] = before.split(BY_MEANS_OF);
  const giver = demandIn(scene, policy, gives ?? before);
  const taker = demandIn(scene, policy, gives !== undefined && after.length < 2 ? takes : after);
  return giver && taker && giver !== taker ? { giver, taker } : undefined;
}

/**
 * Answers whether one kind of credits may stand in for another: from the rules where the policy
 * demands both kinds, else from its articles.
 */
export async function answerOffset(scene: Scene): Promise<Answer | undefined> {
  const { meaning, text, voice, turn } = scene;
  const isAsked = TAKEN_FOR.has(meaning.intent) && STANDS_IN.test(text);
  if (!isAsked || meaning.command || statesAmount(meaning.slots)) return undefined;
  const policy = await policyAskedAbout(scene);
  if (!policy || !isApplicable(policy)) return undefined;
  const asked = sides(scene, policy);
  if (asked) return { reply: offsetReply({ voice, policy, ...asked }), intent: "article" };
  const found = findIn(scene, policy);
  if (found.best.length > 0) return tellArticle(scene, policy, found);
  if (!isWorthless(policy, meaning.slots, turn.today)) return undefined;
  const deciding = articleWeighing(scene, policy);
  return deciding === undefined ? undefined : tellOne(scene, policy, deciding);
}

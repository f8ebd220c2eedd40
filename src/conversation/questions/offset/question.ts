import { isApplicable, type Policy } from "../../../policy/engine/compile.ts";
import type { StatedRequirement } from "../../../policy/engine/policy-answers.ts";
import type { Context } from "../../context.ts";
import { askedScope } from "../../message/match-basket.ts";
import { readWords } from "../../message/words.ts";
import { question } from "../../question.ts";
import { replyWithArticle, tellArticles } from "../article/question.ts";
import { decidingArticle, isWorthless } from "../worth/imagine.ts";
import { offsetReply } from "./reply.ts";

/** The word itself, between what gives and what takes. */
const WORD =
  /冲抵|抵扣|抵消|抵充|抵|顶替|顶|代替|替代|替|充当|补|\b(?:make up for|replace|offset|substitute for|substitute|stand in for|stand in|instead of|in place of)\b/iu;
/** B 能用 A 抵: what gives stands behind it. */
const BY_MEANS_OF = /(?:能不能|可不可以|可以|能|可)?(?:用|拿|靠)/u;

/**
 * Answers whether one kind of credits may stand in for another: from the rules where the policy
 * demands both kinds, else from its articles.
 */
export const offsetRule = question({
  id: "offset.rule",
  topic: "article",
  cues: { all: ["stands-in"] },
  needs: { policy: "credits", without: ["amount"] },
  followUp: true,
  // 多少天能补 reads like it: where no kind is put in another's place, none is asked about.
  find: ({ message }) =>
    (message.shows("stands-in") && !message.shows("asks-by-when")) || undefined,
  async answer(context) {
    const { message, localizer, today, articles } = context;
    const policy = context.policy();
    if (!policy || !isApplicable(policy)) return undefined;
    const asked = sides(context, policy);
    if (asked) return { reply: offsetReply({ localizer, policy, ...asked }) };
    const found = articles();
    if (found.told.length > 0) return tellArticles(context, policy, found);
    if (!isWorthless(policy, message.slots, today)) return undefined;
    const deciding = decidingArticle(policy, message.slots, today);
    return deciding === undefined ? undefined : replyWithArticle(context, policy, deciding);
  },
});

/** The requirement of the basket that a part of a question names, or to which it gives room. */
function demandIn(
  { reading }: Context,
  policy: Policy,
  part: string,
): StatedRequirement | undefined {
  const slots = readWords(part, reading.vocabulary);
  const basket = askedScope(policy, slots, part);
  const { requirements, caps, offsets } = policy.rules;
  const room = caps.find(({ on }) => on === basket)?.id;
  const filled = offsets.find((rule) => room !== undefined && rule.upToRoomOf === room);
  return requirements.find(({ of, id }) => of === basket || id === filled?.fills);
}

/** What is to give and what is to take; both only where the policy demands each of them. */
function sides(context: Context, policy: Policy) {
  const { text } = context.message;
  const at = text.search(WORD);
  const [verb = ""] = WORD.exec(text) ?? [];
  const before = text.slice(0, at);
  const after = text.slice(at + verb.length);
  const [takes = "", gives] = before.split(BY_MEANS_OF);
  const giver = demandIn(context, policy, gives ?? before);
  const taker = demandIn(context, policy, gives !== undefined && after.length < 2 ? takes : after);
  return giver && taker && giver !== taker ? { giver, taker } : undefined;
}

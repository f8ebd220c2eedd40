import type { Context } from "../../context.ts";
import type { Answer } from "../../question.ts";
import { tellArticles } from "../article/question.ts";
import { type NotYet, notYetReply } from "./reply.ts";

/** Things that the policy's text may answer by itself. */
const IN_THE_TEXT: ReadonlySet<NotYet> = new Set([
  "route",
  "deadline",
  "questionnaire",
  "objection",
]);

/** What is not done in a conversation: the article that speaks of it, or those nearby; else who does it. */
export function answerUnsupported(context: Context, topic: NotYet): Answer {
  const policy = IN_THE_TEXT.has(topic) ? context.policy() : undefined;
  const found = policy && context.articles();
  if (policy && found && found.told.length + found.neighbours.length > 0) {
    return tellArticles(context, policy, found);
  }
  return { reply: notYetReply({ localizer: context.localizer, intent: topic, policy }) };
}

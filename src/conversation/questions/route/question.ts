import { isApplicable } from "../../../policy/engine/compile.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { questionParts } from "../../articles/question-parts.ts";
import { type ArticlesFound, NOTHING_FOUND } from "../../articles/search-articles.ts";
import type { Context, Situation } from "../../context.ts";
import { readDurations } from "../../message/durations.ts";
import { statesAmount } from "../../message/record-from-slots.ts";
import { nearestYear } from "../../message/year-told.ts";
import { type Answer, question } from "../../question.ts";
import { withoutPolicy } from "../../subject.ts";
import { besides } from "../article/besides.ts";
import { PLAINLY, tellArticles } from "../article/question.ts";
import { answerUnsupported } from "../unsupported/unsupported.ts";
import { type AskedRoute, askedRoutes } from "./match-routes.ts";
import { askedWorkflow } from "./match-workflow.ts";
import { articlesOfTable, routeReply } from "./reply.ts";
import { workflowReply } from "./workflow-reply.ts";

/** Answers who approves, from the policy's tables; how something goes, from its workflows. */
export const routeApprover = question({
  id: "route.approver",
  topic: "route",
  about: "procedure",
  offered: "if-likely",
  commands: ["route"],
  followUp: true,
  answer: answerRoute,
});

/** The same where the message says how many days and asks who approves before anything else. */
export const routeOfDays = question({
  id: "route.of-days",
  topic: "route",
  about: "procedure",
  cues: { all: ["asks-who-approves"] },
  acts: true,
  followUp: true,
  find: (situation) =>
    (situation.message.slots.days !== undefined && asksWhoFirst(situation)) || undefined,
  answer: answerRoute,
});

/** The same for a going away of so many days, told without a question, where the policy has such a table. */
export const routeStated = question({
  id: "route.stated",
  topic: "route",
  about: "procedure",
  cues: { none: ["stays-of-other-kind"] },
  needs: { policy: "any" },
  followUp: true,
  find({ message, policy }) {
    const about = policy();
    const { text, slots } = message;
    if (!about || questionParts(text).length > 1 || readDurations(text).length === 0)
      return undefined;
    const asked = askedRoutes(about, text, slots);
    return (asked.length === 1 && asked[0]?.days !== undefined) || undefined;
  },
  answer: answerRoute,
});

/** Answers how something goes from step to step, where no article says it as surely. */
export const routeWorkflow = question({
  id: "route.workflow",
  topic: "route",
  about: "procedure",
  cues: { all: ["asks-steps"] },
  needs: { policy: "any" },
  followUp: true,
  find({ policy, message, articles }) {
    const about = policy();
    return about && !articles().sure ? askedWorkflow(about, message.text) : undefined;
  },
  async answer({ localizer, policy, today }, flow) {
    const about = policy();
    return about && { reply: workflowReply({ localizer, policy: about, today, ...flow }) };
  },
});

function asksWhoFirst({ message, cues }: Situation): boolean {
  const at = cues.match("asks-who-approves", message.text)?.index ?? 0;
  return !cues.shows("asks-by-when", message.text.slice(0, at));
}

/** Whether a training of so many days is one to be entered, where a policy has no table of approvals. */
export function isTrainingOfDays({ message, policy, cues, asker }: Situation): boolean {
  const { slots, text } = message;
  if (!asker || cues.shows("asks", text)) return false;
  if (!statesAmount(slots) || slots.activity === undefined) return false;
  const about = policy();
  return about !== undefined && isApplicable(about) && about.routes.length === 0;
}

/** What is asked: what follows a command's word, else the whole message. */
function askedIn({ message }: Context): string {
  return message.command?.rest ?? message.text;
}

/** A bare command asks for all tables. */
function routesAsked(context: Context, policy: PolicyDocument): AskedRoute[] {
  const text = askedIn(context);
  const { message, before } = context;
  if (text === "" && !before) return policy.routes.map((table) => ({ table }));
  return askedRoutes(policy, text, message.slots, before?.text);
}

function tellRoutes(
  context: Context,
  policy: PolicyDocument,
  asked: readonly AskedRoute[],
): Answer {
  const { message, before, localizer, today, cues } = context;
  const text = askedIn(context);
  const hasNotice = asked.some(({ table }) => table.notice !== undefined);
  const isAnswered = (sentence: string) =>
    cues.shows("asks-who", sentence) ||
    readDurations(sentence).length > 0 ||
    (hasNotice && cues.shows("asks-when", sentence));
  const { from, date } = message.slots;
  const told = from ?? date;
  const reply = routeReply({
    localizer,
    policy,
    asked,
    leaving: told && nearestYear(told, text, today),
    today,
    besides: besides(context, policy, text, isAnswered),
  });
  return { reply, thread: { text: before ? `${before.text} ${text}` : text } };
}

/** What plainly stands in an article that is none of the tables': what becomes of those who just go. */
function articleElsewhere(
  context: Context,
  asked: readonly AskedRoute[],
): ArticlesFound | undefined {
  const text = askedIn(context);
  if (text === "" || readDurations(text).length > 0) return undefined;
  const found = context.articles();
  const own = new Set(asked.flatMap(({ table }) => articlesOfTable(table)));
  const isOwn = found.best.some((article) => own.has(article));
  return found.sure && found.coverage >= PLAINLY && !isOwn ? found : undefined;
}

/**
 * What is nearest, where no table tells who approves so many days: an article that only speaks of
 * being away would read as if it did.
 */
function nearestOnly(context: Context): ArticlesFound | undefined {
  if (readDurations(askedIn(context)).length === 0) return undefined;
  const { best, neighbours, coverage } = context.articles();
  if (coverage >= PLAINLY) return undefined;
  return { ...NOTHING_FOUND, neighbours: [...best, ...neighbours], coverage };
}

async function answerRoute(context: Context): Promise<Answer> {
  const policy = context.policy();
  if (!policy) return withoutPolicy(context);
  const asked = routesAsked(context, policy);
  const elsewhere = asked.length > 0 ? articleElsewhere(context, asked) : undefined;
  if (elsewhere) return tellArticles(context, policy, elsewhere);
  if (asked.length > 0) return tellRoutes(context, policy, asked);
  const flow = askedWorkflow(policy, askedIn(context));
  const { localizer, today } = context;
  if (flow) return { reply: workflowReply({ localizer, policy, today, ...flow }) };
  const near = nearestOnly(context);
  return near ? tellArticles(context, policy, near) : answerUnsupported(context, "route");
}

import type { Day } from "../../../domain/day.ts";
import { isApplicable, type Policy } from "../../../policy/engine/compile.ts";
import type { Facts } from "../../../policy/engine/evaluate.ts";
import { measuresCounted } from "../../../policy/engine/measures-counted.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { whatIf } from "../../../policy/engine/what-if.ts";
import type { Reply } from "../../../wording/reply.ts";
import { questionParts } from "../../articles/question-parts.ts";
import { type Context, type Situation, withSlots } from "../../context.ts";
import type { Slots } from "../../message/meaning.ts";
import { describesRecord, statesAmount } from "../../message/record-from-slots.ts";
import { splitRecords } from "../../message/several-records.ts";
import { type Answer, question } from "../../question.ts";
import { noArithmeticReply } from "../../replies/policy-replies.ts";
import { resolveSubject } from "../../subject.ts";
import { type Besides, summaryOf } from "../article/besides.ts";
import { isOfDocuments, replyWithArticle } from "../article/question.ts";
import { wrongFieldReply } from "../record/ask-field-reply.ts";
import { amountProblem, problemIn } from "../record/drafting.ts";
import { noSuchAmount } from "../record/no-such-amount.ts";
import type { SubjectLabel } from "../standing/reply.ts";
import { answerWhy } from "../why/question.ts";
import { ANYBODY, dayForAnybody, decidingArticle, imagined, isWorthless } from "./imagine.ts";
import { uncountedReply, whatIfReply } from "./reply.ts";

/** Answers what a training would give before it is taken. */
export const worthIf = question({
  id: "worth.if",
  topic: "what-counts",
  about: "imagined",
  why: "worth.why",
  tellsOfTraining: true,
  offered: "if-likely",
  commands: ["what-if"],
  followUp: true,
  yieldsToText: (situation) => isOfDocuments(situation) || isOfRates(situation),
  answer: (context) => answerWorth(context),
});

/** The same where the message supposes a training: it is not one to be recorded. */
export const worthSupposed = question({
  id: "worth.supposed",
  topic: "what-counts",
  tellsOfTraining: true,
  cues: { all: ["supposes"], none: ["not-about-worth"] },
  acts: true,
  followUp: "worth.if",
  yieldsToText: (situation) => isOfDocuments(situation) || isOfRates(situation),
  find: ({ message }) => statesTraining(message.slots) || undefined,
  answer: (context) => answerWorth(context),
});

/** The same for a training that is still to come: it cannot be recorded yet. */
export const worthAhead = question({
  id: "worth.ahead",
  topic: "what-counts",
  tellsOfTraining: true,
  acts: true,
  commands: ["record"],
  cues: {},
  needs: { asker: true },
  // What has not happened yet cannot be recorded.
  over: ["record.stated"],
  followUp: "worth.if",
  find: trainingAhead,
  answer: (context, slots) => answerWorth(withSlots(context, slots), true),
});

/** The one training that a message would record if it had happened already. */
function trainingAhead({ message, reading, today, cues }: Situation): Slots | undefined {
  const isTold =
    message.command !== undefined ||
    message.topics[0]?.intent === "record" ||
    (statesTraining(message.slots) && !cues.shows("not-a-report", message.text));
  if (!isTold) return undefined;
  const records = splitRecords(message.command?.rest ?? message.text, reading);
  const [only] = records;
  if (!only || records.length > 1 || !describesRecord(only)) return undefined;
  return problemIn(only, today)?.wrong === "future" ? only : undefined;
}

/** Answers, after what a training would give, why it would. */
export const worthWhy = question({
  id: "worth.why",
  topic: "why",
  followUp: true,
  async answer(context) {
    if (context.asker) return answerWhy(context);
    const policy = context.policy();
    if (!policy || !isApplicable(policy)) return answerWhy(context);
    const article = decidingArticle(policy, context.message.slots, context.today);
    return article === undefined ? undefined : replyWithArticle(context, policy, article);
  },
});

/** Whether it is said how much of which kind of training. */
export function statesTraining({ hours, units, days, activity, level, mode }: Slots): boolean {
  const amount = hours ?? units ?? days;
  const kind = activity ?? level ?? mode;
  return amount !== undefined && kind !== undefined;
}

/** Whether a question what counts is one of the text, and not of one training to be weighed. */
function isOfRates(situation: Situation): boolean {
  const { message, asker, today, before, articles } = situation;
  const { slots } = message;
  const policy = situation.policy();
  if (!policy || message.command || message.shows("attacks-instructions")) return false;
  const found = articles();
  const isDescribed = describesRecord(slots);
  if (!asker && !isDescribed) return found.best.length > 0;
  if (before) return false;
  if (!isApplicable(policy) || !isDescribed) return found.best.length > 0;
  const isGeneral = message.shows("asks-side-by-side") && !message.shows("speaks-of-self");
  const isForNothing = slots.outcome !== "failed" && isWorthless(policy, slots, today);
  if (isGeneral || isForNothing) return found.best.length > 0;
  return found.sure && !asker && !statesAmount(slots);
}

/** Whose records the imagined one joins, and how it is told. */
interface Told {
  readonly facts: Facts;
  /** When it is imagined to be finished, where that is not said. */
  readonly on: Day;
  /** False for nobody in particular: then nothing is said of a standing. */
  readonly personal: boolean;
  readonly whose?: SubjectLabel | undefined;
  readonly later?: boolean;
}

/** What the articles say where more is asked than how much it gives: whose proof, taught by whom. */
function moreAsked(context: Context, policy: Policy, deciding: string | undefined): Besides {
  const { message, before, cues } = context;
  const isMore = questionParts(message.text).some((part) => !cues.shows("asks-worth", part));
  if (!isMore || message.command || before) return { lines: [], articles: [] };
  const { best, sure } = context.deps.articles.answer(policy, message.slots, message.text);
  const told = sure ? best : [deciding].filter((article) => article !== undefined);
  return {
    lines: told.flatMap((article) => summaryOf(context, policy, article).lines),
    articles: told,
  };
}

function weigh(context: Context, policy: Policy, told: Told): Reply {
  const { localizer, message, today } = context;
  const { facts, on, ...manner } = told;
  const { slots } = message;
  const problem = statesAmount(slots) ? amountProblem(slots) : noSuchAmount(message.text);
  if (problem) return wrongFieldReply(localizer, problem);
  const { record, assumed } = imagined(policy, slots, on);
  const change = whatIf(policy, facts, record, today);
  const isUnread = change.record.reasons.every(
    (reason) => reason.code === "converted" && reason.lacking !== undefined,
  );
  const isOtherwise = isUnread && statesAmount(slots);
  const counted = isOtherwise ? measuresCounted(policy, facts.teacher, record) : undefined;
  return counted && counted.measures.length > 0
    ? uncountedReply({ localizer, policy, record, counted, ...manner })
    : whatIfReply({
        localizer,
        policy,
        record,
        whatIf: change,
        assumed,
        besides: moreAsked(context, policy, change.record.reasons.at(-1)?.article),
        ...manner,
      });
}

/** Answers what a training would give under a policy to nobody in particular. */
function weighForAnybody(context: Context, policy: PolicyDocument): Answer {
  if (!isApplicable(policy)) return { reply: noArithmeticReply(context.localizer, policy) };
  const on = dayForAnybody(policy, context.today);
  return { reply: weigh(context, policy, { facts: ANYBODY, on, personal: false }) };
}

async function answerWorth(context: Context, later = false): Promise<Answer> {
  const { message, asker, deps, today } = context;
  const named = message.slots.policy;
  const policyAsked = context.policy();
  if (named !== undefined) return weighForAnybody(context, deps.catalogue.document(named));
  if (!asker && policyAsked) return weighForAnybody(context, policyAsked);
  const about = await resolveSubject(context, "what-counts");
  if (about.kind === "answered") return about.answer;
  const { policy, facts, whose, person } = about;
  const reply = weigh(context, policy, { facts, on: today, personal: true, whose, later });
  return { reply, subject: person.teacher.id };
}

import { previewRecords } from "../../../app/records/preview-records.ts";
import type { Day } from "../../../domain/day.ts";
import type { RecordResult, RequirementLine, Standing } from "../../../domain/standing.ts";
import { ACTIVITIES, THEMES, type TrainingRecord } from "../../../domain/training-record.ts";
import { isApplicable, type Policy } from "../../../policy/engine/compile.ts";
import { evaluate, type Facts } from "../../../policy/engine/evaluate.ts";
import { measuresCounted } from "../../../policy/engine/measures-counted.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { whatIf } from "../../../policy/engine/what-if.ts";
import { TOTAL } from "../../../policy/mechanisms/cap.ts";
import type { Reply } from "../../../wording/reply.ts";
import { questionParts } from "../../articles/question-parts.ts";
import { type Context, type Situation, topicBefore, withSlots } from "../../context.ts";
import { partsNamed } from "../../message/match-basket.ts";
import type { Slots } from "../../message/meaning.ts";
import { describesRecord, recordFromSlots, statesAmount } from "../../message/record-from-slots.ts";
import { MOST_RECORDS, splitRecords } from "../../message/several-records.ts";
import { type Answer, question } from "../../question.ts";
import { noArithmeticReply } from "../../replies/policy-replies.ts";
import { resolveSubject } from "../../subject.ts";
import { type Besides, saidIn } from "../article/besides.ts";
import { isOfDocuments, replyWithArticle } from "../article/question.ts";
import { wrongFieldReply } from "../record/ask-field-reply.ts";
import { amountProblem, problemIn } from "../record/drafting.ts";
import { noSuchAmount } from "../record/no-such-amount.ts";
import type { SubjectLabel } from "../standing/reply.ts";
import { isDoor, targetsAsked } from "../standing/targets.ts";
import { thresholdNamed } from "../threshold/benefit.ts";
import { answerWhy } from "../why/question.ts";
import { recordMeant } from "../why/record-named.ts";
import {
  ANYBODY,
  dayForAnybody,
  decidingArticle,
  HYPOTHETICAL,
  imagined,
  isWorthless,
} from "./imagine.ts";
import { severalWhatIfReply, uncountedReply, type Verdict, whatIfReply } from "./reply.ts";

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
  cues: {
    any: ["supposes", "reckons-on", "asks-what-it-gives"],
    // What was done in another year is on record, and its figures are what is asked for.
    none: ["not-about-worth", "asks-why-so-much", "recalls-earlier-year"],
  },
  acts: true,
  followUp: "worth.if",
  yieldsToText: (situation) => isOfDocuments(situation) || isOfRates(situation),
  find: (situation) =>
    statesTraining(situation.message.slots) ||
    severalImagined(situation, situation.today).length > 1 ||
    undefined,
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
export function statesTraining(slots: Slots): boolean {
  const { hours, units, days, courses, courseCredits, activity, level, mode } = slots;
  // 一门课给几分 asks for a rate.
  const several = courses !== undefined && courses > 1 ? courses : undefined;
  const amount = hours ?? units ?? days ?? several ?? courseCredits;
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
  if (!isApplicable(policy)) return found.told.length + found.nearest.length > 0;
  if (!asker && !isDescribed) return found.told.length > 0;
  if (before) return false;
  // Where nothing is to be weighed, the rule is what is asked for.
  if (!statesAmount(slots) && found.sure && found.told[0]?.answer) return true;
  if (!isDescribed) return found.told.length > 0;
  const isGeneral = message.shows("asks-side-by-side") && !message.shows("speaks-of-self");
  const isForNothing = slots.outcome !== "failed" && isWorthless(policy, slots, today);
  if (isGeneral || isForNothing) return found.told.length > 0;
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

const NOTHING_BESIDES: Besides = { lines: [], articles: [] };

/**
 * What the articles say where more is asked than how much it gives: whose proof, taught by whom.
 *
 * @param deciding the article that decides how much it gives, which is asked first
 */
function moreAsked(context: Context, policy: Policy, deciding: string | undefined): Besides {
  const { message, before, cues, deps } = context;
  if (message.command || before) return NOTHING_BESIDES;
  const further = questionParts(message.text).filter(
    (part) =>
      cues.shows("asks", part) &&
      !cues.shows("asks-worth", part) &&
      !cues.shows("asks-enough", part),
  );
  const found = further.flatMap((part) => {
    if (deciding !== undefined && deps.articles.within(policy, deciding, part).answer) {
      return [saidIn(context, policy, deciding, part)];
    }
    const { best, sure } = deps.articles.answer(policy, message.slots, part, {
      text: message.text,
      goesOn: true,
    });
    return sure ? best.slice(0, 1).map((article) => saidIn(context, policy, article, part)) : [];
  });
  return {
    lines: found.flatMap(({ lines }) => lines),
    articles: found.flatMap(({ articles }) => articles),
  };
}

/**
 * What it is asked whether trainings would do for: what is named, else the track that they are of, else
 * what is demanded of the year. Undefined where only their worth is asked for.
 */
function verdictAsked(
  context: Context,
  policy: Policy,
  { after, records }: { readonly after: Standing; readonly records: readonly RecordResult[] },
): Verdict | undefined {
  const { message } = context;
  const total = message.shows("asks-what-total");
  const isAsked = total || message.shows("asks-whether-done");
  const named = message.shows("asks") || isAsked ? targetsAsked(context, policy, after) : [];
  const isOfDoors = named.length > 0 && named.every(isDoor);
  if (!isAsked && !isOfDoors) return undefined;
  const [year] = records.flatMap((record) => record.year ?? []);
  const isOfYear = (line: RequirementLine) => line.window === "year" && line.label === year;
  const yearly = after.requirements.filter((line) => isOfYear(line) && line.scope === TOTAL);
  if (named.length > 0) {
    // 够不够?要评优呢: the year is asked about before the door.
    const both = isOfDoors && message.shows("asks-whether-done") && asksOfYear(context, policy);
    return { targets: both ? [...yearly, ...named] : named, total };
  }
  const isOfTracks = records.every(({ reasons }) =>
    reasons.some((reason) => reason.code === "converted" && reason.booked === "track"),
  );
  const tracks = new Set(policy.rules.tracks.map(({ of }) => of));
  const ofTrack = after.requirements.filter(({ scope }) => tracks.has(scope));
  const ofTracks = [
    ...ofTrack.filter(isOfYear),
    ...ofTrack.filter(({ window }) => window === "track"),
  ];
  return { targets: isOfTracks && ofTracks.length > 0 ? ofTracks : yearly, total };
}

/** Whether a message that names a door also asks, elsewhere, whether the year is done. */
function asksOfYear({ message, cues }: Context, policy: Policy): boolean {
  return questionParts(message.text).some(
    (part) =>
      cues.shows("asks-whether-done", part) && thresholdNamed(cues, policy, part) === undefined,
  );
}

/** The records of a message that supposes several: their amounts are added up. */
function severalImagined({ message, reading }: Situation, on: Day): readonly TrainingRecord[] {
  if (message.shows("asks-side-by-side")) return [];
  const told = splitRecords(message.command?.rest ?? message.text, reading);
  return told
    .filter(statesAmount)
    .slice(0, MOST_RECORDS)
    .map((slots, index) => recordFromSlots(slots, `${HYPOTHETICAL}-${index + 1}`, on));
}

/**
 * What a message supposes, as a training of the part that it asks about, where it says of no other kind
 * that it is: 再去跟岗40个学时,新老师这份达标了吧. After a question of a part, more of it is meant.
 */
function ofPartNamed(context: Context, policy: Policy, { facts, personal }: Told): Slots {
  const { message, reading, thread, today } = context;
  const { slots, text } = message;
  const { activity = "training", themes = [], level } = slots;
  if (!personal || activity !== "training" || themes.length > 0) return slots;
  const { previous } = thread ?? {};
  const isMore = level === undefined && message.shows("speaks-of-more");
  const goesOn = isMore && ["standing", "what-counts"].includes(topicBefore(context) ?? "");
  const named = partsNamed(policy, text, reading.vocabulary);
  const before = goesOn && previous ? partsNamed(policy, previous.text, reading.vocabulary) : [];
  const parts = named.length > 0 ? named : before;
  if (parts.length === 0) return slots;
  const { requirements } = evaluate(policy, facts, today);
  const part = parts.find((each) =>
    requirements.some(({ scope, to, missing }) => scope === each && to >= today && missing > 0),
  );
  return part === undefined ? slots : { ...slots, ...kindOfPart(part) };
}

/** What a record states that is of a part which is called by its kind or its theme. */
function kindOfPart(part: string): Pick<Slots, "activity" | "themes"> {
  const activity = ACTIVITIES.find((each) => each === part);
  const theme = THEMES.find((each) => each === part);
  return { ...(activity && { activity }), ...(theme && { themes: [theme] }) };
}

function weigh(context: Context, policy: Policy, told: Told): Reply {
  const { localizer, message, today } = context;
  const { facts, on, ...manner } = told;
  const slots = ofPartNamed(context, policy, told);
  const problem = statesAmount(slots) ? amountProblem(slots) : noSuchAmount(message.text);
  if (problem) return wrongFieldReply(localizer, problem);
  const several = context.before ? [] : severalImagined(context, on);
  if (several.length > 1) {
    const items = previewRecords(policy, facts, several, today);
    const after = items.at(-1)?.whatIf.after;
    const records = items.map(({ whatIf: { record } }) => record);
    const verdict = after && verdictAsked(context, policy, { after, records });
    const isDayAssumed = on !== today && several.every(({ date }) => date === on);
    return severalWhatIfReply({ localizer, policy, items, isDayAssumed, verdict, ...manner });
  }
  const { record, isDayAssumed, oneOf, isByUnit } = imagined(policy, slots, on);
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
        verdict: verdictAsked(context, policy, { ...change, records: [change.record] }),
        isDayAssumed: isDayAssumed && on !== today,
        oneOf,
        isByUnit,
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
  // 我去年那32学时现在还管用吗: what is on record is not imagined once more.
  const isRecalled = message.shows("recalls-earlier-year") && !message.shows("supposes");
  const recalled =
    isRecalled && statesAmount(message.slots)
      ? recordMeant(facts.records, policy, message, message.shows("speaks-of-lecture"))
      : undefined;
  if (recalled !== undefined) return answerWhy(context, recalled);
  const reply = weigh(context, policy, { facts, on: today, personal: true, whose, later });
  return { reply, subject: person.teacher.id };
}

import { showStanding } from "../../../app/standing/show-standing.ts";
import type { Day } from "../../../domain/day.ts";
import type { RequirementLine, Standing, ThresholdLine } from "../../../domain/standing.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import { isApplicable, type Policy } from "../../../policy/engine/compile.ts";
import { appraised } from "../../../policy/engine/evaluate.ts";
import { TOTAL } from "../../../policy/mechanisms/cap.ts";
import type { Reply } from "../../../wording/reply.ts";
import type { Context, Situation } from "../../context.ts";
import { describesRecord, statesAmount } from "../../message/record-from-slots.ts";
import { type Answer, question } from "../../question.ts";
import { resolveSubject, type Subject } from "../../subject.ts";
import { focusOf, yearsAsked } from "../standing/focus.ts";
import { type Focus, viewOf } from "../standing/focus-view.ts";
import { standingOf } from "../standing/question.ts";
import { targetsAsked } from "../standing/targets.ts";
import { otherCycle } from "../why/question.ts";
import { behind, recordMeant } from "../why/record-named.ts";
import { doorReply, fulfilledReply, partReply } from "./reply.ts";

/**
 * Answers whether what the asker has meets what is demanded, or is part of it, with a yes or a no
 * first: a record that is named, all of a kind, or the total of a year. It reads like a question of
 * the rules, and is answered from the records.
 */
export const fulfilsOwn = question({
  id: "fulfils.own",
  topic: "standing",
  about: "figures",
  cues: {
    all: ["asks-whether-fulfilled"],
    none: [
      "speaks-of-carry-over",
      "supposes",
      "supposes-a-policy",
      "asks-why-so-much",
      "speaks-of-leave",
      "attacks-instructions",
      "asks-what-it-gives",
    ],
  },
  needs: { asker: true, policy: "credits", without: ["policy", "draft"] },
  followUp: "standing.total",
  find: (situation) => isOfOwn(situation) || undefined,
  answer: answerFulfils,
});

/** Whether a message speaks of what somebody has: their record, their kind of training, their year. */
function isOfOwn({ message, ownPolicy, about }: Situation): boolean {
  const policy = ownPolicy();
  if (!policy || !isApplicable(policy)) return false;
  const isSomebodys =
    about !== undefined ||
    message.shows("speaks-of-self") ||
    message.slots.person !== undefined ||
    message.shows("recalls-earlier-year");
  if (!isSomebodys) return false;
  const { slots } = message;
  return (
    message.shows("asks-whether-part") ||
    describesRecord(slots) ||
    statesAmount(slots) ||
    slots.year !== undefined
  );
}

async function answerFulfils(context: Context): Promise<Answer> {
  const about = await resolveSubject(context, "standing");
  if (about.kind === "answered") return about.answer;
  const record = recordSpokenOf(context, about);
  const isOfThatYear = context.message.shows("asks-of-that-year");
  // 去年就去了一趟县里,去年到底够了没: beside a day of it, the year is named by the question.
  const named = isOfThatYear ? yearsAsked(context, about.policy).at(-1) : undefined;
  const asked = { ...focusOf(context, about.policy), ...(named !== undefined && { year: named }) };
  // 我去年那32学时够了吗: the year is that of the record, and what it is to meet runs now.
  const isRecords = record && yearOf(about.policy, record.date) === asked.year && !isOfThatYear;
  const { year: _, ...unbound } = asked;
  const focus = isRecords ? unbound : asked;
  const standing = showStanding(
    about.policy,
    about.facts,
    context.today,
    isRecords ? undefined : asked.year,
  );
  const asking = { context, about, record, focus, standing };
  const reply = context.message.shows("asks-whether-part") ? partOf(asking) : metBy(asking);
  // Where nothing of it is demanded, how they stand is all that can be said of them.
  return reply ? { reply, subject: about.person.teacher.id } : standingOf(context, about);
}

const yearOf = ({ calendar }: Policy, day: Day) => calendar.placeOf(day).year?.label;

/** The record that a message speaks of; the year that runs is that of what it is to be part of. */
function recordSpokenOf({ message, today }: Context, { policy, facts }: Subject) {
  const { year, ...untimed } = message.slots;
  const slots = year === yearOf(policy, today) ? untimed : message.slots;
  const said = { text: message.text, slots: behind(slots, today) };
  const isLecture = message.shows("speaks-of-lecture");
  const named = recordMeant(facts.records, policy, said, isLecture);
  return facts.records.find(({ id }) => id === named);
}

interface Asking {
  readonly context: Context;
  readonly about: Subject;
  readonly record: TrainingRecord | undefined;
  readonly focus: Focus;
  readonly standing: Standing;
}

function partOf({ context, about, record, focus, standing }: Asking): Reply | undefined {
  const { policy, whose } = about;
  const target = wholeOf(context, standing, focus);
  const things = record ? [record] : ofKind(about, standing, focus.basket);
  if (!target || things.length === 0) return undefined;
  return partReply({
    ...{ localizer: context.localizer, policy, standing, whose, target, things },
    basket: focus.basket,
    otherCycle: record && otherCycle(context, policy, record),
  });
}

function metBy({ context, about, record, focus, standing }: Asking): Reply | undefined {
  const { policy, whose } = about;
  const { main, year } = viewOf(standing, focus);
  const told = { localizer: context.localizer, policy, standing, whose, record };
  if (focus.threshold !== undefined) {
    const isAsked = ({ id, label }: ThresholdLine) =>
      id === focus.threshold && label === year?.label;
    const door = standing.thresholds.find(isAsked);
    return door && doorReply({ ...told, door });
  }
  // What is asked of no kind and of no record is asked of the year, which is told elsewhere.
  if (!main || (focus.basket === undefined && !record)) return undefined;
  if (!record && statesAmount(context.message.slots)) return undefined;
  const cycle = record && otherCycle(context, policy, record);
  const asked = targetsAsked(context, policy, standing, focus);
  return fulfilledReply({
    ...told,
    target: main,
    others: asked.filter((target) => target !== main),
    otherCycle: cycle,
  });
}

/** The records of a kind that is spoken of. */
function ofKind(
  { policy, facts }: Subject,
  { asOf }: Standing,
  basket: string | undefined,
): readonly TrainingRecord[] {
  if (basket === undefined) return [];
  return facts.records.filter((record) => isIn(policy, facts.teacher, record, asOf, basket));
}

function isIn(
  policy: Policy,
  teacher: Subject["facts"]["teacher"],
  record: TrainingRecord,
  asOf: Standing["asOf"],
  basket: string,
): boolean {
  return appraised(policy, teacher, record, asOf).baskets.includes(basket);
}

/** What is demanded of the whole of the year that is asked about, or of its cycle where that is. */
function wholeOf(
  { message }: Context,
  standing: Standing,
  { year, cycle }: Focus,
): RequirementLine | undefined {
  const isCycle = message.shows("names-cycle") && year === undefined;
  const view = viewOf(
    standing,
    isCycle ? { cycle: cycle ?? viewOf(standing).cycle?.label } : { year },
  );
  const lines = [view.main, ...view.beside].filter((line) => line !== undefined);
  return lines.find(({ scope }) => scope === TOTAL);
}

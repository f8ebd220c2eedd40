import type { Situation } from "./context.ts";
import { withSlots } from "./context.ts";
import { askedScope } from "./message/asked-scope.ts";
import type { Intent, Slots } from "./message/meaning.ts";
import { looksLikeName } from "./message/person.ts";
import { statesAmount } from "./message/record-from-slots.ts";
import { extractSlots } from "./message/slots.ts";
import type { AnyQuestion, QuestionTable } from "./question.ts";
import type { PreviousTurn } from "./state/thread.ts";

/** A short message read as the question before, asked of something else. */
export interface FollowUp<S extends Situation> {
  readonly question: AnyQuestion;
  /** The message with the slots of before, those of now in their place. */
  readonly situation: S;
  readonly because: string;
}

const END = "[呢啊呀嘛吧\\s?。!.~]*$";
const OTHER = new RegExp(
  `^(?:那|那么)?(?:他|她|ta)(?:的|们)?(?:呢|怎么样|怎样)${END}|^(?:and |what about |how about )(?:him|her|he|she|them)(?: then)?${END}`,
  "iu",
);
const SELF = new RegExp(
  `^(?:那|那么)?我(?:自己|的)?(?:呢|怎么样)${END}|^(?:and |what about |how about )(?:me|mine|myself)${END}`,
  "iu",
);
const WHY = new RegExp(
  `^(?:那|这|这是)?(?:为什么|为啥|为何|怎么算的|咋算的|怎么来的|凭什么|依据(?:是什么|呢)?|什么依据)${END}|^(?:but |and )?(?:why(?: is (?:that|it|this)(?: so)?| so| not| that)?|how come|how so|how was (?:that|it) calculated)${END}`,
  "iu",
);
const GOES_ON = /^(?:那(?![条个次些])|还有|and\b|what about\b|how about\b|then\b)|呢[?。!]?$/iu;
const LONGEST = 30;
/** What stands around the thing that is named: 那…呢, `and what about …?` */
const FRAME =
  /^(?:那么?|还有|(?:and|then)\b|(?:and )?(?:what|how) about\b)\s*|(?:老师)?(?:的)?呢?[?。!.\s]*$/giu;
/** An amount and nothing else: `16学时`. */
const AMOUNT = /^(?:about )?[\d.半一二两三四五六七八九十百]+ ?(?:个)?[\p{L}]{1,7}[。.!]?$/iu;
/** The button under a list of people. */
const PICKS_PERSON = /^\/(?:选|pick)\s*(\S+)$/iu;

/** The questions that other follow-ups turn into, whatever was asked before. */
const STANDING = "standing.total";
const WHY_SO = "why.number";
const WORTH = "worth.if";
const WHY_WORTH = "worth.why";
const UNDER_POLICY = "standing.under-policy";

/** What a short message means after the one before it, if it needs that one to mean anything. */
export function followUp<S extends Situation>(
  situation: S,
  table: QuestionTable,
): FollowUp<S> | undefined {
  const { thread, message } = situation;
  const previous = thread?.previous;
  const asked = previous && table.find(previous.question);
  if (!thread || !previous || !asked) return undefined;
  const { text } = message;
  const becomes = (
    question: AnyQuestion,
    slots: Slots,
    because: string,
    about?: string,
  ): FollowUp<S> => ({
    question,
    situation: withSlots(situation, slots, { before: previous, about }),
    because,
  });
  const [, person] = PICKS_PERSON.exec(text) ?? [];
  if (person !== undefined) {
    return becomes(asked, withoutPerson(previous.slots), "picks a person", person);
  }
  if (message.command && message.command.rest !== "") return undefined;
  const again = asked.followUp ? asked : table.get(STANDING);
  const now = message.command ? extractSlots(text, situation.reading) : message.slots;
  const others = withoutPerson(previous.slots);
  if (OTHER.test(text)) {
    return becomes(again, others, "asks the same of the other person", thread.person ?? NOBODY);
  }
  if (SELF.test(text)) return becomes(again, others, "asks the same of the asker");
  if (WHY.test(text)) {
    const why = table.get(asked.id === WORTH ? WHY_WORTH : WHY_SO);
    return becomes(why, others, "asks why", previous.subject);
  }
  const imagined = asked.id === WORTH;
  if (imagined && isAmount(situation, now)) {
    return becomes(asked, goneOn(imagined, others, now), "another amount", previous.subject);
  }
  if (text.length > LONGEST || !GOES_ON.test(text)) return undefined;
  if (Object.keys(now).length === 0) return ofNamed(situation, asked, previous, becomes);
  if (now.person !== undefined) {
    return becomes(again, { ...previous.slots, ...now }, "asks the same of somebody else");
  }
  if (statesAmount(now) && asked.id !== "route.approver") {
    const slots = goneOn(imagined, others, now);
    return becomes(table.get(WORTH), slots, "imagines another training", previous.subject);
  }
  if (!asked.followUp) return undefined;
  const slots = goneOn(imagined, others, now);
  if (now.policy !== undefined && OF_FIGURES.has(asked.topic)) {
    return becomes(table.get(UNDER_POLICY), slots, "asks the same under a policy", previous.subject);
  }
  return becomes(asked, slots, "asks the same of something else", previous.subject);
}

/** What is asked of somebody's figures, so that a policy named after it is one to compare with. */
const OF_FIGURES: ReadonlySet<Intent> = new Set(["standing", "plan", "lookup"]);

/** Stands for 他 where nobody was spoken of. */
export const NOBODY = "";

/** 「公共必修呢」 asks for another basket, 「王芳呢」 for another person. */
function ofNamed<S extends Situation>(
  { message, ownPolicy, reading }: S,
  asked: AnyQuestion,
  previous: PreviousTurn,
  becomes: (
    question: AnyQuestion,
    slots: Slots,
    because: string,
    about?: string,
  ) => FollowUp<S>,
): FollowUp<S> | undefined {
  const named = message.text.replace(FRAME, "").trim();
  if (named === "" || !asked.followUp) return undefined;
  const times = timesOf(withoutPerson(previous.slots));
  if (asked.topic === "route" || asked.topic === "deadline") {
    return becomes(asked, times, "asks the same of something else");
  }
  const policy = ownPolicy();
  if (policy && askedScope(policy, {}, named)) {
    return becomes(asked, times, "asks the same of another part", previous.subject);
  }
  if (!looksLikeName(named, reading.vocabulary)) return undefined;
  return becomes(asked, { ...previous.slots, person: named }, "asks the same of somebody else");
}

function isAmount({ message, cues }: Situation, slots: Slots): boolean {
  const { text } = message;
  const stated = Object.keys(slots);
  return AMOUNT.test(text) && stated.length === 1 && statesAmount(slots) && !cues.shows("asks", text);
}

function withoutPerson({ person, ...others }: Slots): Slots {
  return others;
}

const WHEN = ["year", "cycle", "date", "from", "to"] as const;
const isTime = (key: string) => WHEN.some((when) => when === key);

function timesOf(slots: Slots): Slots {
  return Object.fromEntries(Object.entries(slots).filter(([key]) => isTime(key)));
}

function withoutTimes(slots: Slots): Slots {
  return Object.fromEntries(Object.entries(slots).filter(([key]) => !isTime(key)));
}

/**
 * The slots of before with those of now in their place. Another time takes the place of all times,
 * another kind of record that of the whole kind; a record that was imagined is changed bit by bit.
 */
function goneOn(imagined: boolean, before: Slots, now: Slots): Slots {
  const isTimed = Object.keys(now).some(isTime);
  if (imagined) return { ...(isTimed ? withoutTimes(before) : before), ...now };
  const kept = isTimed || statesAmount(now) ? withoutTimes(before) : before;
  return { ...(describesKind(now) ? timesOf(kept) : kept), ...now };
}

function describesKind({ activity, level, mode, themes }: Slots): boolean {
  return [activity, level, mode, themes].some((each) => each !== undefined);
}

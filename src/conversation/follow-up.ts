import type { Situation } from "./context.ts";
import { withSlots } from "./context.ts";
import { askedScope } from "./message/match-basket.ts";
import type { Slots } from "./message/meaning.ts";
import { looksLikeName } from "./message/person.ts";
import { AMOUNTS, statesAmount } from "./message/record-from-slots.ts";
import { extractSlots, isName, type SlotContext } from "./message/slots.ts";
import type { AnyQuestion, QuestionTable } from "./question.ts";
import type { PreviousTurn } from "./state/thread.ts";

/** A short message read as the question before, asked of something else. */
export interface FollowUp<S extends Situation> {
  readonly question: AnyQuestion;
  /** The message with the slots of before, those of now in their place. */
  readonly situation: S;
  readonly because: string;
}

const END = "[呢啊呀嘛吧\\s?。!.~]{0,20}$";
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
/** From here on the classifier is believed that a message asks what something is worth. */
const CLEARLY = 0.7;
/** What stands around the thing that is named: 那…呢, `and what about …?` */
const FRAME =
  /^(?:那么?|还有|(?:and|then)\b|(?:and )?(?:what|how) about\b)\s*|(?:老师)?(?:的)?呢?[?。!.\s]{0,9}$/giu;
/** An amount and nothing else: `16学时`, 一天六个学时. */
const AMOUNT =
  /^(?:about |每)?[\d.半一二两三四五六七八九十百]{1,6} ?(?:个)?[\p{L}]{1,7}(?: ?[\d.半一二两三四五六七八九十百]{1,4} ?(?:个)?[\p{L}]{1,4})?[。.!]?$/iu;
/** What a short message after a question asks anew, if anything. */
function anew(asked: AnyQuestion, table: QuestionTable): AnyQuestion | undefined {
  if (!asked.followUp) return undefined;
  return asked.followUp === true ? asked : table.get(asked.followUp);
}

/** The button under a list of people. */
const PICKS_PERSON = /^\/(?:选|pick)\s*(\S+)$/iu;

/** The questions that other follow-ups turn into, whatever was asked before. */
const STANDING = "standing.total";
const WHY_SO = "why.number";
const WORTH = "worth.if";
const WHOM = "people.whom";
const UNDER_POLICY = "standing.under-policy";

/** What a short message means after the one before it, if it needs that one to mean anything. */
export function followUp<S extends Situation>(
  situation: S,
  table: QuestionTable,
): FollowUp<S> | undefined {
  const { thread, message, reading } = situation;
  const { previous } = thread ?? {};
  const answered = previous && table.find(previous.question);
  if (!previous || !answered) return undefined;
  const asked = anew(answered, table) ?? answered;
  const stated = message.command ? extractSlots(message.text, reading) : message.slots;
  const slots = { ...nameAhead(message.text, reading), ...stated };
  const turn: FollowingTurn = { situation, table, previous, asked, slots };
  const change =
    picksPerson(turn) ?? (isWhole(message) ? (whoOrWhy(turn) ?? ofElse(turn)) : undefined);
  if (!change) return undefined;
  const { question, because, about } = change;
  return {
    question,
    because,
    situation: withSlots(situation, change.slots, { before: previous, about }),
  };
}

/** A message with the question that it may go on from. */
interface FollowingTurn {
  readonly situation: Situation;
  readonly table: QuestionTable;
  readonly previous: PreviousTurn;
  /** What would be asked anew. */
  readonly asked: AnyQuestion;
  readonly slots: Slots;
}

/** What is asked now, and about whom. */
interface Change {
  readonly question: AnyQuestion;
  readonly slots: Slots;
  readonly because: string;
  readonly about?: string | undefined;
}

/** A command with anything after it asks by itself. */
function isWhole({ command }: Situation["message"]): boolean {
  return command === undefined || command.rest === "";
}

function picksPerson({ situation, previous, asked }: FollowingTurn): Change | undefined {
  const [, about] = PICKS_PERSON.exec(situation.message.text) ?? [];
  if (about === undefined) return undefined;
  return {
    question: asked,
    slots: withoutPerson(previous.slots),
    because: "picks a person",
    about,
  };
}

/** 「他呢」, 「那我呢」, 「为什么」 */
function whoOrWhy({ situation, table, previous, asked }: FollowingTurn): Change | undefined {
  const { text } = situation.message;
  const { person } = situation.thread ?? {};
  const slots = withoutPerson(previous.slots);
  const question = asked.followUp ? asked : table.get(STANDING);
  if (OTHER.test(text)) {
    return person === undefined
      ? { question: table.get(WHOM), slots, because: "asks of nobody known" }
      : { question, slots, because: "asks the same of the other person", about: person };
  }
  if (SELF.test(text)) return { question, slots, because: "asks the same of the asker" };
  if (!WHY.test(text)) return undefined;
  const why = table.get(asked.why ?? WHY_SO);
  return { question: why, slots, because: "asks why", about: previous.subject };
}

/** The same question, of another amount, person, time or part. */
function ofElse(turn: FollowingTurn): Change | undefined {
  const { situation, table, previous, asked, slots: now } = turn;
  const { text } = situation.message;
  const about = previous.subject;
  if (asked.about === "people") return ofFewer(turn);
  const isImagined = asked.about === "imagined";
  const isOther = now.person !== undefined;
  const slots = goneOn(isImagined, withoutPerson(previous.slots), now);
  if (isImagined && isAmount(situation, now)) {
    return { question: asked, slots, because: "another amount", about };
  }
  const namesake = ofNamesake(turn);
  if (namesake) return namesake;
  if (text.length > LONGEST || !GOES_ON.test(text)) return ofKindSpokenOf(turn);
  if (Object.keys(now).length === 0) return ofNamed(turn);
  if (imaginesTraining(asked, now)) return otherTraining(turn, slots);
  if (isOther) {
    const question = asked.followUp ? asked : table.get(STANDING);
    const merged = { ...previous.slots, ...now };
    return { question, slots: merged, because: "asks the same of somebody else" };
  }
  if (!asked.followUp) return undefined;
  const isCompared = now.policy !== undefined && asked.about === "figures";
  const question = isCompared ? table.get(UNDER_POLICY) : asked;
  return { question, slots, because: "asks the same of something else", about };
}

/** 只看数学组, `just the maths group`: a list, of those in another unit or of a part of the demand. */
const NARROWS = /^(?:那)?(?:只|光|就|单)(?:看|要|列|说|算)?|^(?:now )?(?:just|only)\b/iu;

const UNIT = /[组校县区]|\b(?:group|school|county|department)\b/iu;

function ofFewer({ situation, previous, asked, slots }: FollowingTurn): Change | undefined {
  const { text } = situation.message;
  const { vocabulary } = situation.reading;
  if (slots.person !== undefined || text.length > LONGEST) return undefined;
  const ofUnit = UNIT.test(text) || vocabulary.subjects.some(({ pattern }) => pattern.test(text));
  if (!ofUnit || !(NARROWS.test(text) || GOES_ON.test(text))) return undefined;
  return {
    question: asked,
    slots: { ...timesOf(previous.slots), ...slots },
    because: "asks the same of others",
  };
}

/** 教语文的那个, `the one in maths`: another of the name that was spoken of. */
const THAT_ONE = /那[个位]|(?:教|[组校])的?[吧呀啊。!]?$|\b(?:the one|the other|the) /iu;
const LONGEST_NAME = 20;

function ofNamesake({ situation, table, previous, asked, slots }: FollowingTurn) {
  const { message, reading } = situation;
  const { text } = message;
  const isOfPlace = reading.vocabulary.subjects.some(({ pattern }) => pattern.test(text));
  const isShort = text.length <= LONGEST_NAME && THAT_ONE.test(text);
  if (slots.person !== undefined || !isShort || !isOfPlace) return undefined;
  // Whoever was picked by a button was named in the question before it.
  const person = previous.slots.person ?? extractSlots(previous.text, reading).person;
  if (person === undefined) return undefined;
  const question = asked.followUp ? asked : table.get(STANDING);
  return { question, slots: { ...previous.slots, person }, because: "asks of a namesake" };
}

/** Another training: of the kind that was spoken of, where that was none which was imagined. */
function otherTraining(
  { table, previous, asked, slots: now }: FollowingTurn,
  goneOn: Slots,
): Change {
  const slots = asked.about === "imagined" ? goneOn : ofSameKind(goneOn, previous.slots);
  const about = now.person === undefined ? previous.subject : undefined;
  return { question: table.get(WORTH), slots, because: "imagines another training", about };
}

/** 国培一个学时几分, and then 我去了50学时: of the kind that was spoken of, where the words ask what it is worth. */
function ofKindSpokenOf({ situation, table, previous, asked, slots }: FollowingTurn) {
  const { message } = situation;
  const [first] = message.topics;
  const isOfWorth = first?.intent === "what-counts" && first.confidence >= CLEARLY;
  const isOfRules = asked.about === undefined && !asked.acts;
  if (!isOfWorth || !isOfRules || !imaginesTraining(asked, slots)) return undefined;
  const same = ofSameKind(slots, previous.slots);
  if (same === slots || message.shows("speaks-of-self")) return undefined;
  return {
    question: table.get(WORTH),
    slots: same,
    because: "imagines a training of the kind spoken of",
  };
}

/** A training with the level that was spoken of before, where it says none and is of no other kind. */
function ofSameKind(now: Slots, before: Slots): Slots {
  const { activity, level } = before;
  const isOtherKind = now.activity !== undefined && now.activity !== activity;
  if (now.level !== undefined || level === undefined || isOtherKind) return now;
  return { ...(activity && { activity }), level, ...now };
}

/** Whether an amount is one of a training; days after a question of a procedure are those of a leave or a notice. */
function imaginesTraining({ about }: AnyQuestion, now: Slots): boolean {
  const { days, ...others } = now;
  return statesAmount(about === "procedure" ? others : now);
}

/** The name that a follow-up begins with, before a number, where no other sentence would be read so: 那李建国16学时呢. */
function nameAhead(text: string, reading: SlotContext): Pick<Slots, "person"> {
  const [name = ""] = /^\p{Script=Han}{2,4}(?=\s?\d)/u.exec(text.replace(FRAME, "")) ?? [];
  return isName(name, reading) ? { person: name } : {};
}

/** 「公共必修呢」 asks for another basket, 「王芳呢」 for another person. */
function ofNamed({ situation, previous, asked }: FollowingTurn): Change | undefined {
  const { message, ownPolicy, reading } = situation;
  const named = message.text.replace(FRAME, "").trim();
  if (named === "" || !asked.followUp) return undefined;
  const slots = frameOf(withoutPerson(previous.slots));
  if (asked.about === "procedure") {
    return { question: asked, slots, because: "asks the same of something else" };
  }
  const policy = ownPolicy();
  if (policy && askedScope(policy, {}, named)) {
    const because = "asks the same of another part";
    return { question: asked, slots, because, about: previous.subject };
  }
  if (!looksLikeName(named, reading.vocabulary)) return undefined;
  const person = { ...previous.slots, person: named };
  return { question: asked, slots: person, because: "asks the same of somebody else" };
}

function isAmount({ message, cues }: Situation, slots: Slots): boolean {
  const { text } = message;
  const stated = Object.keys(slots);
  return (
    AMOUNT.test(text) &&
    stated.every(isAmountSlot) &&
    statesAmount(slots) &&
    !cues.shows("asks", text)
  );
}

const isAmountSlot = (key: string) => AMOUNTS.some((amount) => amount === key);

function withoutPerson({ person, ...others }: Slots): Slots {
  return others;
}

const WHEN = ["year", "cycle", "date", "from", "to"] as const;
const isTime = (key: string) => WHEN.some((when) => when === key);

function timesOf(slots: Slots): Slots {
  return Object.fromEntries(Object.entries(slots).filter(([key]) => isTime(key)));
}

/** When and under which policy something is asked, whatever it is asked of. */
function frameOf(slots: Slots): Slots {
  return { ...timesOf(slots), ...(slots.policy && { policy: slots.policy }) };
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
  if (imagined) return { ...ofKindNow(isTimed ? withoutTimes(before) : before, now), ...now };
  const kept = isTimed || statesAmount(now) ? withoutTimes(before) : before;
  return { ...(describesKind(now) ? frameOf(kept) : kept), ...now };
}

/** 县里的 and then 换成校本的: another kind of training has neither the level nor the mode of the one before. */
function ofKindNow(before: Slots, { activity }: Slots): Slots {
  if (activity === undefined || activity === before.activity) return before;
  const { level, mode, ...others } = before;
  return others;
}

function describesKind({ activity, level, mode, themes }: Slots): boolean {
  return [activity, level, mode, themes].some((each) => each !== undefined);
}

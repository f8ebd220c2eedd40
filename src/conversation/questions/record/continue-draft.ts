import { isDay } from "../../../domain/day.ts";
import type { Situation } from "../../context.ts";
import { withoutDenied } from "../../message/denied.ts";
import type { Slots } from "../../message/meaning.ts";
import type { Message } from "../../message/message.ts";
import { bareNumber, NUMBER, whichRecord } from "../../message/numerals.ts";
import { describesRecord, statesAmount } from "../../message/record-from-slots.ts";
import { splitRecords } from "../../message/several-records.ts";
import { extractSlots, type SlotContext } from "../../message/slots.ts";
import { readHost } from "../../message/words.ts";
import { saysNotStated } from "../../message/yes-no.ts";
import type { Draft, DraftItem, Needed } from "../../state/drafts.ts";

/** What a message does to the open draft. */
export type Continuation =
  | { readonly kind: "changed"; readonly draft: Draft }
  /** Several records wait, and none is named. */
  | { readonly kind: "which"; readonly correction: Slots }
  /** Nothing that was understood: the question stands. */
  | { readonly kind: "again" };

/**
 * What a message is to the open draft: the answer to what was asked, a correction, or one more
 * record; undefined where it is about something else.
 */
export function continuationOf(situation: Situation, draft: Draft): Continuation | undefined {
  const { message } = situation;
  const changed = isOtherMatter(situation) ? undefined : changedBy(situation, draft);
  if (changed) return { kind: "changed", draft: changed };
  if (isCorrection(situation)) return corrected(situation, draft);
  const [first] = message.topics;
  const isLost = !first || first.confidence < CLEAR || first.intent === "unknown";
  return draft.asking && isLost ? { kind: "again" } : undefined;
}

/** Changes the record that is meant; asks which, where several wait and none is named. */
function corrected({ message, reading }: Situation, draft: Draft): Continuation {
  const stated = correctionIn(message, reading);
  const only = draft.items.length === 1 ? 0 : undefined;
  const item = whichRecord(message.text, draft.items.length) ?? draft.asking?.item ?? only;
  const meant = item === undefined ? undefined : draft.items[item];
  if (item === undefined || !meant) return { kind: "which", correction: stated };
  // Whose lecture it was is said without saying again that it was one.
  const isLecture = meant.slots.role === "lecturer" && stated.role === undefined;
  const host = isLecture ? readHost(withoutDenied(message.text), reading.vocabulary) : undefined;
  const slots = { ...stated, ...(host && { host }) };
  const dated = inMonthOf(meant.slots, slots, message.text);
  return { kind: "changed", draft: changeItem(draft, item, { slots: dated }) };
}

/** A day of the month without its month: 19号才结束, `it ended on the 19th`. */
const DAY_ALONE =
  /^(?!.{0,200}(?:月|\d[-./]\d)).{0,40}?(?:\d|[一二三四五六七八九十])[号日](?!楼)|^.{0,60}\bthe \d{1,2}(?:st|nd|rd|th)\b(?! of)/iu;
const AT_ITS_END = /结束|才完|结业|\bend(?:s|ed)?\b|\bfinish/iu;

/** Where a correction says only which day of the month it was, the month stays as it was. */
function inMonthOf({ from, to, date }: Slots, told: Slots, text: string): Slots {
  const was = to ?? date;
  if (!was || !told.date || told.from || !DAY_ALONE.test(text)) return told;
  const day = `${was.slice(0, 8)}${told.date.slice(8)}`;
  if (!isDay(day)) return told;
  const { date: _, ...others } = told;
  const isEnd = from !== undefined && from < day && AT_ITS_END.test(text);
  return isEnd ? { ...others, from, to: day } : { ...others, date: day };
}

/** The draft with what was asked for, with what was to be changed before, or with one record more. */
function changedBy(situation: Situation, draft: Draft): Draft | undefined {
  const { message, reading, thread, cues } = situation;
  const { text, slots } = message;
  const { asking } = draft;
  const answered = asking && answerTo(asking.needed, situation);
  if (asking && answered) return changeItem(draft, asking.item, answered);
  const which = whichRecord(text, draft.items.length);
  const waiting = Object.keys(slots).length === 0 ? thread?.correction : undefined;
  if (waiting && which !== undefined && draft.items[which]) {
    return changeItem(draft, which, { slots: waiting });
  }
  if (!cues.shows("adds-another", text) || !describesRecord(slots)) return undefined;
  const more = splitRecords(text, reading).map((each): DraftItem => ({ slots: each }));
  return { ...draft, items: [...draft.items, ...more] };
}

/** What a message answers to the question after one particular. */
function answerTo(needed: Needed, { message, reading }: Situation): DraftItem | undefined {
  const { text, slots } = message;
  if (needed === "amount") return amountIn(text, slots, reading);
  if (needed === "date") return (slots.date ?? slots.from ?? slots.to) ? { slots } : undefined;
  const { activity, level, mode, role } = slots;
  if (activity ?? level ?? mode ?? role) return { slots };
  return OTHER.test(text) ? { slots: { activity: "other" } } : undefined;
}

const OTHER = /^(?:其他|其它|别的|other)/iu;

/** A bare number answers in hours, which is what proofs state most. */
function amountIn(text: string, slots: Slots, reading: SlotContext): DraftItem | undefined {
  if (statesAmount(slots)) return { slots };
  if (saysNotStated(text)) return { slots: {}, unstated: true };
  const number = bareNumber(text);
  const counted = number === undefined ? {} : extractSlots(`${number}学时`, reading);
  return statesAmount(counted) ? { slots: counted } : undefined;
}

/** Gives particulars of a record and nothing that asks for another thing. */
function isCorrection(situation: Situation): boolean {
  const { message, reading, cues } = situation;
  const { text } = message;
  const slots = correctionIn(message, reading);
  const particulars = describesRecord(slots) || (slots.date ?? slots.from) !== undefined;
  if (!particulars || cues.shows("asks", text)) return false;
  if (setsRight(text)) return true;
  // 标题是《…》 says what it changes, whatever its words read like.
  const namesField = slots.title !== undefined && text.length <= SHORT;
  if (cues.shows("corrects", text) && (namesField || !isOtherMatter(situation))) return true;
  const complete = describesRecord(slots) && statesAmount(slots) && slots.date !== undefined;
  const mayState = mayTell(situation) || (statesAmount(slots) && !isCertain(situation));
  return !complete && mayState && text.length <= SHORT;
}

/** Whether a text says by its form that it sets something right, whatever else its words read like. */
function setsRight(text: string): boolean {
  // 不对,那个班是市里办的; 是市里的; 哦日子也错了,是21号; 是18不是16.
  const saysWrong = WRONG.test(text) || (text.length <= LONG && SAYS_WRONG.test(text));
  return saysWrong || SAYS_WHAT_IT_IS.test(text) || withoutDenied(text) !== text;
}

/** What a correction states: not what it says that something is not. */
function correctionIn({ text, slots }: Message, reading: SlotContext): Slots {
  const number = correctedNumber(text);
  if (number !== undefined) return extractSlots(`${number}学时`, reading);
  const said = withoutDenied(text);
  return said === text ? slots : extractSlots(said, reading);
}

/** 改成8 is of the hours, which is what records state most. */
const TO_NUMBER = new RegExp(
  `^(?:不对|错了?|不是)?[,、\\s]{0,4}(?:把?(?:学时|课时|时长)?(?:改成|改为|改到|换成)|应该?是|应为|(?:make|change) (?:it|that)(?: to)?|(?:it )?should be|it(?:'s| is| was))\\s?(?<number>${NUMBER})个?[吧了啊。.!\\s]{0,8}$`,
  "iu",
);

/** 学时写错了,是8; `I got the hours wrong, it was 8`. */
const HOURS_WRONG = new RegExp(
  `(?:学时|课时|时长|\\bhours?\\b)[^,、;。]{0,12}(?:错了?|不对|\\bwrong)[,、;\\s]{0,3}(?:应该?)?(?:是|为|it(?:'s| is| was)|should be)\\s?(?<number>${NUMBER})个?[吧了啊。.!\\s]{0,8}$`,
  "iu",
);

function correctedNumber(text: string): string | undefined {
  return (TO_NUMBER.exec(text) ?? HOURS_WRONG.exec(text))?.groups?.number;
}

const WRONG =
  /^(?:啊|哦|哎|噢|呃|等等|等下)?[,\s]{0,2}(?:不对|不是|错了|[写记说打看弄搞]错|no\b[,.]|wrong\b|sorry\b|oops\b)/iu;

const SAYS_WRONG =
  /(?:[写记说打看弄搞填登]|也|都|又)(?:错|混|反)了?|错了|不对|\bwrong\b|\bmistake\b|\bmixed up\b/iu;

/** 是市级的, `it was online`: all of the message says what the record is. */
const SAYS_WHAT_IT_IS =
  /^(?:这|那)?(?:个|条|次|班)?(?:其实|应该)?是[^,。;?!]{1,12}[^吗呢么,。;?!][。!]?$|^(?:it|that)(?:'s| is| was) [^,.;?!]{1,24}[.!]?$/iu;

const SHORT = 24;
const LONG = 48;
const CERTAIN = 0.7;
const CLEAR = 0.35;

/** Whether a message may give particulars of a record, by what its words read like. */
function mayTell({ message, questions }: Situation): boolean {
  const [first] = message.topics;
  if (!first || first.confidence < CLEAR) return true;
  const likeliest = message.questions.find(({ intent }) => intent === first.intent);
  return questions.some(({ id, tellsOfTraining }) => tellsOfTraining && id === likeliest?.question);
}

/** Asks something, or plainly wants another thing; a word or two may still be an answer. */
function isOtherMatter(situation: Situation): boolean {
  const { message, cues } = situation;
  const { text } = message;
  if (cues.shows("asks", text)) return true;
  return !mayTell(situation) && isCertain(situation) && [...text].length > 6;
}

const isCertain = ({ message }: Situation) => (message.topics[0]?.confidence ?? 0) >= CERTAIN;

/** A draft with one of its records changed: what is stated takes the place of what was. */
export function changeItem(draft: Draft, item: number, { slots, unstated }: DraftItem): Draft {
  const { person, policy, year, cycle, ...told } = slots;
  const items = draft.items.map((each, index) =>
    index === item ? merged(each, told, unstated) : each,
  );
  return { ...draft, items };
}

/** A day takes the place of a span and the other way round; everything else of what it names. */
function merged(item: DraftItem, told: Slots, unstated: boolean | undefined): DraftItem {
  const timed = (told.date ?? told.from ?? told.to) !== undefined;
  const { date, from, to, ...untimed } = item.slots;
  return {
    ...item,
    slots: { ...(timed ? untimed : item.slots), ...contentWith(item.slots, told), ...told },
    ...(unstated && { unstated }),
  };
}

/** What a lecture was about goes with its title, where the title told it. */
function contentWith({ title, content }: Slots, told: Slots): Pick<Slots, "content"> {
  const isTold = content !== undefined && content === title;
  return isTold && told.title !== undefined ? { content: told.title } : {};
}

import type { Situation } from "../../context.ts";
import type { Slots } from "../../message/meaning.ts";
import type { Message } from "../../message/message.ts";
import { bareNumber, whichRecord } from "../../message/numerals.ts";
import { describesRecord, statesAmount } from "../../message/record-from-slots.ts";
import { splitRecords } from "../../message/several-records.ts";
import { extractSlots, type SlotContext } from "../../message/slots.ts";
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
  if (isCorrection(situation)) return corrected(message, draft);
  const [first] = message.topics;
  const isLost = !first || first.confidence < CLEAR || first.intent === "unknown";
  return draft.asking && isLost ? { kind: "again" } : undefined;
}

/** Whether a message corrects what was saved of a draft that does not wait any more. */
export function isCorrectionOfSaved(situation: Situation): boolean {
  const { message, cues } = situation;
  return cues.shows("corrects", message.text) && isCorrection(situation);
}

/** Changes the record that is meant; asks which, where several wait and none is named. */
function corrected({ text, slots }: Message, draft: Draft): Continuation {
  const only = draft.items.length === 1 ? 0 : undefined;
  const item = whichRecord(text) ?? draft.asking?.item ?? only;
  const isThere = item !== undefined && draft.items[item] !== undefined;
  if (isThere) return { kind: "changed", draft: changeItem(draft, item, { slots }) };
  return { kind: "which", correction: slots };
}

/** The draft with what was asked for, with what was to be changed before, or with one record more. */
function changedBy(situation: Situation, draft: Draft): Draft | undefined {
  const { message, reading, thread, cues } = situation;
  const { text, slots } = message;
  const { asking } = draft;
  const answered = asking && answerTo(asking.needed, situation);
  if (asking && answered) return changeItem(draft, asking.item, answered);
  const which = whichRecord(text);
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
  const { message, cues } = situation;
  const { slots, text } = message;
  const particulars = describesRecord(slots) || (slots.date ?? slots.from) !== undefined;
  if (!particulars || cues.shows("asks", text)) return false;
  if (cues.shows("corrects", text) && !isOtherMatter(situation)) return true;
  const complete = describesRecord(slots) && statesAmount(slots) && slots.date !== undefined;
  return !complete && mayTell(situation) && text.length <= SHORT;
}

const SHORT = 24;
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
  const { text, topics } = message;
  if (cues.shows("asks", text)) return true;
  const isCertain = (topics[0]?.confidence ?? 0) >= CERTAIN;
  return !mayTell(situation) && isCertain && [...text].length > 6;
}

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

import { draftedRecords } from "../drafting.ts";
import { saysNotStated } from "../follow/assent.ts";
import { adds, asks, bareNumber, corrects, whichRecord } from "../follow/correction.ts";
import type { Draft, DraftItem, Needed } from "../memory/drafts.ts";
import { describesRecord, statesAmount } from "../record-from-slots.ts";
import { whichDraftReply } from "../replies/record-replies.ts";
import type { Slots } from "../understand/meaning.ts";
import { splitRecords } from "../understand/several-records.ts";
import { extractSlots, type SlotContext } from "../understand/slots.ts";
import { showDraft } from "./record.ts";
import type { Answer, Scene } from "./scene.ts";

/**
 * Takes a message for the open draft, where it is one: the answer to what was asked, a
 * correction, or one more record. Nothing where the message is about something else.
 */
export async function continueDraft(scene: Scene, draft: Draft): Promise<Answer | undefined> {
  if (scene.meaning.command) return undefined;
  const { text, context } = scene;
  const { asking } = draft;
  const answered = asking && !asks(text) ? answerTo(asking.needed, scene) : undefined;
  if (asking && answered) return showDraft(scene, change(draft, asking.item, answered));
  const slots = extractSlots(text, context);
  const which = whichRecord(text);
  const waiting = scene.thread?.correction;
  if (waiting && which !== undefined && draft.items[which] && Object.keys(slots).length === 0) {
    return showDraft(scene, change(draft, which, { slots: waiting }));
  }
  if (adds(text) && describesRecord(slots) && !asks(text)) {
    const more = splitRecords(text, context).map((each): DraftItem => ({ slots: each }));
    return showDraft(scene, { ...draft, items: [...draft.items, ...more] });
  }
  if (!isCorrection(scene, slots)) {
    return asking && isLost(scene) ? showDraft(scene, draft) : undefined;
  }
  const item = which ?? asking?.item ?? (draft.items.length === 1 ? 0 : undefined);
  if (item === undefined || !draft.items[item]) {
    const records = draftedRecords(draft, scene.turn.today);
    const reply = whichDraftReply(scene.voice, records);
    return { reply, intent: "record", apart: true, correction: slots };
  }
  return showDraft(scene, change(draft, item, { slots }));
}

/** What a message answers to the question after one particular. */
function answerTo(needed: Needed, { text, context }: Scene): DraftItem | undefined {
  const slots = extractSlots(text, context);
  if (needed === "amount") return amountIn(text, slots, context);
  if (needed === "date") return (slots.date ?? slots.from ?? slots.to) ? { slots } : undefined;
  const { activity, level, mode, role } = slots;
  if (activity ?? level ?? mode ?? role) return { slots };
  return OTHER.test(text) ? { slots: { activity: "other" } } : undefined;
}

const OTHER = /^(?:其他|其它|别的|other)/iu;

/** A bare number answers in hours, which is what proofs state most. */
function amountIn(text: string, slots: Slots, context: SlotContext): DraftItem | undefined {
  if (statesAmount(slots)) return { slots };
  if (saysNotStated(text)) return { slots: {}, unstated: true };
  const number = bareNumber(text);
  const counted = number === undefined ? {} : extractSlots(`${number}学时`, context);
  return statesAmount(counted) ? { slots: counted } : undefined;
}

/** Gives particulars of a record and nothing that asks for another thing. */
function isCorrection({ text, meaning }: Scene, slots: Slots): boolean {
  const particulars = describesRecord(slots) || (slots.date ?? slots.from) !== undefined;
  if (!particulars || asks(text)) return false;
  if (corrects(text)) return true;
  const complete = describesRecord(slots) && statesAmount(slots) && slots.date !== undefined;
  const otherMatter = !["record", "unknown", "smalltalk", "what-counts"].includes(meaning.intent);
  return !complete && !otherMatter && text.length <= 24;
}

/** Neither an answer nor another matter: the question stands. */
function isLost({ meaning }: Scene): boolean {
  return meaning.intent === "unknown";
}

function change(draft: Draft, item: number, { slots, unstated }: DraftItem): Draft {
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
    slots: { ...(timed ? untimed : item.slots), ...told },
    ...(unstated && { unstated }),
  };
}

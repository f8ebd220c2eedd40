import { savedBefore } from "../../app/confirm-draft.ts";
import { draftedRecords } from "../drafting.ts";
import { saysNotStated } from "../follow/assent.ts";
import { adds, asks, bareNumber, corrects, whichRecord } from "../follow/correction.ts";
import type { Intent, Slots } from "../message/meaning.ts";
import { splitRecords } from "../message/several-records.ts";
import { extractSlots, type SlotContext } from "../message/slots.ts";
import { describesRecord, statesAmount } from "../record-from-slots.ts";
import { whichDraftReply } from "../replies/record-replies.ts";
import type { Draft, DraftItem, Needed } from "../state/drafts.ts";
import { showDraft } from "./record.ts";
import { tellSavedBefore } from "./saved.ts";
import type { Answer, Scene } from "./scene.ts";
import { whom } from "./whom.ts";

/**
 * Takes a message for the open draft, where it is one: the answer to what was asked, a
 * correction, or one more record. Nothing where the message is about something else.
 */
export async function continueDraft(scene: Scene, draft: Draft): Promise<Answer | undefined> {
  if (scene.meaning.command) return undefined;
  const changed = isOtherMatter(scene) ? undefined : changedBy(scene, draft);
  if (changed) return showDraft(scene, changed);
  const slots = extractSlots(scene.text, scene.context);
  if (isCorrection(scene, slots)) return correct(scene, draft, slots);
  return draft.asking && isLost(scene) ? showDraft(scene, draft) : undefined;
}

/**
 * Answers a correction of the draft that was shown last, where it does not wait any more: what was
 * saved of it is not changed. Nothing where none of it was saved.
 */
export async function correctSettled(scene: Scene): Promise<Answer | undefined> {
  const { asker, shown, draft, meaning, text, context, deps } = scene;
  if (!asker || !shown || draft || meaning.command || !corrects(text)) return undefined;
  if (!isCorrection(scene, extractSlots(text, context))) return undefined;
  const about = await whom({ ...scene, about: asker.teacher.id }, "record");
  if (about.kind === "settled") return undefined;
  return deps.store.transaction(async (kept) => {
    const before = await savedBefore(kept, asker.teacher.id, shown.id);
    const saved = { asker, kept, policy: about.policy, draft: shown.id };
    return before && tellSavedBefore(scene, saved, before, "changed");
  });
}

/** The draft with what was asked for, with what was to be changed before, or with one record more. */
function changedBy(scene: Scene, draft: Draft): Draft | undefined {
  const { text, context, thread } = scene;
  const { asking } = draft;
  const answered = asking && answerTo(asking.needed, scene);
  if (asking && answered) return change(draft, asking.item, answered);
  const slots = extractSlots(text, context);
  const which = whichRecord(text);
  const waiting = Object.keys(slots).length === 0 ? thread?.correction : undefined;
  if (waiting && which !== undefined && draft.items[which]) {
    return change(draft, which, { slots: waiting });
  }
  if (!adds(text) || !describesRecord(slots)) return undefined;
  const more = splitRecords(text, context).map((each): DraftItem => ({ slots: each }));
  return { ...draft, items: [...draft.items, ...more] };
}

/** Changes the record that is meant; asks which, where several wait and none is named. */
function correct(scene: Scene, draft: Draft, slots: Slots): Promise<Answer> | Answer {
  const only = draft.items.length === 1 ? 0 : undefined;
  const item = whichRecord(scene.text) ?? draft.asking?.item ?? only;
  if (item !== undefined && draft.items[item]) {
    return showDraft(scene, change(draft, item, { slots }));
  }
  const reply = whichDraftReply(scene.voice, draftedRecords(draft, scene.turn.today));
  return { reply, intent: "record", apart: true, correction: slots };
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
  if (corrects(text) && !isOtherMatter({ text, meaning })) return true;
  const complete = describesRecord(slots) && statesAmount(slots) && slots.date !== undefined;
  return !complete && TELLING.has(meaning.intent) && text.length <= SHORT;
}

/** What a message that gives particulars of a record may be taken for. */
const TELLING: ReadonlySet<Intent> = new Set(["record", "unknown", "smalltalk", "what-counts"]);
const SHORT = 24;
const CLEAR = 0.7;

/** Asks something, or plainly wants another thing; a word or two may still be an answer. */
function isOtherMatter({ text, meaning }: Pick<Scene, "text" | "meaning">): boolean {
  if (asks(text)) return true;
  return !TELLING.has(meaning.intent) && meaning.confidence >= CLEAR && [...text].length > 6;
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
    slots: { ...(timed ? untimed : item.slots), ...contentWith(item.slots, told), ...told },
    ...(unstated && { unstated }),
  };
}

/** What a lecture was about goes with its title, where the title told it. */
function contentWith({ title, content }: Slots, told: Slots): Pick<Slots, "content"> {
  const isTold = content !== undefined && content === title;
  return isTold && told.title !== undefined ? { content: told.title } : {};
}

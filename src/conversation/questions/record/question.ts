import type { Person } from "../../../app/access/ports.ts";
import { cancelDraft, confirmDraft, savedBefore } from "../../../app/records/confirm-draft.ts";
import { type DraftName, newDraftId, readDraftName } from "../../../app/records/draft-name.ts";
import type { Context, Situation } from "../../context.ts";
import { readPerson } from "../../message/person.ts";
import { describesRecord } from "../../message/record-from-slots.ts";
import { splitRecords } from "../../message/several-records.ts";
import { isNo, isYes } from "../../message/yes-no.ts";
import { type Answer, question } from "../../question.ts";
import { otherRecordsReply, unknownPersonReply } from "../../replies/common-replies.ts";
import { type DraftItem, findDraft, readDrafts } from "../../state/drafts.ts";
import { resolveSubject } from "../../subject.ts";
import { goesBeforeStrangers, isForeseen } from "../article/question.ts";
import { isTrainingOfDays } from "../route/question.ts";
import { undoMeant } from "../undo/undo-meant.ts";
import { statesTraining } from "../worth/question.ts";
import { changeItem, continuationOf, isCorrectionOfSaved } from "./continue-draft.ts";
import { editing } from "./draft-reply.ts";
import { draftedRecords } from "./drafting.ts";
import { editReply, readRecordForm } from "./record-form.ts";
import { cancelledReply, noDraftReply, whichDraftReply } from "./record-replies.ts";
import { draftAnswered, settled, tellSaved, tellSavedBefore } from "./saved.ts";
import { changing, ofAsker, showDraft } from "./show-draft.ts";

/** Starts a draft from a training that somebody tells of; nothing is saved before it is confirmed. */
export const recordReport = question({
  id: "record.report",
  topic: "record",
  tellsOfTraining: true,
  offered: 2,
  acts: true,
  commands: ["record"],
  needs: { asker: true },
  yieldsToText: (situation) => isQuestion(situation) || goesBeforeStrangers(situation),
  answer: answerRecord,
});

/** The same for a message that states a day, an amount and a kind of training, and asks nothing. */
export const recordStated = question({
  id: "record.stated",
  topic: "record",
  tellsOfTraining: true,
  acts: true,
  cues: { none: ["not-a-report"] },
  needs: { asker: true },
  yieldsToText: (situation) => isQuestion(situation) || goesBeforeStrangers(situation),
  find({ message, cues }) {
    const { slots, text } = message;
    if (!statesTraining(slots)) return undefined;
    const isDated = (slots.date ?? slots.from) !== undefined;
    return isDated || cues.shows("ends-asking-to-enter", text) || undefined;
  },
  answer: answerRecord,
});

/** The same for a training of so many days, where nobody is asked to approve it. */
export const recordOfDays = question({
  id: "record.of-days",
  topic: "record",
  acts: true,
  cues: {},
  needs: { asker: true },
  find: (situation) =>
    (situation.message.topics[0]?.intent === "route" && isTrainingOfDays(situation)) || undefined,
  answer: answerRecord,
});

/** Asks something of a record without telling of one: the text answers it. */
function isQuestion({ message, reading, cues, draft }: Situation): boolean {
  if (message.command || draft || !cues.shows("asks", message.text)) return false;
  return !splitRecords(message.text, reading).some(describesRecord);
}

/** Whether it was 帮王芳记: only one's own records are taken in a conversation. */
function isForOther({ message, asker }: Context): boolean {
  const { person } = message.slots;
  if (person === undefined || person === asker?.teacher.name) return false;
  return ["帮", "替", "给", "为", "for "].some((word) => message.text.includes(`${word}${person}`));
}

export async function answerRecord(context: Context): Promise<Answer | undefined> {
  const { asker, message, localizer, reading, turn, draft } = context;
  if (!asker) return { reply: unknownPersonReply(localizer, turn) };
  if (isForOther(context)) return { reply: otherRecordsReply(localizer) };
  const told = splitRecords(message.command?.rest ?? message.text, reading);
  const items = told.map((slots): DraftItem => ({ slots: withoutPerson(slots) }));
  const describes = told.some(describesRecord);
  if (draft && !describes) return showDraft(context, draft);
  const fresh = { id: newDraftId(), revision: 1, room: turn.room, items };
  return showDraft(context, fresh, { isNew: true, replaced: draft !== undefined });
}

function withoutPerson({ person, policy, year, cycle, ...slots }: DraftItem["slots"]) {
  return slots;
}

/** Goes on with the open draft: what it lacked, a correction, or one more record. */
export const recordContinue = question({
  id: "record.continue",
  topic: "record",
  acts: true,
  // An amount is asked for, and `no` answers that the proof states none.
  over: ["record.cancel"],
  waits: (situation) => situation.draft && continuationOf(situation, situation.draft),
  async answer(context, continuation) {
    const { draft, localizer, today } = context;
    if (!draft) return undefined;
    if (continuation.kind === "changed") return showDraft(context, continuation.draft);
    if (continuation.kind === "again") return showDraft(context, draft);
    const { correction } = continuation;
    const reply = whichDraftReply(localizer, draftedRecords(draft, today), (index) =>
      changing(draft, index, correction),
    );
    return { reply, askerOnly: true, thread: { correction } };
  },
});

/** Changes one record of a draft by a button or a form; a draft that does not wait any more stays as it is. */
export const recordChange = question({
  id: "record.change",
  topic: "record",
  acts: true,
  needs: { asker: true },
  find: ({ asks }) => asks?.item,
  async answer(context, { index }) {
    const { draft, message, values = {} } = context;
    if (index === undefined || !draft?.items[index]) return answerGone(context);
    const slots = { ...message.slots, ...readRecordForm(values) };
    return showDraft(context, changeItem(draft, index, { slots }));
  },
});

/** Shows what a draft states of one record in a form, to be changed there; it asks of which one where it has several. */
export const recordEdit = question({
  id: "record.edit",
  topic: "record",
  needs: { asker: true },
  find: ({ asks }) => asks?.item,
  async answer(context, { index }) {
    const { draft, localizer, today } = context;
    const meant = index ?? (draft?.items.length === 1 ? 0 : undefined);
    if (draft && meant === undefined) {
      const records = draftedRecords(draft, today);
      const reply = whichDraftReply(localizer, records, (each) => editing(draft, each));
      return { reply, askerOnly: true };
    }
    const item = meant === undefined ? undefined : draft?.items[meant];
    if (!draft || !item || meant === undefined) return answerGone(context);
    const known = { slots: item.slots, change: changing(draft, meant, {}) };
    return { reply: editReply(localizer, known), askerOnly: true };
  },
});

/** Answers a correction of the draft that was shown last, where it does not wait any more: what was saved of it is not changed. */
export const recordCorrectSaved = question({
  id: "record.correct-saved",
  topic: "record",
  acts: true,
  needs: { asker: true },
  waits: (situation) =>
    (situation.shown && !situation.draft && isCorrectionOfSaved(situation)) || undefined,
  answer: answerSavedBefore,
});

/** Nothing where the draft that was shown was never saved. */
async function answerSavedBefore(context: Context): Promise<Answer | undefined> {
  const { asker, shown, deps } = context;
  const about = await resolveSubject(ofAsker(context), "record");
  if (!asker || !shown || about.kind === "answered") return undefined;
  return deps.store.transaction(async (kept) => {
    const before = await savedBefore(kept, asker.teacher.id, shown.id);
    const saved = { asker, kept, policy: about.policy, draft: shown.id };
    return before && tellSavedBefore(context, saved, before, "changed");
  });
}

/** Says what became of a draft that was to be changed and does not wait any more. */
async function answerGone(context: Context): Promise<Answer> {
  const { localizer, shown } = context;
  return (
    (await answerSavedBefore(context)) ?? {
      reply: noDraftReply(localizer),
      ...(shown && { thread: settled(context, shown.id) }),
    }
  );
}

/** Saves the draft that was read back, or takes the record back that was asked about. */
export const recordConfirm = question({
  id: "record.confirm",
  topic: "record",
  acts: true,
  commands: ["confirm"],
  waits: ({ draft, shown, thread, message }) =>
    (isAnswered({ draft, shown, thread }) && isYes(message.text)) || undefined,
  async answer(context) {
    const { asker, thread, deps, localizer, message, turn, shown } = context;
    const isNamed = readDraftName(message.command?.rest ?? "") !== undefined;
    if (asker && thread?.undoing && !isNamed) {
      return undoMeant(context, { named: thread.undoing });
    }
    const answer = asker && shown && (await confirm(context, asker, shown));
    if (answer) return answer;
    const { threads } = deps.store;
    const elsewhere = !isNamed && asker && (await readDrafts(threads, asker.teacher.id)).at(-1);
    if (elsewhere) return showDraft(context, { ...elsewhere, room: turn.room });
    return { reply: noDraftReply(localizer), ...(shown && { thread: settled(context, shown.id) }) };
  },
});

/** Whether a mere yes or no is one to something: a draft, or the taking back that was asked about. */
function isAnswered({ draft, shown, thread }: Pick<Situation, "draft" | "shown" | "thread">) {
  return draft ? draft.asking === undefined : shown !== undefined || thread?.undoing !== undefined;
}

/**
 * Saves a draft as one transaction. One that lacks something, or has another wording by now, is
 * read back again; nothing where it is gone and was never saved.
 */
async function confirm(
  context: Context,
  asker: Person,
  draft: DraftName,
): Promise<Answer | undefined> {
  const about = await resolveSubject(ofAsker(context), "record");
  if (about.kind === "answered") return about.answer;
  const { policy } = about;
  const { store } = context.deps;
  const answer = await confirmDraft(
    store,
    draftAnswered(context, asker, draft),
    async (confirmed, kept) => {
      if (confirmed.kind === "gone" || confirmed.kind === "changed") return confirmed.kind;
      const saved = { asker, kept, policy, draft: draft.id };
      if (confirmed.kind === "saved-before") {
        return tellSavedBefore(context, saved, confirmed, "confirmed");
      }
      const { records, effects, proofs } = confirmed;
      return { ...(await tellSaved(context, saved, { records, proofs })), effects };
    },
  );
  if (answer === "gone") return undefined;
  if (answer !== "changed") return answer;
  const now = await findDraft(store.threads, asker.teacher.id, draft.id);
  return now && showDraft(context, now, { reworded: now.revision !== draft.revision });
}

/** Drops the draft that waits, or what was asked about; says so where the draft was saved meanwhile. */
export const recordCancel = question({
  id: "record.cancel",
  topic: "record",
  acts: true,
  commands: ["cancel"],
  waits: ({ draft, shown, thread, message }) =>
    ((draft || shown || thread?.undoing !== undefined) && isNo(message.text)) || undefined,
  answer: answerCancel,
});

export async function answerCancel(context: Context): Promise<Answer> {
  const { asker, localizer, thread, draft, shown } = context;
  if (thread?.undoing && !draft) return { reply: cancelledReply(localizer, []) };
  const answer = asker && shown && (await cancel(context, asker, shown));
  if (answer) return answer;
  return { reply: noDraftReply(localizer), ...(shown && { thread: settled(context, shown.id) }) };
}

/** Nothing where the draft is gone and was never saved. */
async function cancel(
  context: Context,
  asker: Person,
  draft: DraftName,
): Promise<Answer | undefined> {
  const about = await resolveSubject(ofAsker(context), "record");
  return cancelDraft(
    context.deps.store,
    draftAnswered(context, asker, draft),
    async (cancelled, kept): Promise<Answer | undefined> => {
      if (cancelled.kind === "gone") return undefined;
      if (cancelled.kind === "cancelled") {
        const reply = cancelledReply(context.localizer, cancelled.records);
        return { reply, askerOnly: true, thread: settled(context, draft.id) };
      }
      if (about.kind === "answered") return about.answer;
      const saved = { asker, kept, policy: about.policy, draft: draft.id };
      return tellSavedBefore(context, saved, cancelled, "cancelled");
    },
  );
}

/** Says whose training is recorded here. */
export const recordForOthers = question({
  id: "record.for-others",
  topic: "help",
  // Whoever asks whether it may be recorded is not to find it recorded.
  acts: true,
  cues: { all: ["may-somebody", "speaks-of-recording"], any: ["for-somebody", "for-named"] },
  needs: { without: ["draft"] },
  find(situation) {
    const { message, cues } = situation;
    if (isForeseen(situation)) return undefined;
    if (cues.shows("for-somebody", message.text)) return true;
    const unspoken = message.text.replace(/我(?!们)|\bI\b/gu, "");
    return readPerson(unspoken, situation.reading.vocabulary) === undefined ? undefined : true;
  },
  answer: async ({ localizer }) => ({ reply: otherRecordsReply(localizer) }),
});

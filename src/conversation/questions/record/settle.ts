import type { Person } from "../../../app/access/ports.ts";
import { cancelDraft, confirmDraft, savedBefore } from "../../../app/records/confirm-draft.ts";
import { type DraftName, readDraftName } from "../../../app/records/draft-name.ts";
import type { Context, Situation } from "../../context.ts";
import { isNo, isYes } from "../../message/yes-no.ts";
import { type Answer, question } from "../../question.ts";
import { otherRecordsReply } from "../../replies/common-replies.ts";
import { findDraft, readDrafts } from "../../state/drafts.ts";
import { resolveSubject, type SubjectResolution } from "../../subject.ts";
import { undoMeant } from "../undo/undo-meant.ts";
import { cancelledReply, noDraftReply, outdatedReply } from "./record-replies.ts";
import { draftAnswered, draftedFor, settled, tellSaved, tellSavedBefore } from "./saved.ts";
import { settledTogether, showBatch } from "./several-people.ts";
import { mayEnter, ofTeacher, showDraft } from "./show-draft.ts";

/** Nothing where the draft that was shown was never saved. */
async function answerSavedBefore(context: Context): Promise<Answer | undefined> {
  const { asker, shown, deps } = context;
  if (!asker || !shown) return undefined;
  const subject = await subjectOf(context, asker, shown.id);
  if (subject.kind === "answered") return undefined;
  return deps.store.transaction(async (kept) => {
    const before = await savedBefore(kept, asker.teacher.id, shown.id);
    const saved = { subject, kept, draft: shown.id };
    return before && tellSavedBefore(context, saved, before, "changed");
  });
}

/** Whose records a draft is of, for who drafted it and may still see and enter them. */
async function subjectOf(
  context: Context,
  asker: Person,
  draft: string,
): Promise<SubjectResolution> {
  const teacher = await draftedFor(context, asker, draft);
  const subject = await resolveSubject(ofTeacher(context, teacher), "record");
  if (subject.kind === "answered" || (await mayEnter(context, subject.person))) return subject;
  return { kind: "answered", answer: { reply: otherRecordsReply(context.localizer) } };
}

/** Says what became of a draft that was to be changed and does not wait any more. */
export async function answerGone(context: Context): Promise<Answer> {
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
    const together = asker && (await confirmAll(context, asker));
    if (together) return together;
    const answer = asker && shown && (await confirm(context, asker, shown));
    if (answer) return answer;
    const { threads } = deps.store;
    const elsewhere = !isNamed && asker && (await readDrafts(threads, asker.teacher.id)).at(-1);
    if (elsewhere) return showDraft(context, { ...elsewhere, room: turn.room });
    return { reply: noDraftReply(localizer), ...(shown && { thread: settled(context, shown.id) }) };
  },
});

/** Settles all drafts that wait together, one after the other; nothing where only one waits. */
async function eachOf(
  context: Context,
  settle: (draft: DraftName) => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  const { batch = [] } = context;
  if (batch.length < 2) return undefined;
  const answers: Answer[] = [];
  for (const draft of batch) {
    const answer = await settle(draft);
    if (answer) answers.push(answer);
  }
  return answers.length > 0 ? settledTogether(context, answers) : undefined;
}

/** Saves all drafts that wait together, or reads them back where any is not as it was read. */
function confirmAll(context: Context, asker: Person): Promise<Answer | undefined> {
  const { batch = [], shown } = context;
  const isRead = batch.some(({ id, revision }) => id === shown?.id && revision === shown.revision);
  if (batch.length > 1 && !isRead) return showBatch(context, batch);
  return eachOf(context, (draft) => confirm(context, asker, draft));
}

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
  const subject = await subjectOf(context, asker, draft.id);
  if (subject.kind === "answered") return subject.answer;
  const { store } = context.deps;
  const answer = await confirmDraft(
    store,
    draftAnswered(context, asker, draft),
    async (confirmed, kept) => {
      if (confirmed.kind === "gone" || confirmed.kind === "changed") return confirmed.kind;
      if (confirmed.kind === "outdated") {
        return { reply: outdatedReply(context.localizer), thread: settled(context, draft.id) };
      }
      const saved = { subject, kept, draft: draft.id };
      if (confirmed.kind === "saved-before") {
        return tellSavedBefore(context, saved, confirmed, "confirmed");
      }
      const { records, effects, proofs, replaced } = confirmed;
      return { ...(await tellSaved(context, saved, { records, proofs, replaced })), effects };
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
  const together = asker && (await eachOf(context, (draft) => cancel(context, asker, draft)));
  if (together) return together;
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
  const subject = await subjectOf(context, asker, draft.id);
  return cancelDraft(
    context.deps.store,
    draftAnswered(context, asker, draft),
    async (cancelled, kept): Promise<Answer | undefined> => {
      if (cancelled.kind === "gone") return undefined;
      if (cancelled.kind === "cancelled") {
        const reply = cancelledReply(context.localizer, cancelled.records);
        return { reply, askerOnly: true, thread: settled(context, draft.id) };
      }
      if (subject.kind === "answered") return subject.answer;
      const saved = { subject, kept, draft: draft.id };
      return tellSavedBefore(context, saved, cancelled, "cancelled");
    },
  );
}

import type { Person } from "../../../app/access/ports.ts";
import {
  type Changed,
  changeReminder,
  setReminder,
} from "../../../app/scheduled/change-reminder.ts";
import type { Context, Situation } from "../../context.ts";
import { readWhat, readWhen } from "../../message/reminder-words.ts";
import { isNo, isYes } from "../../message/yes-no.ts";
import { type Answer, question } from "../../question.ts";
import { REMINDER_DRAFTS, type ReminderDraft } from "../../state/reminder-drafts.ts";
import { goneAnswer, showReminder } from "./draft.ts";
import { isOnlyTime, movedBy, partsOf } from "./move-words.ts";
import {
  editReply,
  type NotTaken,
  plainReply,
  savedReply,
  tellReply,
  tooManyReply,
} from "./reply.ts";

/** Saves the draft that was read back. */
export const reminderSave = question<string>({
  id: "reminder.save",
  topic: "remind",
  acts: true,
  commands: ["confirm"],
  needs: { asker: true },
  find: draftMeant,
  waits: (situation) => (isYes(situation.message.text) ? draftMeant(situation) : undefined),
  async answer(context, id): Promise<Answer | undefined> {
    const { asker, deps } = context;
    if (!asker) return undefined;
    const draft = await REMINDER_DRAFTS.find(deps.store.threads, asker.teacher.id, id);
    if (!draft) return savedBefore(context, asker, id);
    if (!draft.recurrence) return showReminder(context, asker, draft);
    return saved(context, asker, draft, await save(context, asker, draft));
  },
});

function save(context: Context, asker: Person, draft: ReminderDraft): Promise<Changed> | undefined {
  const { deps, turn, localizer } = context;
  const { id, text, recurrence, audience, isChange } = draft;
  if (!recurrence) return undefined;
  const by = asker.teacher.id;
  const given = { by, at: turn.at, via: turn.via, time: deps.broadcasting };
  if (isChange) return changeReminder(deps.store, id, { kind: "moved", recurrence, text }, given);
  const { language } = localizer;
  const wanted = { id, owner: by, text, language, recurrence, ...(audience && { audience }) };
  return setReminder(deps.store, wanted, given);
}

async function saved(
  context: Context,
  asker: Person,
  draft: ReminderDraft,
  changed: Changed | undefined,
): Promise<Answer> {
  const { deps, turn } = context;
  const kind = changed?.kind ?? "gone";
  if (kind === "past") return showReminder(context, asker, draft, "past");
  if (kind === "too-many") return { reply: tooManyReply(context), askerOnly: true };
  await REMINDER_DRAFTS.drop(deps.store.threads, asker.teacher.id, draft.id, turn.at);
  if (!changed || !("reminder" in changed)) return goneAnswer(context);
  const { reminder } = changed;
  const effects = changed.kind === "changed" ? changed.effects : [];
  const reply = draft.isChange
    ? tellReply(context, "moved", reminder)
    : savedReply(context, reminder);
  return { reply, effects, askerOnly: true, thread: { reminder: { id: reminder.id } } };
}

/** A button of a draft that was saved, or dropped, before. */
async function savedBefore(context: Context, asker: Person, id: string): Promise<Answer> {
  const reminder = await context.deps.store.scheduled.find(id);
  if (!reminder || reminder.owner !== asker.teacher.id) return goneAnswer(context);
  return { reply: tellReply(context, "saved-before", reminder), askerOnly: true };
}

/** Drops the draft that was read back. */
export const reminderDrop = question<string>({
  id: "reminder.drop",
  topic: "remind",
  acts: true,
  commands: ["cancel"],
  needs: { asker: true },
  find: draftMeant,
  waits: (situation) => (isNo(situation.message.text) ? draftMeant(situation) : undefined),
  async answer(context, id): Promise<Answer | undefined> {
    const { asker, deps, turn } = context;
    if (!asker) return undefined;
    const { threads } = deps.store;
    const draft = await REMINDER_DRAFTS.find(threads, asker.teacher.id, id);
    if (!draft) return savedBefore(context, asker, id);
    await REMINDER_DRAFTS.drop(threads, asker.teacher.id, id, turn.at);
    return { reply: plainReply(context, "dropped"), askerOnly: true };
  },
});

/** The draft that a button names, or that was read back last. */
function draftMeant({ asks, thread }: Situation): string | undefined {
  return asks ? asks.reminder : thread?.reminder?.id;
}

/** Shows a draft, or what is saved, in a form. */
export const reminderEdit = question<string>({
  id: "reminder.edit",
  topic: "remind",
  needs: { asker: true },
  find: ({ asks }) => asks?.reminder,
  async answer(context, id): Promise<Answer | undefined> {
    const { asker } = context;
    const known = asker && (await draftOrReminder(context, asker, id));
    if (!known) return goneAnswer(context);
    const thread = { reminder: { id } };
    return { reply: editReply(context, known), askerOnly: true, thread };
  },
});

/** Goes on with the reminder that was shown last: what it lacked, another time, or what a form says. */
export const reminderChange = question<string>({
  id: "reminder.change",
  topic: "remind",
  acts: true,
  needs: { asker: true },
  find: ({ asks }) => asks?.reminder,
  waits: (situation) => (isContinued(situation) ? situation.thread?.reminder?.id : undefined),
  async answer(context, id): Promise<Answer | undefined> {
    const { asker, values, message } = context;
    const known = asker && (await draftOrReminder(context, asker, id));
    if (!asker || !known) return values ? goneAnswer(context) : undefined;
    const { what = known.text, when = "" } = values ?? {};
    if (values) return changedTo(context, asker, { ...known, text: what.trim() }, when);
    const isText = context.thread?.reminder?.asking === "text";
    const text = isText ? answeredText(context, known) : known.text;
    return changedTo(context, asker, { ...known, text }, message.text);
  },
});

const LONGEST_ANSWER = 60;

/** Whether a message answers what was asked of a reminder, or gives it another time. */
function isContinued({ thread, message, today, reading }: Situation): boolean {
  const { reminder } = thread ?? {};
  const { text } = message;
  const isAnother = message.shows("asks-to-be-reminded") || message.shows("reminds-somebody");
  if (!reminder || isAnother || text.length > LONGEST_ANSWER) return false;
  if (reminder.asking === "text") return !message.shows("asks");
  const now = { day: today, minute: 0 };
  if (reminder.asking === undefined) return isOnlyTime(text, now, reading.vocabulary);
  return !message.shows("asks") && readWhen(text, now, reading.vocabulary).said.kind !== "not-said";
}

function answeredText({ message, deps, turn }: Context, known: ReminderDraft): string {
  const { vocabulary } = deps.understanding;
  const { places } = readWhen(message.text, deps.broadcasting.wallTime(turn.at), vocabulary);
  return readWhat(message.text, known.recurrence ? [] : places);
}

/** A draft with what some words say of its time; they may say nothing of it. */
export async function changedTo(
  context: Context,
  asker: Person,
  draft: ReminderDraft,
  words: string,
): Promise<Answer> {
  const { deps, turn } = context;
  const { after } = partsOf(words);
  const { vocabulary } = deps.understanding;
  const { said } = readWhen(after, deps.broadcasting.wallTime(turn.at), vocabulary);
  if (said.kind === "when") {
    const recurrence = movedBy(draft.recurrence, said, after);
    const assumed = draft.recurrence ? [] : said.assumed;
    return showReminder(context, asker, { ...draft, recurrence, assumed });
  }
  const problem: NotTaken | undefined = said.kind === "not-said" ? undefined : said.kind;
  const { recurrence: _, ...timeless } = draft;
  return showReminder(context, asker, problem ? timeless : draft, problem);
}

/** The draft of an id, or what is saved under it as a draft of its change. */
async function draftOrReminder(
  { deps }: Context,
  asker: Person,
  id: string,
): Promise<ReminderDraft | undefined> {
  const draft = await REMINDER_DRAFTS.find(deps.store.threads, asker.teacher.id, id);
  if (draft) return draft;
  const reminder = await deps.store.scheduled.find(id);
  if (!reminder || reminder.owner !== asker.teacher.id) return undefined;
  const { text, recurrence, audience } = reminder;
  return { id, text, recurrence, ...(audience && { audience }), assumed: [], isChange: true };
}

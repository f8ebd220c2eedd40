import type { Person } from "../../../app/access/ports.ts";
import { findAudience } from "../../../app/audience/find-audience.ts";
import { silenceOn } from "../../../app/outreach/ports.ts";
import type { ReminderAudience } from "../../../app/scheduled/ports.ts";
import { newReminderId } from "../../../app/scheduled/reminder-id.ts";
import { nextTimes } from "../../../app/scheduled/school-time.ts";
import type { Occurrence } from "../../../domain/recurrence.ts";
import { timeOfDay } from "../../../domain/time-of-day.ts";
import { recurrenceText } from "../../../wording/recurrence-wording.ts";
import type { Context } from "../../context.ts";
import { readWhat, readWhen } from "../../message/reminder-words.ts";
import type { Answer } from "../../question.ts";
import { REMINDER_DRAFTS, type ReminderDraft } from "../../state/reminder-drafts.ts";
import { askReply, draftReply, type NotTaken, plainReply, tooLongReply } from "./reply.ts";

/** More is not taken of what a reminder says. */
export const MOST_TEXT = 200;
/** A draft is read back with so many of its next times. */
const TIMES_SHOWN = 3;

/** A draft for which some words are read: of what, and when. */
export function draftOf(
  context: Context,
  words: string,
  more: Partial<Pick<ReminderDraft, "text" | "audience">> = {},
): { readonly draft: ReminderDraft; readonly problem?: NotTaken } {
  const { deps, turn } = context;
  const { vocabulary } = deps.understanding;
  const now = deps.broadcasting.wallTime(turn.at);
  const { said, places } = readWhen(words, now, vocabulary);
  const id = newReminderId();
  const bare = { id, text: more.text ?? readWhat(words, places), assumed: [], ...more };
  if (said.kind === "when") {
    const { recurrence, assumed } = said;
    return { draft: { ...bare, recurrence, assumed } };
  }
  return said.kind === "not-said" ? { draft: bare } : { draft: bare, problem: said.kind };
}

/** Keeps a draft and reads it back with its next times, or asks for what it lacks. */
export async function showReminder(
  context: Context,
  asker: Person,
  draft: ReminderDraft,
  problem?: NotTaken,
): Promise<Answer> {
  const { deps, turn } = context;
  if (draft.text.length > MOST_TEXT) return { reply: tooLongReply(context, MOST_TEXT) };
  const next = timesOf(context, draft);
  const isPast = draft.recurrence !== undefined && next.length === 0;
  const { recurrence, ...timeless } = draft;
  const kept: ReminderDraft = isPast ? timeless : draft;
  await REMINDER_DRAFTS.keep(deps.store.threads, asker.teacher.id, kept, turn.at);
  const asking = lacking(kept);
  const thread = { reminder: { id: draft.id, ...(asking && { asking }) } };
  if (asking || !recurrence) {
    const reply = askReply(context, kept, isPast ? "past" : problem);
    return { reply, askerOnly: true, thread };
  }
  const timed = { ...draft, recurrence };
  const people = draft.audience && (await countOf(context, asker, draft.audience));
  const notes = await notesOn(context, asker, timed, next);
  const echo = { next, notes, ...(people !== undefined && { people }) };
  return { reply: draftReply(context, timed, echo), askerOnly: true, thread };
}

/** What is asked for next. */
function lacking({ text, recurrence }: ReminderDraft): "text" | "when" | undefined {
  if (text === "") return "text";
  return recurrence ? undefined : "when";
}

function timesOf({ deps, turn }: Context, { recurrence, audience }: ReminderDraft) {
  if (!recurrence) return [];
  const { broadcasting } = deps;
  const now = broadcasting.wallTime(turn.at);
  return nextTimes({ recurrence, audience }, now, broadcasting, TIMES_SHOWN);
}

/** How many people a reminder for others concerns now. */
export async function countOf(
  { deps, today }: Context,
  sender: Person,
  { rule }: ReminderAudience,
): Promise<number> {
  const { store, broadcasting } = deps;
  const { documentOf } = broadcasting;
  let count = 0;
  for await (const page of findAudience(store, { sender, audience: rule, today, documentOf })) {
    count += page.length;
  }
  return count;
}

const NOTES = {
  time: "scheduled.assumed.time",
  day: "scheduled.assumed.day",
  "next-year": "scheduled.assumed.next-year",
  hours: "scheduled.assumed.hours",
  "day-off": "scheduled.assumed.day-off",
  silent: "scheduled.assumed.silent",
  "no-account": "scheduled.assumed.no-account",
} as const;

/** What was taken for the usual, what comes otherwise than asked, and what stands in the way. */
async function notesOn(
  context: Context,
  asker: Person,
  {
    recurrence,
    assumed,
    audience,
  }: Required<Pick<ReminderDraft, "recurrence" | "assumed">> & Pick<ReminderDraft, "audience">,
  next: readonly Occurrence[],
): Promise<readonly string[]> {
  const { localizer, today } = context;
  const minute = next[0]?.minute ?? recurrence.minute;
  const note = (about: keyof typeof NOTES, told = {}) => localizer.t(NOTES[about], told);
  const days = recurrenceText(localizer, recurrence, today);
  return [
    ...assumed.map((each) => note(each, { time: timeOfDay(recurrence.minute), days })),
    ...(minute === recurrence.minute ? [] : [note("hours", { time: timeOfDay(minute) })]),
    ...(next.some(({ movedFrom }) => movedFrom !== undefined) ? [note("day-off")] : []),
    ...(audience ? [] : await obstaclesOf(context, asker)).map((each) => note(each)),
  ];
}

/** Why one's own reminder would not arrive. */
async function obstaclesOf(
  { deps, today }: Context,
  { teacher: { id } }: Person,
): Promise<readonly (keyof typeof NOTES)[]> {
  const { preferences, roster } = deps.store;
  const preference = await preferences.of({ person: id });
  const isSilent = preference.isStopped || silenceOn(preference, today) !== undefined;
  const accounts = await roster.accounts(id);
  return [
    ...(isSilent ? (["silent"] as const) : []),
    ...(accounts.length === 0 ? (["no-account"] as const) : []),
  ];
}

/** Says that a draft or a reminder is not there any more. */
export function goneAnswer(context: Context): Answer {
  return { reply: plainReply(context, "gone") };
}

import type { Person } from "../../../app/access/ports.ts";
import {
  type ChangeWanted,
  changeReminder,
  setReminder,
} from "../../../app/scheduled/change-reminder.ts";
import type { ScheduledReminder } from "../../../app/scheduled/ports.ts";
import { againId } from "../../../app/scheduled/reminder-id.ts";
import { addDays } from "../../../domain/day.ts";
import type { Context, Situation } from "../../context.ts";
import type { QuestionId } from "../../message/meaning.ts";
import { type Answer, question } from "../../question.ts";
import { goneAnswer } from "./draft.ts";
import { changedTo } from "./draft-questions.ts";
import { partsOf } from "./move-words.ts";
import { againReply, doneReply, listReply, plainReply, tellReply } from "./reply.ts";
import { meantBy } from "./which.ts";

/** Which reminder is meant: that of a button, the one that was just shown, or by words. */
type Meant = { readonly id: string } | { readonly words: string };

const MENTIONS = /提醒|reminder/iu;

/** What names a reminder: a button, or words that say so or follow a list of them. */
function named({ asks, message, thread }: Situation): Meant | undefined {
  if (asks) return asks.reminder === undefined ? undefined : { id: asks.reminder };
  const isOfList = thread?.previous?.question.startsWith("reminder.");
  return isOfList || MENTIONS.test(message.text) ? { words: message.text } : undefined;
}

/** What a button or a word does with a reminder. */
type Acting = "paused" | "resumed" | "deleted";

/** What is done with a reminder by a button, by words, or by a word once it is shown. */
function acting(id: QuestionId, kind: Acting, cue: string, bare: RegExp) {
  return question<Meant>({
    id,
    topic: "remind",
    cues: { all: [cue] },
    acts: true,
    needs: { asker: true },
    find: named,
    waits: ({ thread, message }) =>
      thread?.reminder && bare.test(message.text) ? { id: thread.reminder.id } : undefined,
    answer: (context, which) =>
      withMeant(context, which, (asker, reminder) => act(context, asker, reminder, { kind })),
  });
}

export const reminderPause = acting(
  "reminder.pause",
  "paused",
  "pauses-a-reminder",
  /^(?:先)?(?:暂停|停一下|停掉)(?:它|这[条个]|吧|了)?[。.!]?$|^pause(?: it| this)?[.!]?$/iu,
);
export const reminderResume = acting(
  "reminder.resume",
  "resumed",
  "resumes-a-reminder",
  /^(?:继续|恢复)(?:它|这[条个]|吧|了)?[。.!]?$|^resume(?: it| this)?[.!]?$/iu,
);
export const reminderDelete = acting(
  "reminder.delete",
  "deleted",
  "deletes-a-reminder",
  /^(?:删除|删掉|删了|删)(?:它|这[条个]|吧|了)?[。.!]?$|^(?:delete|remove)(?: it| this)?[.!]?$/iu,
);

/** Does something with the one reminder that is meant; asks which one, where several may be. */
async function withMeant(
  context: Context,
  which: Meant,
  work: (asker: Person, reminder: ScheduledReminder) => Promise<Answer>,
): Promise<Answer | undefined> {
  const { asker, deps } = context;
  if (!asker) return undefined;
  const { scheduled } = deps.store;
  if ("id" in which) {
    const reminder = await scheduled.find(which.id);
    return reminder?.owner === asker.teacher.id ? work(asker, reminder) : goneAnswer(context);
  }
  const open = await scheduled.openOf(asker.teacher.id);
  const [only, ...others] = meantBy(context, which.words, open);
  if (only && others.length === 0) return work(asker, only);
  const shown = only ? [only, ...others] : open;
  return { reply: listReply(context, shown, shown.length > 1), askerOnly: true };
}

async function act(
  context: Context,
  asker: Person,
  { id }: ScheduledReminder,
  wanted: ChangeWanted & { readonly kind: Acting },
): Promise<Answer> {
  const changed = await changeReminder(context.deps.store, id, wanted, givenBy(context, asker));
  if (changed.kind === "past") return { reply: plainReply(context, "past"), askerOnly: true };
  if (!("reminder" in changed)) return goneAnswer(context);
  const reply = tellReply(context, wanted.kind, changed.reminder);
  const effects = changed.kind === "changed" ? changed.effects : [];
  return { reply, effects, askerOnly: true, thread: { reminder: { id } } };
}

function givenBy({ deps, turn }: Context, asker: Person) {
  return { by: asker.teacher.id, at: turn.at, via: turn.via, time: deps.broadcasting };
}

/** Gives a reminder another time by words that name it; read back before it is changed. */
export const reminderMove = question<Meant>({
  id: "reminder.move",
  topic: "remind",
  cues: { all: ["moves-a-reminder"] },
  acts: true,
  needs: { asker: true },
  // What is deleted and set anew at once is moved.
  over: ["reminder.delete"],
  find: named,
  answer: (context, which) => {
    const { before, after } = partsOf(context.message.text);
    const meant = "words" in which ? { words: before } : which;
    return withMeant(context, meant, (asker, { id, text, recurrence, audience }) => {
      const draft = { id, text, recurrence, assumed: [], isChange: true } as const;
      return changedTo(context, asker, { ...draft, ...(audience && { audience }) }, after);
    });
  },
});

/** Sets what was just sent once more for the next day, at the same time; pressed twice, it is set once. */
export const reminderAgain = question<string>({
  id: "reminder.again",
  topic: "remind",
  acts: true,
  needs: { asker: true },
  find: ({ asks }) => asks?.reminder,
  async answer(context, id): Promise<Answer | undefined> {
    const { asker, deps, today } = context;
    const reminder = await deps.store.scheduled.find(id);
    // Whoever got it of somebody else may be reminded of it too.
    const isTheirs = reminder?.owner === asker?.teacher.id || reminder?.audience !== undefined;
    if (!asker || !reminder || !isTheirs) return goneAnswer(context);
    const { text, language, recurrence } = reminder;
    const owner = asker.teacher.id;
    const day = addDays(today, 1);
    const once = { kind: "once", day, minute: recurrence.minute } as const;
    const wanted = { id: againId(id, owner, day), owner, text, language, recurrence: once };
    const changed = await setReminder(deps.store, wanted, givenBy(context, asker));
    if (!("reminder" in changed)) return goneAnswer(context);
    const effects = changed.kind === "changed" ? changed.effects : [];
    return { reply: againReply(context, changed.reminder), effects, askerOnly: true };
  },
});

/** Takes down that what a reminder says is done: one that comes once is over. */
export const reminderDone = question<string>({
  id: "reminder.done",
  topic: "remind",
  acts: true,
  needs: { asker: true },
  find: ({ asks }) => asks?.reminder,
  async answer(context, id): Promise<Answer | undefined> {
    const { asker, deps } = context;
    if (!asker) return undefined;
    const given = givenBy(context, asker);
    const changed = await changeReminder(deps.store, id, { kind: "finished" }, given);
    if (!("reminder" in changed)) return goneAnswer(context);
    const effects = changed.kind === "changed" ? changed.effects : [];
    return { reply: doneReply(context, changed.reminder), effects, askerOnly: true };
  },
});

import type { Context, Situation } from "../../context.ts";
import { type Answer, question } from "../../question.ts";
import { unknownPersonReply } from "../../replies/common-replies.ts";
import { draftOf, goneAnswer, showReminder } from "./draft.ts";
import { answerForOthers, othersAsked } from "./for-others.ts";
import { listReply, oneReply } from "./reply.ts";

/** Drafts a reminder for oneself from plain words; nothing is saved before it is confirmed. */
export const reminderSet = question({
  id: "reminder.set",
  topic: "remind",
  commands: ["remind"],
  cues: { all: ["asks-to-be-reminded"], none: ["not-a-reminder", "wants-messages-again"] },
  acts: true,
  needs: { asker: true },
  find: (situation) => wordsOf(situation) !== "" || undefined,
  async answer(context) {
    const { asker, localizer, turn } = context;
    if (!asker) return { reply: unknownPersonReply(localizer, turn) };
    const others = context.message.command && othersIn(context);
    if (others) return answerForOthers(context, asker, others);
    // After the command its word is left out: /提醒 明天交表.
    const words = context.message.command ? `提醒${wordsOf(context)}` : wordsOf(context);
    const { draft, problem } = draftOf(context, words);
    return showReminder(context, asker, draft, problem);
  },
});

/** The same for others: every Friday those who have not filled in a questionnaire. */
export const reminderForOthers = question<string>({
  id: "reminder.for-others",
  topic: "remind",
  cues: { all: ["reminds-somebody"], none: ["asks-to-be-reminded", "not-a-reminder"] },
  acts: true,
  needs: { asker: true },
  find: othersIn,
  async answer(context, words) {
    const { asker } = context;
    return asker && answerForOthers(context, asker, words);
  },
});

/** Lists what the asker has set. */
export const reminderList = question({
  id: "reminder.list",
  topic: "remind",
  commands: ["remind"],
  cues: { all: ["asks-for-own-reminders"] },
  needs: { asker: true },
  find: ({ message }) => (message.command ? message.command.rest === "" : true) || undefined,
  async answer(context): Promise<Answer | undefined> {
    const { asker, deps } = context;
    if (!asker) return undefined;
    const reminders = await deps.store.scheduled.openOf(asker.teacher.id);
    const [only] = reminders;
    if (!only || reminders.length > 1) {
      return { reply: listReply(context, reminders), askerOnly: true };
    }
    const thread = { reminder: { id: only.id } };
    return { reply: oneReply(context, only), askerOnly: true, thread };
  },
});

/** Shows one of them, with what can be done with it. */
export const reminderShow = question<string>({
  id: "reminder.show",
  topic: "remind",
  needs: { asker: true },
  find: ({ asks }) => asks?.reminder,
  async answer(context, id): Promise<Answer> {
    const { asker, deps } = context;
    const reminder = await deps.store.scheduled.find(id);
    if (!reminder || reminder.owner !== asker?.teacher.id) return goneAnswer(context);
    return { reply: oneReply(context, reminder), askerOnly: true, thread: { reminder: { id } } };
  },
});

function wordsOf({ message }: Situation): string {
  return message.command ? message.command.rest.trim() : message.text;
}

function othersIn(situation: Situation | Context): string | undefined {
  const { today, reading } = situation;
  return othersAsked(wordsOf(situation), today, reading.vocabulary);
}

import { latestOwnRecord } from "../../../app/reverse-record.ts";
import type { Context } from "../../context.ts";
import { type Answer, question } from "../../question.ts";
import { nothingToUndoReply, undoNextReply } from "../../replies/record-replies.ts";
import { unknownPersonReply } from "../../replies/small-replies.ts";
import { goesBeforeStrangers } from "../article/question.ts";
import { answerCancel } from "../record/question.ts";
import { undoRecord } from "./undo-record.ts";

/** Takes back the newest record that the asker made and that still stands. */
export const undoLast = question({
  id: "undo.last",
  topic: "undo",
  isMain: true,
  acts: true,
  commands: ["undo"],
  needs: { asker: true },
  yieldsToText: goesBeforeStrangers,
  answer: answerUndo,
});

/** The same where the message begins by saying so. */
export const undoAsked = question({
  id: "undo.asked",
  topic: "undo",
  acts: true,
  cues: { all: ["begins-taking-back"], none: ["speaks-of-other-matters"] },
  needs: { asker: true },
  over: ["record.stated"],
  answer: answerUndo,
});

/**
 * The second time in a row it says what would be next and asks, so that nobody undoes a year by
 * pressing the same key. A draft that waits for its yes goes first: it is what is on the screen.
 */
async function answerUndo(context: Context): Promise<Answer> {
  const { asker, deps, voice, thread, draft } = context;
  if (!asker) return { reply: unknownPersonReply(voice) };
  if (draft) return answerCancel(context);
  const latest = await latestOwnRecord(deps.store.ledger, asker.teacher.id);
  if (!latest) return { reply: nothingToUndoReply(voice) };
  if (!thread?.undone) return undoRecord(context, latest.record.id);
  const reply = undoNextReply(voice, latest.record);
  return { reply, subject: asker.teacher.id, thread: { undoing: latest.record.id, undone: true } };
}

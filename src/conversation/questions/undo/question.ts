import type { TrainingRecord } from "../../../domain/training-record.ts";
import type { Context } from "../../context.ts";
import type { Slots } from "../../message/meaning.ts";
import { whichRecord } from "../../message/numerals.ts";
import { type Answer, question } from "../../question.ts";
import { unknownPersonReply } from "../../replies/common-replies.ts";
import type { Draft } from "../../state/drafts.ts";
import { goesBeforeStrangers } from "../article/question.ts";
import { answerCancel } from "../record/settle.ts";
import { showDraft } from "../record/show-draft.ts";
import { undoMeant } from "./undo-meant.ts";

/** Takes back the newest record that the asker made and that still stands. */
export const undoLast = question({
  id: "undo.last",
  topic: "undo",
  offered: "if-likely",
  acts: true,
  commands: ["undo"],
  cues: { all: ["begins-taking-back"], none: ["speaks-of-other-matters"] },
  needs: { asker: true },
  yieldsToText: goesBeforeStrangers,
  answer: answerUndo,
});

/** How what was recorded in a conversation is called: after its draft, and which one of it. */
const NAME = /^[0-9a-f]{12}(?:-\d+)?$/;

/**
 * Takes back the record that a button names; without a name the newest that the asker made, or it
 * asks. A draft that waits for its yes goes first: it is what is on the screen.
 */
async function answerUndo(context: Context): Promise<Answer> {
  const { asker, localizer, draft, message } = context;
  if (!asker) return { reply: unknownPersonReply(localizer, context.turn) };
  const rest = message.command?.rest.trim() ?? "";
  if (NAME.test(rest)) return undoMeant(context, { named: rest });
  const { thread } = context;
  if (draft) {
    const item = whichRecord(message.text, draft.items.length);
    return item !== undefined && draft.items.length > 1
      ? answerOneDropped(context, draft, item)
      : answerCancel(context);
  }
  const which = whichRecord(message.text);
  if (which !== undefined && thread?.saved !== undefined) {
    return undoMeant(context, { named: `${thread.saved}-${which + 1}` });
  }
  const isDescribed = rest !== "" || Object.keys(message.slots).length > 0;
  return undoMeant(context, isDescribed ? { fits: fitting(message.slots) } : {});
}

/** Drops one of several records that wait; there may be none of that number. */
async function answerOneDropped(context: Context, draft: Draft, item: number): Promise<Answer> {
  if (!draft.items[item]) return showDraft(context, draft);
  const items = draft.items.filter((_, index) => index !== item);
  const proofs = draft.proofs
    ?.filter((proof) => proof.item !== item)
    .map((proof) => (proof.item > item ? { ...proof, item: proof.item - 1 } : proof));
  return showDraft(context, { ...draft, items, ...(proofs && { proofs }) });
}

/** Whether a record is what the words say of it; words that say nothing fit none. */
function fitting(slots: Slots): (record: TrainingRecord) => boolean {
  const { person, policy, year, cycle, ...told } = slots;
  const stated = Object.entries(told);
  return (record) =>
    stated.length > 0 &&
    stated.every(([key, value]) => record[key as keyof TrainingRecord] === value);
}

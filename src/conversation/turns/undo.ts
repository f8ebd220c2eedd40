import { type UndoAsked, undoRecords } from "../../app/reverse-record.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import { isApplicable } from "../../policy/engine/compile.ts";
import type { Slots } from "../message/meaning.ts";
import { noArithmeticReply } from "../replies/policy-replies.ts";
import {
  nothingToUndoReply,
  undoNextReply,
  undoneBeforeReply,
  undoneReply,
} from "../replies/record-replies.ts";
import { unknownPersonReply } from "../replies/small-replies.ts";
import { answerCancel } from "./cancel.ts";
import { standingNow } from "./saved.ts";
import type { Answer, Scene } from "./scene.ts";
import { policyOf, withoutPolicy } from "./whom.ts";

/** How what was recorded in a conversation is called: after its draft, and which one of it. */
const NAME = /^[0-9a-f]{12}(?:-\d+)?$/;

/**
 * Takes back the record that a button names; without a name the newest that the asker made, or it
 * asks. A draft that waits for its yes goes first: it is what is on the screen.
 */
export async function answerUndo(scene: Scene): Promise<Answer> {
  const { asker, voice, draft, meaning } = scene;
  if (!asker) return { reply: unknownPersonReply(voice) };
  const rest = meaning.command?.rest.trim() ?? "";
  if (NAME.test(rest)) return undo(scene, { named: rest });
  if (draft) return answerCancel(scene);
  const isDescribed = rest !== "" || Object.keys(meaning.slots).length > 0;
  return undo(scene, isDescribed ? { fits: fitting(meaning.slots) } : {});
}

/** Whether a record is what the words say of it; words that say nothing fit none. */
function fitting(slots: Slots): (record: TrainingRecord) => boolean {
  const { person, policy, year, cycle, ...told } = slots;
  const stated = Object.entries(told);
  return (record) =>
    stated.length > 0 &&
    stated.every(([key, value]) => record[key as keyof TrainingRecord] === value);
}

/** Takes back what is meant, as one transaction, and says where that leaves the asker. */
export async function undo(
  scene: Scene,
  meant: Pick<UndoAsked, "named" | "fits">,
): Promise<Answer> {
  const { asker, deps, turn, voice, thread } = scene;
  if (!asker) return { reply: unknownPersonReply(voice) };
  const policy = await policyOf(scene, asker);
  if (!policy) return withoutPolicy(scene);
  if (!isApplicable(policy)) return { reply: noArithmeticReply(voice, policy) };
  const by = asker.teacher.id;
  const asked = { ...meant, by, at: turn.at, via: turn.via, toldLast: thread?.saved };
  return undoRecords(deps.store, asked, async (undone, kept): Promise<Answer> => {
    if (undone.kind === "nothing") return { reply: nothingToUndoReply(voice), intent: "undo" };
    if (undone.kind === "ask") {
      const reply = undoNextReply(voice, undone.record);
      return { reply, intent: "undo", subject: by, undoing: undone.record.id };
    }
    const now = await standingNow(scene, asker, kept, policy);
    const { records } = undone;
    if (undone.kind === "undone-before") {
      return { reply: undoneBeforeReply({ ...now, records }), intent: "undo", subject: by };
    }
    const reply = undoneReply({ ...now, records });
    return { reply, intent: "undo", effects: undone.effects, subject: by };
  });
}

import { latestOwnRecord, reverseRecord } from "../../app/reverse-record.ts";
import { isApplicable } from "../../policy/engine/compile.ts";
import { evaluate } from "../../policy/engine/evaluate.ts";
import { noArithmeticReply } from "../replies/policy-replies.ts";
import { nothingToUndoReply, undoNextReply, undoneReply } from "../replies/record-replies.ts";
import { unknownPersonReply } from "../replies/small-replies.ts";
import { answerCancel } from "./cancel.ts";
import type { Answer, Scene } from "./scene.ts";
import { policyOf, withoutPolicy } from "./whom.ts";

/**
 * Takes back the newest record the asker made that still stands. The second time in a row it says
 * what would be next and asks, so that nobody undoes a year by pressing the same key. A draft that
 * waits for its yes goes first: it is what is on the screen.
 */
export async function answerUndo(scene: Scene): Promise<Answer> {
  const { asker, deps, voice, thread, draft } = scene;
  if (!asker) return { reply: unknownPersonReply(voice) };
  if (draft) return answerCancel(scene);
  const latest = await latestOwnRecord(deps.store.ledger, asker.teacher.id);
  if (!latest) return { reply: nothingToUndoReply(voice) };
  if (!thread?.undone) return undo(scene, latest.record.id);
  const reply = undoNextReply(voice, latest.record);
  return { reply, subject: asker.teacher.id, undoing: latest.record.id, undone: true };
}

/** Takes back one record of the asker's own, if it still stands. */
export async function undo(scene: Scene, record: string): Promise<Answer> {
  const { asker, deps, turn, voice } = scene;
  if (!asker) return { reply: unknownPersonReply(voice) };
  const { ledger } = deps.store;
  const by = asker.teacher.id;
  const standing = (await ledger.recordsOf(by)).find((each) => each.record.id === record);
  if (!standing) return { reply: nothingToUndoReply(voice) };
  const policy = await policyOf(scene, asker);
  if (!policy) return withoutPolicy(scene);
  if (!isApplicable(policy)) return { reply: noArithmeticReply(voice, policy) };
  const effect = await reverseRecord(ledger, standing, { by, at: turn.at, via: turn.via });
  const records = (await ledger.recordsOf(by)).map((each) => each.record);
  const reply = undoneReply({
    voice,
    policy,
    record: standing.record,
    standing: evaluate(policy, { teacher: asker.teacher, records }, turn.today),
  });
  return { reply, intent: "undo", effects: [effect], subject: by, undone: true };
}

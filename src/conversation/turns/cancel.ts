import { draftedRecords } from "../drafting.ts";
import { cancelledReply, noDraftReply } from "../replies/record-replies.ts";
import { dropDraft } from "../state/drafts.ts";
import type { Answer, Scene } from "./scene.ts";

/** Drops the draft that waits, or the undo that was asked about; nothing was saved of either. */
export async function answerCancel(scene: Scene): Promise<Answer> {
  const { asker, draft, voice, deps, turn, thread } = scene;
  if (asker && draft) {
    await dropDraft(deps.store.threads, asker.teacher.id, draft.id, turn.at);
    const records = draftedRecords(draft, turn.today);
    return { reply: cancelledReply(voice, records), intent: "record", draft: null, apart: true };
  }
  if (thread?.undoing) return { reply: cancelledReply(voice, []), intent: "undo", undone: true };
  return { reply: noDraftReply(voice), intent: "record" };
}

import { cancelDraft } from "../../app/confirm-draft.ts";
import type { DraftName } from "../../app/draft-name.ts";
import type { Person } from "../../app/ports.ts";
import { cancelledReply, noDraftReply } from "../replies/record-replies.ts";
import { draftAnswered, settled, tellSavedBefore } from "./saved.ts";
import type { Answer, Scene } from "./scene.ts";
import { whom } from "./whom.ts";

/** Drops the draft that waits, or what was asked about; says so where the draft was saved meanwhile. */
export async function answerCancel(scene: Scene): Promise<Answer> {
  const { asker, voice, thread, draft, shown } = scene;
  if (thread?.undoing && !draft) return { reply: cancelledReply(voice, []), intent: "undo" };
  const answer = asker && shown && (await cancel(scene, asker, shown));
  if (answer) return answer;
  return { reply: noDraftReply(voice), intent: "record", ...(shown && settled(scene, shown.id)) };
}

/** Nothing where the draft is gone and was never saved. */
async function cancel(scene: Scene, asker: Person, draft: DraftName): Promise<Answer | undefined> {
  const about = await whom({ ...scene, about: asker.teacher.id }, "record");
  const { store } = scene.deps;
  return cancelDraft(
    store,
    draftAnswered(scene, asker, draft),
    async (cancelled, kept): Promise<Answer | undefined> => {
      if (cancelled.kind === "gone") return undefined;
      if (cancelled.kind === "cancelled") {
        const reply = cancelledReply(scene.voice, cancelled.records);
        return { reply, intent: "record", apart: true, ...settled(scene, draft.id) };
      }
      if (about.kind === "settled") return about.answer;
      const saved = { asker, kept, policy: about.policy, draft: draft.id };
      return tellSavedBefore(scene, saved, cancelled, "cancelled");
    },
  );
}

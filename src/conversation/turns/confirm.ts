import { confirmDraft } from "../../app/confirm-draft.ts";
import { type DraftName, readDraftName } from "../../app/draft-name.ts";
import type { Person } from "../../app/ports.ts";
import { noDraftReply } from "../replies/record-replies.ts";
import { findDraft, readDrafts } from "../state/drafts.ts";
import { showDraft } from "./record.ts";
import { draftAnswered, settled, tellSaved, tellSavedBefore } from "./saved.ts";
import type { Answer, Scene } from "./scene.ts";
import { undo } from "./undo.ts";
import { whom } from "./whom.ts";

/**
 * Saves the draft that was read back. A draft that lacks something, or has another wording by now,
 * is read back again; one that waits in another room is first read back here.
 */
export async function answerConfirm(scene: Scene): Promise<Answer> {
  const { asker, thread, deps, voice, meaning, shown } = scene;
  const isNamed = readDraftName(meaning.command?.rest ?? "") !== undefined;
  if (asker && thread?.undoing && !isNamed) return undo(scene, { named: thread.undoing });
  const answer = asker && shown && (await confirm(scene, asker, shown));
  if (answer) return answer;
  const { threads } = deps.store;
  const elsewhere = !isNamed && asker && (await readDrafts(threads, asker.teacher.id)).at(-1);
  if (elsewhere) return showDraft(scene, { ...elsewhere, room: scene.turn.room });
  return { reply: noDraftReply(voice), intent: "record", ...(shown && settled(scene, shown.id)) };
}

/** Nothing where the draft is gone and was never saved. */
async function confirm(scene: Scene, asker: Person, draft: DraftName): Promise<Answer | undefined> {
  const about = await whom({ ...scene, about: asker.teacher.id }, "record");
  if (about.kind === "settled") return about.answer;
  const { policy } = about;
  const answer = await confirmDraft(
    scene.deps.store,
    draftAnswered(scene, asker, draft),
    async (confirmed, kept) => {
      if (confirmed.kind === "gone" || confirmed.kind === "changed") return confirmed.kind;
      const saved = { asker, kept, policy, draft: draft.id };
      if (confirmed.kind === "saved-before") {
        return tellSavedBefore(scene, saved, confirmed, "confirmed");
      }
      const { records, effects } = confirmed;
      return { ...(await tellSaved(scene, saved, { records })), effects };
    },
  );
  if (answer === "gone") return undefined;
  if (answer !== "changed") return answer;
  const now = await findDraft(scene.deps.store.threads, asker.teacher.id, draft.id);
  return now && showDraft(scene, now, { reworded: now.revision !== draft.revision });
}

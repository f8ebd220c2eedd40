import { isDraftId } from "../../app/new-draft-id.ts";
import { submitRecords } from "../../app/submit-records.ts";
import { evaluate } from "../../policy/engine/evaluate.ts";
import { draftedRecords, isFromDraft } from "../drafting.ts";
import { noDraftReply, savedReply } from "../replies/record-replies.ts";
import { type Draft, dropDraft, readDrafts } from "../state/drafts.ts";
import { showDraft } from "./record.ts";
import type { Answer, Scene } from "./scene.ts";
import { undo } from "./undo.ts";
import { whom } from "./whom.ts";

/**
 * Saves the draft that was read back. A draft that lacks something is asked about again; one
 * that waits in another room is first read back here.
 */
export async function answerConfirm(scene: Scene): Promise<Answer> {
  const { asker, draft, thread, deps, voice, meaning } = scene;
  const rest = meaning.command?.rest.trim() ?? "";
  const id = isDraftId(rest) ? rest : undefined;
  if (asker && thread?.undoing && !id) return undo(scene, thread.undoing);
  if (draft?.asking) return showDraft(scene, draft);
  if (draft) return save(scene, draft);
  if (id) return savedBefore(scene, id);
  const elsewhere = asker && (await readDrafts(deps.store.threads, asker.teacher.id)).at(-1);
  if (elsewhere) return showDraft(scene, { ...elsewhere, room: scene.turn.room });
  return { reply: noDraftReply(voice), intent: "record" };
}

async function save(scene: Scene, draft: Draft): Promise<Answer> {
  const about = await whom({ ...scene, about: scene.asker?.teacher.id }, "record");
  if (about.kind === "settled") return about.answer;
  const { person, policy, facts } = about;
  const { turn, deps, voice } = scene;
  const by = person.teacher.id;
  const records = draftedRecords(draft, turn.today);
  const effects = await submitRecords(deps.store.ledger, {
    by,
    at: turn.at,
    via: turn.via,
    key: `draft:${draft.id}`,
    records,
  });
  await dropDraft(deps.store.threads, by, draft.id, turn.at);
  const already = effects.length === 0;
  const known = already ? facts.records : [...facts.records, ...records];
  const standing = evaluate(policy, { teacher: person.teacher, records: known }, turn.today);
  const reply = savedReply({ voice, policy, records, standing, already });
  return { reply, intent: "record", effects, subject: by, draft: null, undone: false };
}

/** A button pressed a second time, after its draft was saved or dropped. */
async function savedBefore(scene: Scene, id: string): Promise<Answer> {
  const about = await whom({ ...scene, about: scene.asker?.teacher.id }, "record");
  if (about.kind === "settled") return about.answer;
  const { person, policy, facts } = about;
  const { voice, turn } = scene;
  const records = facts.records.filter((record) => isFromDraft(record.id, id));
  if (records.length === 0) return { reply: noDraftReply(voice), intent: "record" };
  const standing = evaluate(policy, facts, turn.today);
  const reply = savedReply({ voice, policy, records, standing, already: true });
  return { reply, intent: "record", subject: person.teacher.id };
}

import type { DraftAnswered, SavedBefore } from "../../app/confirm-draft.ts";
import { type DraftName, readDraftName } from "../../app/draft-name.ts";
import type { Kept, Person } from "../../app/ports.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import { isApplicable, type Policy } from "../../policy/engine/compile.ts";
import { evaluate } from "../../policy/engine/evaluate.ts";
import { draftedRecords } from "../drafting.ts";
import { type SavedBeforeWhy, savedReply, withdrawnReply } from "../replies/record-replies.ts";
import { dropDraft, findDraft } from "../state/drafts.ts";
import type { Answer, Scene } from "./scene.ts";
import { policyOf } from "./whom.ts";

/** A yes or no of the asker to a draft, for the use cases that settle it. */
export function draftAnswered({ turn }: Scene, asker: Person, draft: DraftName): DraftAnswered {
  const by = asker.teacher.id;
  return {
    ...{ by, at: turn.at, via: turn.via, draft },
    keeping: {
      async read(threads) {
        const found = await findDraft(threads, by, draft.id);
        if (!found) return undefined;
        const { revision, asking } = found;
        const records = draftedRecords(found, turn.today);
        return { revision, isComplete: asking === undefined, records };
      },
      drop: (threads) => dropDraft(threads, by, draft.id, turn.at),
    },
  };
}

/**
 * Where the asker stands by all that is kept, inside a transaction.
 *
 * @param otherwise the policy to take where none can be applied any more
 */
export async function standingNow(scene: Scene, asker: Person, kept: Kept, otherwise: Policy) {
  const person = (await kept.roster.person(asker.teacher.id)) ?? asker;
  const chosen = await policyOf(scene, person, kept.roster);
  const policy = chosen && isApplicable(chosen) ? chosen : otherwise;
  const entries = await kept.ledger.recordsOf(person.teacher.id);
  const records = entries.map(({ record }) => record);
  const standing = evaluate(policy, { teacher: person.teacher, records }, scene.turn.today);
  return { voice: scene.voice, policy, standing };
}

/** Forgets a draft that is settled, where it is the one that is talked about; another one still waits. */
export function settled({ thread }: Scene, draft: string): Pick<Answer, "draft"> {
  const talkedAbout = thread?.draft === undefined ? undefined : readDraftName(thread.draft);
  return talkedAbout?.id === draft ? { draft: null } : {};
}

/** Says that a draft is in the ledger, and where that leaves the asker. */
export async function tellSaved(
  scene: Scene,
  { asker, kept, policy, draft }: { asker: Person; kept: Kept; policy: Policy; draft: string },
  { records, before }: { records: readonly TrainingRecord[]; before?: SavedBeforeWhy },
): Promise<Answer> {
  const now = await standingNow(scene, asker, kept, policy);
  const reply = savedReply({ ...now, records, before, draft });
  return {
    reply,
    intent: "record",
    subject: asker.teacher.id,
    saved: draft,
    ...settled(scene, draft),
  };
}

/** The same of a draft that was saved before this message came. */
export async function tellSavedBefore(
  scene: Scene,
  about: { asker: Person; kept: Kept; policy: Policy; draft: string },
  { records, withdrawn }: SavedBefore,
  before: SavedBeforeWhy,
): Promise<Answer> {
  if (records.length > 0) return tellSaved(scene, about, { records, before });
  const now = await standingNow(scene, about.asker, about.kept, about.policy);
  const reply = withdrawnReply({ ...now, records: withdrawn });
  return {
    reply,
    intent: "record",
    subject: about.asker.teacher.id,
    ...settled(scene, about.draft),
  };
}

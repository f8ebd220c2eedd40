import type { Person } from "../../../app/access/ports.ts";
import type { DraftAnswered, SavedBefore } from "../../../app/records/confirm-draft.ts";
import { type DraftName, readDraftName } from "../../../app/records/draft-name.ts";
import type { Kept } from "../../../app/store.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import { isApplicable, type Policy } from "../../../policy/engine/compile.ts";
import { evaluate } from "../../../policy/engine/evaluate.ts";
import type { Context } from "../../context.ts";
import type { Answer, ThreadChange } from "../../question.ts";
import { dropDraft, findDraft } from "../../state/drafts.ts";
import { policyOf } from "../../subject.ts";
import { draftedRecords } from "./drafting.ts";
import { type SavedBeforeWhy, savedReply, withdrawnReply } from "./record-replies.ts";

/** A yes or no of the asker to a draft, for the use cases that settle it. */
export function draftAnswered({ turn }: Context, asker: Person, draft: DraftName): DraftAnswered {
  const by = asker.teacher.id;
  return {
    ...{ by, at: turn.at, via: turn.via, draft },
    keeping: {
      async read(threads) {
        const found = await findDraft(threads, by, draft.id);
        if (!found) return undefined;
        const { revision, asking } = found;
        const records = draftedRecords(found, turn.today);
        const proofs = (found.proofs ?? []).flatMap(({ item, file }) => {
          const record = records[item];
          return record ? [{ record: record.id, file }] : [];
        });
        return { revision, isComplete: asking === undefined, records, proofs };
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
export async function standingNow(context: Context, asker: Person, kept: Kept, otherwise: Policy) {
  const person = (await kept.roster.person(asker.teacher.id)) ?? asker;
  const chosen = await policyOf({ ...context, unitsAbove: kept.roster.unitsAbove }, person);
  const policy = chosen && isApplicable(chosen) ? chosen : otherwise;
  const entries = await kept.records.of(person.teacher.id);
  const records = entries.map(({ record }) => record);
  const standing = evaluate(policy, { teacher: person.teacher, records }, context.today);
  return { localizer: context.localizer, policy, standing };
}

/** Forgets a draft that is settled, where it is the one that is talked about; another one still waits. */
export function settled({ thread }: Context, draft: string): Pick<ThreadChange, "draft"> {
  const talkedAbout = thread?.draft === undefined ? undefined : readDraftName(thread.draft);
  return talkedAbout?.id === draft ? { draft: null } : {};
}

/** Says that a draft is in the ledger, and where that leaves the asker. */
export async function tellSaved(
  context: Context,
  { asker, kept, policy, draft }: { asker: Person; kept: Kept; policy: Policy; draft: string },
  told: { records: readonly TrainingRecord[]; proofs?: number; before?: SavedBeforeWhy },
): Promise<Answer> {
  const now = await standingNow(context, asker, kept, policy);
  const reply = savedReply({ ...now, ...told, draft });
  const thread = { saved: draft, ...settled(context, draft) };
  return { reply, subject: asker.teacher.id, thread };
}

/** The same of a draft that was saved before this message came. */
export async function tellSavedBefore(
  context: Context,
  about: { asker: Person; kept: Kept; policy: Policy; draft: string },
  { records, withdrawn }: SavedBefore,
  before: SavedBeforeWhy,
): Promise<Answer> {
  if (records.length > 0) return tellSaved(context, about, { records, before });
  const now = await standingNow(context, about.asker, about.kept, about.policy);
  const reply = withdrawnReply({ ...now, records: withdrawn });
  return { reply, subject: about.asker.teacher.id, thread: settled(context, about.draft) };
}

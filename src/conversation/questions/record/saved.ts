import type { Person } from "../../../app/access/ports.ts";
import {
  type DraftAnswered,
  type SavedBefore,
  teacherOfDraft,
} from "../../../app/records/confirm-draft.ts";
import { type DraftName, readDraftName } from "../../../app/records/draft-name.ts";
import type { Kept } from "../../../app/store.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import { isApplicable, type Policy } from "../../../policy/engine/compile.ts";
import { evaluate } from "../../../policy/engine/evaluate.ts";
import type { Context } from "../../context.ts";
import type { Answer, ThreadChange } from "../../question.ts";
import { dropDraft, findDraft } from "../../state/drafts.ts";
import { policyOf, type Subject } from "../../subject.ts";
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
        const { revision, asking, teacher, replaces } = found;
        const records = draftedRecords(found, turn.today);
        const proofs = (found.proofs ?? []).flatMap(({ item, file }) => {
          const record = records[item];
          return record ? [{ record: record.id, file }] : [];
        });
        const isComplete = asking === undefined;
        return { revision, isComplete, records, proofs, teacher, replaces };
      },
      drop: (threads) => dropDraft(threads, by, draft.id, turn.at),
    },
  };
}

/**
 * Where somebody stands by all that is kept, inside a transaction.
 *
 * @param otherwise the policy to take where none can be applied any more
 */
export async function standingNow(context: Context, whom: Person, kept: Kept, otherwise: Policy) {
  const person = (await kept.roster.person(whom.teacher.id)) ?? whom;
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

/** A draft that is in the ledger, and whose records it became. */
interface SavedDraft {
  readonly subject: Subject;
  readonly kept: Kept;
  readonly draft: string;
}

/** Says that a draft is in the ledger, and where that leaves whose records they are. */
export async function tellSaved(
  context: Context,
  { subject, kept, draft }: SavedDraft,
  told: {
    records: readonly TrainingRecord[];
    replaced?: TrainingRecord | undefined;
    proofs?: number;
    before?: SavedBeforeWhy;
  },
): Promise<Answer> {
  const { person, policy, whose } = subject;
  const now = await standingNow(context, person, kept, policy);
  const reply = savedReply({ ...now, ...told, whose, draft });
  const thread = { saved: draft, ...settled(context, draft) };
  return { reply, subject: person.teacher.id, thread };
}

/** The same of a draft that was saved before this message came. */
export async function tellSavedBefore(
  context: Context,
  saved: SavedDraft,
  { records, withdrawn }: SavedBefore,
  before: SavedBeforeWhy,
): Promise<Answer> {
  if (records.length > 0) return tellSaved(context, saved, { records, before });
  const { person, policy, whose } = saved.subject;
  const now = await standingNow(context, person, saved.kept, policy);
  const reply = withdrawnReply({ ...now, whose, records: withdrawn });
  return { reply, subject: person.teacher.id, thread: settled(context, saved.draft) };
}

/** For whom a draft is that waits, or was when it was saved; nothing where it was never there. */
export async function draftedFor(
  { deps }: Context,
  asker: Person,
  draft: string,
): Promise<string | undefined> {
  const { threads, log } = deps.store;
  const by = asker.teacher.id;
  const waiting = await findDraft(threads, by, draft);
  return waiting ? (waiting.teacher ?? by) : teacherOfDraft(log, by, draft);
}

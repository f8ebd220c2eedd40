import type { TrainingRecord } from "../../domain/training-record.ts";
import type { Effect } from "../ledger/entry-kinds.ts";
import type { Appended, Provenance } from "../ledger/ports.ts";
import type { Kept, Store, Threads } from "../store.ts";
import { attachEvidence } from "./attach-evidence.ts";
import type { DraftName } from "./draft-name.ts";
import { RECORD_SUBMITTED, teacherStream } from "./entry-kinds.ts";

/** A draft as it is kept now. */
export interface Waiting {
  readonly revision: number;
  /** Whether nothing that must be known is missing. */
  readonly isComplete: boolean;
  /** What it would become. */
  readonly records: readonly TrainingRecord[];
  /** The files that were sent for its records, by the ids of both. */
  readonly proofs: readonly { readonly record: string; readonly file: string }[];
}

/** How one draft is kept by whoever talks with people. */
export interface DraftKeeping {
  read(threads: Threads): Promise<Waiting | undefined>;
  drop(threads: Threads): Promise<void>;
}

/** A yes or a no to a draft. */
export interface DraftAnswered extends Provenance {
  /** The draft in the wording that the asker has read. */
  readonly draft: DraftName;
  readonly keeping: DraftKeeping;
}

/** A draft that went into the ledger before. */
export interface SavedBefore {
  readonly kind: "saved-before";
  /** Those of its records that still stand. */
  readonly records: readonly TrainingRecord[];
  /** Those that were taken back since. */
  readonly withdrawn: readonly TrainingRecord[];
}

/** What a yes came to. */
export type Confirmed =
  | {
      readonly kind: "saved";
      readonly records: readonly TrainingRecord[];
      /** How many files were added to them as their evidence. */
      readonly proofs: number;
      readonly effects: readonly Effect[];
    }
  | SavedBefore
  /** It waits, but not in the wording that was read, or something is missing. */
  | { readonly kind: "changed" }
  /** It was cancelled, or gave way to another one; nothing of it was ever saved. */
  | { readonly kind: "gone" };

/** What a no came to. */
export type Cancelled =
  | { readonly kind: "cancelled"; readonly records: readonly TrainingRecord[] }
  | SavedBefore
  | { readonly kind: "gone" };

/** Says what became of it, by what is there then; inside the transaction. */
type Tell<S, T> = (settled: S, kept: Kept) => Promise<T>;

/**
 * Writes a draft into the ledger with its evidence and drops it, as one: it is saved once, whoever
 * confirms it, and in the wording that was read.
 *
 * @param tell makes the answer before anything is kept, so that an answer that cannot be made
 *   leaves the draft as it was
 */
export async function confirmDraft<T>(
  store: Pick<Store, "transaction">,
  asked: DraftAnswered,
  tell: Tell<Confirmed, T>,
): Promise<T> {
  const work = async (kept: Kept) => {
    const { settled, first } = await confirm(kept, asked);
    return { told: await tell(settled, kept), first };
  };
  return (await store.transaction(work, isWritten)).told;
}

/** Whether the ledger has the very entry that this transaction wrote, if it wrote any. */
async function isWritten({ log }: Kept, { first }: { first: Appended | undefined }) {
  return !first || (await log.entry(first.key))?.hash === first.hash;
}

async function confirm(
  kept: Kept,
  asked: DraftAnswered,
): Promise<{ settled: Confirmed; first: Appended | undefined }> {
  const { draft, keeping, by, at, via } = asked;
  const waiting = await keeping.read(kept.threads);
  const before = await savedBefore(kept, by, draft.id);
  if (before) {
    if (waiting) await keeping.drop(kept.threads);
    return { settled: before, first: undefined };
  }
  if (!waiting) return { settled: { kind: "gone" }, first: undefined };
  if (!waiting.isComplete || waiting.revision !== draft.revision) {
    return { settled: { kind: "changed" }, first: undefined };
  }
  const { records, proofs } = waiting;
  const entries = records.map((record, index) => {
    const key = keyOf(draft.id, index + 1);
    return RECORD_SUBMITTED.entry(by, { record, origin: "self" }, { key, by, at, via });
  });
  const [first] = await kept.log.append(entries);
  await keeping.drop(kept.threads);
  const attached: Effect[] = [];
  for (const proof of proofs) {
    const settled = await attachEvidence(kept, { ...proof, by, at, via });
    if (settled.kind === "attached") attached.push(...settled.effects);
  }
  const effects = [...entries.map(RECORD_SUBMITTED.effectOf), ...attached];
  return { settled: { kind: "saved", records, effects, proofs: attached.length }, first };
}

/** Drops a draft; says so where it was saved meanwhile. */
export async function cancelDraft<T>(
  store: Pick<Store, "transaction">,
  asked: DraftAnswered,
  tell: Tell<Cancelled, T>,
): Promise<T> {
  const work = async (kept: Kept) => {
    const settled = await cancel(kept, asked);
    return tell(settled, kept);
  };
  const isGone = async ({ threads }: Kept) => !(await asked.keeping.read(threads));
  return store.transaction(work, isGone);
}

async function cancel(kept: Kept, { draft, keeping, by }: DraftAnswered): Promise<Cancelled> {
  const waiting = await keeping.read(kept.threads);
  if (waiting) await keeping.drop(kept.threads);
  const before = await savedBefore(kept, by, draft.id);
  if (before) return before;
  return waiting ? { kind: "cancelled", records: waiting.records } : { kind: "gone" };
}

/** What became of a draft that is in the ledger; nothing where it is not. */
export async function savedBefore(
  { log, records }: Pick<Kept, "log" | "records">,
  teacher: string,
  draft: string,
): Promise<SavedBefore | undefined> {
  const first = await log.entry(keyOf(draft, 1));
  if (!first || !RECORD_SUBMITTED.isKindOf(first) || first.stream.id !== teacher) return undefined;
  const prefix = keyOf(draft, "");
  const written = (await log.entriesOf(teacherStream(teacher))).flatMap((entry) =>
    entry.key.startsWith(prefix) && RECORD_SUBMITTED.isKindOf(entry) ? entry.body.record : [],
  );
  const standing = new Map((await records.of(teacher)).map(({ record }) => [record.id, record]));
  return {
    kind: "saved-before",
    records: written.flatMap(({ id }) => standing.get(id) ?? []),
    withdrawn: written.filter(({ id }) => !standing.has(id)),
  };
}

function keyOf(draft: string, record: number | ""): string {
  return `draft:${draft}:${record}`;
}

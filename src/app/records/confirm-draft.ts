import type { TrainingRecord } from "../../domain/training-record.ts";
import type { Effect } from "../ledger/entry-kinds.ts";
import type { Appended, Log, Provenance } from "../ledger/ports.ts";
import type { Kept, Store, Threads } from "../store.ts";
import { attachEvidence, evidenceEntry } from "./attach-evidence.ts";
import type { DraftName } from "./draft-name.ts";
import { RECORD_REVERSED, RECORD_SUBMITTED, reversalOf, teacherStream } from "./entry-kinds.ts";
import type { LedgerRecord } from "./ports.ts";

/** A draft as it is kept now. */
export interface Waiting {
  /** Whose records they would be, where they are not those of who drafted them. */
  readonly teacher?: string | undefined;
  /** The id of the record that it corrects, and that is taken back with it. */
  readonly replaces?: string | undefined;
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
  /** Whose they are. */
  readonly teacher: string;
  /** Those of its records that still stand. */
  readonly records: readonly TrainingRecord[];
  /** Those that were taken back since. */
  readonly withdrawn: readonly TrainingRecord[];
}

/** What a yes came to. */
export type Confirmed =
  | {
      readonly kind: "saved";
      /** Whose they are. */
      readonly teacher: string;
      /** The record that was corrected. */
      readonly replaced?: TrainingRecord | undefined;
      readonly records: readonly TrainingRecord[];
      /** How many files were added to them as their evidence. */
      readonly proofs: number;
      readonly effects: readonly Effect[];
    }
  | SavedBefore
  /** It waits, but not in the wording that was read, or something is missing. */
  | { readonly kind: "changed" }
  /** What it was to correct does not stand any more. */
  | { readonly kind: "outdated" }
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
  const { draft, keeping, by } = asked;
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
  const { teacher = by, replaces } = waiting;
  const old = replaces === undefined ? undefined : await standingOf(kept, teacher, replaces);
  if (replaces === undefined || old) return write(kept, asked, { ...waiting, teacher, old });
  await keeping.drop(kept.threads);
  return { settled: { kind: "outdated" }, first: undefined };
}

/** Writes the records with their evidence, and takes the record back that they correct. */
async function write(
  kept: Kept,
  { draft, keeping, by, at, via }: DraftAnswered,
  waiting: Waiting & { readonly teacher: string; readonly old: LedgerRecord | undefined },
): Promise<{ settled: Confirmed; first: Appended | undefined }> {
  const { records, proofs, teacher, replaces, old } = waiting;
  const written = { by, at, via };
  const reversals = old ? [reversalOf(teacher, old, WHY_CORRECTED, written)] : [];
  const entries = records.map((record, index) => {
    const body = { record, origin: "self" as const, ...(replaces !== undefined && { replaces }) };
    return RECORD_SUBMITTED.entry(teacher, body, { ...written, key: keyOf(draft.id, index + 1) });
  });
  const [corrected] = records;
  const carried = (old?.evidence ?? []).map((evidence) =>
    evidenceEntry(teacher, corrected?.id ?? "", evidence, written),
  );
  const [first] = await kept.log.append([...entries, ...reversals, ...carried]);
  await keeping.drop(kept.threads);
  const attached: Effect[] = [];
  for (const proof of proofs) {
    const settled = await attachEvidence(kept, { ...proof, ...written, teacher });
    if (settled.kind === "attached") attached.push(...settled.effects);
  }
  const effects = [
    ...reversals.map(RECORD_REVERSED.effectOf),
    ...entries.map(RECORD_SUBMITTED.effectOf),
    ...attached,
  ];
  const told = { teacher, records, effects, proofs: attached.length };
  return { settled: { kind: "saved", ...told, ...(old && { replaced: old.record }) }, first };
}

const WHY_CORRECTED = "corrected";

async function standingOf({ records }: Kept, teacher: string, id: string) {
  return (await records.of(teacher)).find(({ record }) => record.id === id);
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

/** What became of a draft of somebody that is in the ledger; nothing where it is not. */
export async function savedBefore(
  { log, records }: Pick<Kept, "log" | "records">,
  by: string,
  draft: string,
): Promise<SavedBefore | undefined> {
  const teacher = await teacherOfDraft(log, by, draft);
  if (teacher === undefined) return undefined;
  const prefix = keyOf(draft, "");
  const written = (await log.entriesOf(teacherStream(teacher))).flatMap((entry) =>
    entry.key.startsWith(prefix) && RECORD_SUBMITTED.isKindOf(entry) ? entry.body.record : [],
  );
  const standing = new Map((await records.of(teacher)).map(({ record }) => [record.id, record]));
  return {
    kind: "saved-before",
    teacher,
    records: written.flatMap(({ id }) => standing.get(id) ?? []),
    withdrawn: written.filter(({ id }) => !standing.has(id)),
  };
}

/** For whom somebody saved a draft; nothing where it is not in the ledger, or somebody else's. */
export async function teacherOfDraft(
  log: Pick<Log, "entry">,
  by: string,
  draft: string,
): Promise<string | undefined> {
  const first = await log.entry(keyOf(draft, 1));
  const isTheirs = first !== undefined && RECORD_SUBMITTED.isKindOf(first) && first.by === by;
  return isTheirs ? first.stream.id : undefined;
}

function keyOf(draft: string, record: number | ""): string {
  return `draft:${draft}:${record}`;
}

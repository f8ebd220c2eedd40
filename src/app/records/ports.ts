import type { TrainingRecord } from "../../domain/training-record.ts";

/** A file that proves a record: a photo of its certificate, or a PDF. */
export interface Evidence {
  /** The id under which it is kept. */
  readonly file: string;
  readonly sha256: string;
  /** Such as `image/jpeg`. */
  readonly mediaType: string;
}

/** A record that stands (not reversed), with how it came. */
export interface LedgerRecord {
  readonly record: TrainingRecord;
  /** Told in a conversation, or from a sheet. */
  readonly origin: "self" | "sheet";
  /** Who told it, where it was not the teacher. */
  readonly enteredBy?: string | undefined;
  /** The record that it corrects. */
  readonly replaces?: string | undefined;
  readonly entry: number;
  readonly at: string;
  readonly certificate?: string | undefined;
  /** The record as its questionnaires leave it, where there are any on it. */
  readonly weighed?: TrainingRecord;
  /** In the order in which they were added; absent where there are none. */
  readonly evidence?: readonly Evidence[] | undefined;
}

/** The records as a policy weighs them. */
export function recordsWeighed(entries: readonly LedgerRecord[]): readonly TrainingRecord[] {
  return entries.map(({ record, weighed }) => weighed ?? record);
}

/** The records that stand after everything in the ledger, always made from its entries. */
export interface Records {
  /** In the order in which they were submitted. */
  of(teacher: string): Promise<readonly LedgerRecord[]>;
  /** The records of many teachers at once, by teacher id; teachers without records are absent. */
  ofMany(teachers: readonly string[]): Promise<ReadonlyMap<string, readonly LedgerRecord[]>>;
  /** The number of the last entry of the ledger; 0 while it is empty. */
  lastEntry(): Promise<number>;
  /** The teachers of whom something was written after an entry, each with their last entry. */
  changedSince(entry: number): Promise<ReadonlyMap<string, number>>;
  /**
   * For whom a record with one of these certificates was ever submitted, by certificate. It may no
   * longer stand.
   */
  teachersWithCertificates(
    certificates: readonly string[],
  ): Promise<ReadonlyMap<string, readonly string[]>>;
}

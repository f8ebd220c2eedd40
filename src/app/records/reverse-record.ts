import type { TrainingRecord } from "../../domain/training-record.ts";
import type { Effect } from "../ledger/entry-kinds.ts";
import type { Appended, Entry, Provenance } from "../ledger/ports.ts";
import type { Kept, Store } from "../store.ts";
import {
  RECORD_REVERSED,
  RECORD_SUBMITTED,
  REVERSAL,
  reversalOf,
  teacherStream,
} from "./entry-kinds.ts";
import type { LedgerRecord, Records } from "./ports.ts";

/** What somebody wants to take back of what was recorded in a conversation, by the teacher or for them. */
export interface UndoAsked extends Provenance {
  /** Whose record it is, where it is not that of who asks: then only what they entered themselves. */
  readonly teacher?: string | undefined;
  /**
   * The id of a record, or of the draft that became one or several; absent: the newest record. A
   * draft is taken back at once for ten minutes only.
   */
  readonly named?: string | undefined;
  /** The draft that was last said to be saved where this was asked. */
  readonly toldLast?: string | undefined;
  /** Whether a record fits what was said of it; absent where nothing was said. */
  readonly fits?: ((record: TrainingRecord) => boolean) | undefined;
}

/** What an undo came to. */
export type Undone =
  | {
      readonly kind: "undone";
      readonly records: readonly TrainingRecord[];
      readonly effects: readonly Effect[];
    }
  /** It was taken back before. */
  | { readonly kind: "undone-before"; readonly records: readonly TrainingRecord[] }
  /** It is not sure that this one is meant. */
  | { readonly kind: "ask"; readonly record: TrainingRecord }
  /** It is too long ago to be taken back by a press alone. */
  | { readonly kind: "late"; readonly records: readonly TrainingRecord[] }
  | { readonly kind: "nothing" };

/** For so long the button under what was just saved takes it back at once. */
const AT_ONCE_MS = 10 * 60 * 1000;

/**
 * Takes back records that were told in a conversation (冲正); the ledger keeps both entries.
 *
 * One that is named is taken back once, however often it is asked. Unnamed, it is the newest that
 * still stands, and only where that is plainly meant: not right after another undo, not where the
 * last one told here is another one, not where the words fit another one better, and not where it
 * corrects another or was entered by somebody else. Then it asks.
 *
 * @param tell makes the answer before anything is kept
 */
export async function undoRecords<T>(
  store: Pick<Store, "transaction">,
  asked: UndoAsked,
  tell: (undone: Undone, kept: Kept) => Promise<T>,
): Promise<T> {
  const work = async (kept: Kept) => {
    const { undone, first } = await undo(kept, asked);
    return { told: await tell(undone, kept), first };
  };
  const isWritten = async ({ log }: Kept, { first }: { first: Appended | undefined }) =>
    !first || (await log.entry(first.key))?.hash === first.hash;
  return (await store.transaction(work, isWritten)).told;
}

async function undo(
  kept: Kept,
  asked: UndoAsked,
): Promise<{ undone: Undone; first: Appended | undefined }> {
  const { by, teacher = by } = asked;
  const history = await kept.log.entriesOf(teacherStream(teacher));
  const own = await toldRecords(kept.records, teacher, by);
  if (asked.named === undefined) {
    const newest = meantByNothing(history, own, asked);
    if (!newest) return { undone: { kind: "nothing" }, first: undefined };
    if (!newest.isSure) {
      return { undone: { kind: "ask", record: newest.record.record }, first: undefined };
    }
    return reverse(kept, [newest.record], asked);
  }
  const { named } = asked;
  const meant = own.filter(({ record }) => isCalled(record.id, named));
  if (meant.length > 0) {
    const isOneRecord = meant.some(({ record }) => record.id === named);
    if (isOneRecord || !isLate(history, meant, asked)) return reverse(kept, meant, asked);
    const records = meant.map(({ record }) => record);
    return { undone: { kind: "late", records }, first: undefined };
  }
  const before = history
    .filter(RECORD_SUBMITTED.isKindOf)
    .filter((entry) => [entry.by, teacher].includes(by) && isCalled(entry.body.record.id, named))
    .map(({ body }) => body.record);
  const standing = await kept.records.of(teacher);
  const isThere = before.some(({ id }) => standing.some(({ record }) => record.id === id));
  const undone: Undone =
    before.length > 0 && !isThere
      ? { kind: "undone-before", records: before }
      : { kind: "nothing" };
  return { undone, first: undefined };
}

async function reverse(
  { log }: Kept,
  standing: readonly LedgerRecord[],
  { by, at, via, teacher = by }: UndoAsked,
): Promise<{ undone: Undone; first: Appended | undefined }> {
  const why = by === teacher ? "undone by the teacher" : "undone by who entered it";
  const entries = standing.map((each) => reversalOf(teacher, each, why, { by, at, via }));
  const [first] = await log.append(entries);
  const records = standing.map(({ record }) => record);
  const effects = entries.map(RECORD_REVERSED.effectOf);
  return { undone: { kind: "undone", records, effects }, first };
}

/** Whether one of these was kept more than ten minutes ago. */
function isLate(
  history: readonly Entry[],
  records: readonly LedgerRecord[],
  { at }: UndoAsked,
): boolean {
  const numbers = new Set(records.map(({ entry }) => entry));
  const since = Date.parse(at) - AT_ONCE_MS;
  return history.some((entry) => numbers.has(entry.number) && Date.parse(entry.at) < since);
}

/** What stands of what was told in a conversation, the newest last; to somebody else only what they told themselves. */
export async function toldRecords(
  records: Pick<Records, "of">,
  teacher: string,
  by: string,
): Promise<readonly LedgerRecord[]> {
  return (await records.of(teacher))
    .filter(({ origin, enteredBy }) => origin === "self" && (by === teacher || enteredBy === by))
    .sort((a, b) => a.entry - b.entry);
}

/** The record that an undo without a name is most likely about, and whether that is plain. */
function meantByNothing(
  history: readonly Entry[],
  own: readonly LedgerRecord[],
  { by, toldLast, fits }: UndoAsked,
): { record: LedgerRecord; isSure: boolean } | undefined {
  const newest = own.at(-1);
  if (!newest) return undefined;
  const record = (fits && own.findLast((each) => fits(each.record))) ?? newest;
  const lastUndo = history.findLast((entry) => entry.by === by && entry.key.startsWith(REVERSAL));
  const isSure =
    record === newest &&
    record.replaces === undefined &&
    [undefined, by].includes(record.enteredBy) &&
    (!fits || fits(record.record)) &&
    (lastUndo?.number ?? 0) < newest.entry &&
    (toldLast === undefined || isCalled(newest.record.id, toldLast));
  return { record, isSure };
}

/** Whether a record is the one of that name, or one of those that the draft of that name became. */
function isCalled(record: string, name: string): boolean {
  return record === name || record.startsWith(`${name}-`);
}

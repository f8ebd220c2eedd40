import { Failure } from "../../domain/failure.ts";
import type { Kept } from "../store.ts";
import { type ImportTurn, pause } from "./import-turn.ts";
import { packs } from "./packs.ts";

/**
 * Others who write wait for one transaction, which takes about so long. Where much of it is waiting
 * for a slow disk or server, fewer rows would not make it shorter, so there is a least number.
 */
const WRITING_MS = 25;
const FEWEST_ROWS = 100;
const MOST_ROWS = 1_000;
/** SQLite looks at least this often whether its lock is free. */
const LONGEST_REST_MS = 100;

/** What is left to do once all rows are judged. */
export interface Writing<P> {
  /** What is to be written, in parts that are written whole: one row, or all rows of a person. */
  readonly parts: readonly P[];
  /** How many rows belong to a part. */
  rowsOf(part: P): number;
  /**
   * Writes some parts as one transaction, after reading anew what they were held against: people
   * go on recording and withdrawing meanwhile. Says how many rows were new or changed something.
   */
  write(kept: Kept, parts: readonly P[]): Promise<number>;
}

/**
 * Writes the parts of a sheet in short transactions and rests after each for as long as it took.
 * Programs that wait for SQLite's lock only look now and then whether it is free: without the rests
 * they would find it taken again and again.
 *
 * @param onWritten told how many rows are written so far
 * @returns how many rows were new or changed something
 * @throws {Failure} import/stopped once something is written, else what went wrong
 */
export async function writeParts<P>(
  file: string,
  { parts, rowsOf, write }: Writing<P>,
  turn: ImportTurn,
  onWritten: (rows: number) => void,
): Promise<number> {
  const rowsIn = (some: readonly P[]) => some.reduce((sum, part) => sum + rowsOf(part), 0);
  let size = FEWEST_ROWS;
  let written = 0;
  let changed = 0;
  try {
    for (const pack of packs(parts, () => size, rowsOf)) {
      let start = 0;
      changed += await turn.write((kept) => {
        start = performance.now();
        return write(kept, pack);
      });
      const took = performance.now() - start;
      written += rowsIn(pack);
      onWritten(written);
      size = sizeAfter(rowsIn(pack), took);
      await pause(Math.min(took, LONGEST_REST_MS));
    }
  } catch (cause) {
    if (written === 0) throw cause;
    const problem = cause instanceof Error ? cause.message : String(cause);
    const details = { file, written, rows: rowsIn(parts), problem };
    throw new Failure("import/stopped", details, { cause });
  }
  return changed;
}

/** So many rows as should take the time that one transaction may; at most twice as many as before. */
function sizeAfter(rows: number, took: number): number {
  const fitting = Math.round((rows * WRITING_MS) / Math.max(took, 1));
  return Math.max(FEWEST_ROWS, Math.min(fitting, 2 * rows, MOST_ROWS));
}

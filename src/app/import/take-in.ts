import type { Kept, Store } from "../store.ts";
import { inImportTurn, type TurnOptions } from "./import-turn.ts";
import type { Reach } from "./match-people.ts";
import type { ImportReport } from "./problem.ts";
import type { RowReader } from "./read-row.ts";
import type { Remark } from "./remark.ts";
import type { Sheet } from "./sheet.ts";
import { type Writing, writeParts } from "./write-parts.ts";

/** How a sheet is taken in, whatever kind of sheet it is. */
export interface ImportOptions
  extends TurnOptions,
    Pick<Store, "roster" | "log" | "records" | "questionnaires" | "leases" | "transaction"> {
  /** The ids of the units that whoever imports reaches; rows on anybody else are refused. Without it nobody is out of reach. */
  readonly reach?: Reach | undefined;
  /** Says what would happen and writes nothing. */
  readonly dryRun?: boolean | undefined;
  /** Takes the good rows though others are rejected. */
  readonly partial?: boolean | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What can be read of the database while a sheet is judged. */
export type Known = Pick<Kept, "roster" | "records" | "questionnaires">;

/** Reports how many rows have been judged. */
export type Judging = (rows: number) => void;

/** What becomes of a sheet, once all of its rows are judged; refusals stand in the rows. */
export interface Judged<P> extends Writing<P> {
  /** How many rows are new or change something. */
  readonly changed: number;
  readonly remarks: readonly Remark[];
}

/** A sheet whose cells are read: its rows, and how they are held against what is known. */
export interface SheetJob<P> {
  readonly rows: readonly { readonly reader: Pick<RowReader<string>, "rejections"> }[];
  judge(known: Known, judging: Judging): Promise<Judged<P>>;
}

/**
 * Takes in a sheet: judges all of its rows, then writes in short transactions, so that others
 * write in between. No other import runs meanwhile. A sheet of which a row is refused is left out
 * whole, unless it is taken in in part.
 *
 * An import that is cut short leaves whole parts; the same sheet again adds the rest.
 *
 * @throws {Failure} import/busy, import/stopped
 */
export async function takeIn<P>(
  sheet: Sheet,
  job: SheetJob<P>,
  options: ImportOptions,
): Promise<ImportReport> {
  const total = job.rows.length;
  const tell = (judged: number, written: number) =>
    options.onProgress?.(Math.floor((judged + written) / 2), total);
  const take = async (write: (judged: Judged<P>) => Promise<number>) => {
    tell(0, 0);
    const judged = await job.judge(options, (rows) => tell(rows, 0));
    if (!options.partial && rejectionsOf(job).length > 0) return report(job, judged, 0, 0);
    const changed = await write(judged);
    tell(total, total);
    return report(job, judged, changed);
  };
  if (options.dryRun) return take(async ({ changed }) => changed);
  return inImportTurn(options, options, (turn) =>
    take((judged) => writeParts(sheet.file, judged, turn, (rows) => tell(total, rows))),
  );
}

const rejectionsOf = ({ rows }: Pick<SheetJob<never>, "rows">) =>
  rows.flatMap(({ reader }) => reader.rejections);

function report<P>(
  job: SheetJob<P>,
  { remarks }: Judged<P>,
  changed: number,
  accepted = job.rows.filter(({ reader }) => reader.rejections.length === 0).length,
): ImportReport {
  const rejected = rejectionsOf(job);
  const inOrder = remarks.toSorted(({ rows: [a = 0] }, { rows: [b = 0] }) => a - b);
  const told = remarks.length > 0 ? { remarks: inOrder } : {};
  return { read: job.rows.length, accepted, changed, rejected, ...told };
}

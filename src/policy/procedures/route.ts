import { ANY_LENGTH, covers, type DaySpan, joined, meet, piecesOf } from "./day-span.ts";
import type { RouteFile, RouteReading, RouteRow } from "./route-file.ts";

/** Who decides for a span of days; where the text does not say so plainly, what makes it doubtful. */
export interface Routed {
  readonly days: DaySpan;
  readonly row: RouteRow;
  /** Absent where exactly one row of the table speaks of these days. */
  readonly doubt?: Doubt;
}

export interface Doubt {
  readonly kind: "gap" | "overlap";
  /** The rows that all speak of it; of a gap, its neighbours. */
  readonly rows: readonly RouteRow[];
  readonly reading: RouteReading;
}

/** A piece of a table with the rows that speak of it, and the readings that settle it. */
export interface Piece {
  readonly days: DaySpan;
  readonly rows: readonly RouteRow[];
  readonly readings: readonly RouteReading[];
}

/** The rows of a table that hold for an applicant. */
function rowsFor({ rows }: RouteFile, applicant: string | undefined): readonly RouteRow[] {
  const own = rows.filter(({ applicants }) => applicant && applicants?.includes(applicant));
  return own.length > 0 ? own : rows.filter(({ applicants }) => applicants === undefined);
}

const spanOf = ({ days = ANY_LENGTH }: { readonly days?: DaySpan | undefined }) => days;

/**
 * A table for one applicant, shortest first, cut wherever another row begins or ends to hold.
 *
 * @param applicant the id of a party; absent for somebody whom no row names
 */
export function cutTable(table: RouteFile, applicant?: string): Piece[] {
  const rows = rowsFor(table, applicant);
  const readings = table.readings.filter(({ take }) => rows.some(({ id }) => id === take));
  return piecesOf([...rows, ...readings].map(spanOf)).map((days) => ({
    days,
    rows: rows.filter((row) => covers(spanOf(row), days)),
    readings: readings.filter((reading) => covers(reading.days, days)),
  }));
}

/** The rows right before and after a piece of which none speaks. */
function neighbours(pieces: readonly Piece[], index: number): RouteRow[] {
  const before = pieces.slice(0, index).findLast(({ rows }) => rows.length > 0);
  const after = pieces.slice(index + 1).find(({ rows }) => rows.length > 0);
  return [...(before?.rows.slice(-1) ?? []), ...(after?.rows.slice(0, 1) ?? [])];
}

function settled(pieces: readonly Piece[], index: number, table: RouteFile): Routed[] {
  const { days, rows, readings } = pieces[index] as Piece;
  const [only, ...others] = rows;
  if (only && others.length === 0) return [{ days, row: only }];
  const [reading] = readings;
  const row = table.rows.find(({ id }) => id === reading?.take);
  if (!reading || !row) return [];
  const doubt: Doubt = only
    ? { kind: "overlap", rows, reading }
    : { kind: "gap", rows: neighbours(pieces, index), reading };
  return [{ days, row, doubt }];
}

/** Pieces that are decided alike, put together again. */
function together(routed: readonly Routed[]): Routed[] {
  const result: Routed[] = [];
  for (const next of routed) {
    const last = result.at(-1);
    const alike = last?.row === next.row && last.doubt?.reading === next.doubt?.reading;
    if (last && alike) result[result.length - 1] = { ...next, days: joined(last.days, next.days) };
    else result.push(next);
  }
  return result;
}

/**
 * Who decides, for every part of the days asked about that is decided differently.
 *
 * @param applicant the id of a party; absent for somebody whom no row names
 */
export function routesFor(
  table: RouteFile,
  applicant: string | undefined,
  days: DaySpan,
): Routed[] {
  const pieces = cutTable(table, applicant);
  const all = pieces.flatMap((_, index) => settled(pieces, index, table));
  return together(all.filter((routed) => meet(routed.days, days)));
}

/** How many hours make a day where somebody asks in hours; nothing where the table does not say. */
export function hoursInDay({ "hours-in-day": hours }: RouteFile): number | undefined {
  return hours;
}

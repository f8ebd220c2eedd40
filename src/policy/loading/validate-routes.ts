import { spanInWords } from "../procedures/day-span.ts";
import { cutTable, type Piece } from "../procedures/route.ts";
import type { RouteFile } from "../procedures/route-file.ts";
import type { Refuse } from "../terms/refuse.ts";

/** Everybody for whom a table may decide differently: those whom it names, and all others. */
function applicantsOf({ rows }: RouteFile): (string | undefined)[] {
  const named = new Set(rows.flatMap(({ applicants = [] }) => applicants));
  const others = rows.some(({ applicants }) => applicants === undefined) ? [undefined] : [];
  return [...others, ...named];
}

/** Every reading names a row of its table, and of an overlap one that overlaps. */
function checkReadings(table: RouteFile, path: readonly (string | number)[], refuse: Refuse): void {
  for (const [index, { take }] of table.readings.entries()) {
    if (!table.rows.some(({ id }) => id === take)) {
      refuse([...path, "readings", index, "take"], `rows has no ${take}`);
    }
  }
}

/** What is wrong with one piece of a table, if anything, and at which reading. */
function problemOf({ days, rows, readings }: Piece, whom: string): string | undefined {
  const length = `${spanInWords(days)}${whom}`;
  const names = rows.map(({ id }) => id);
  const [reading, second] = readings;
  if (names.length === 1) {
    return reading && `${names[0]} decides ${length} by itself; no reading is needed`;
  }
  if (second) return `two readings speak of ${length}`;
  if (!reading) {
    return names.length === 0
      ? `no row decides ${length}; add one, or a reading`
      : `${names.join(" and ")} both decide ${length}; add a reading that says which`;
  }
  const isOneOfThem = names.length === 0 || names.includes(reading.take);
  return isOneOfThem ? undefined : `of ${length} one of ${names.join(", ")} must decide`;
}

/** Each length is decided by exactly one row, or a reading says by which and why. */
function checkPieces(
  table: RouteFile,
  applicant: string | undefined,
  path: readonly (string | number)[],
  refuse: Refuse,
): void {
  const whom = applicant === undefined ? "" : ` for ${applicant}`;
  for (const piece of cutTable(table, applicant)) {
    const problem = problemOf(piece, whom);
    const [reading] = piece.readings;
    const at = reading ? ["readings", table.readings.indexOf(reading)] : ["rows"];
    if (problem !== undefined) refuse([...path, ...at], problem);
  }
}

/** A table decides every length once for everybody, or says how a gap or an overlap is read. */
export function checkRoutes(tables: readonly RouteFile[], refuse: Refuse): void {
  for (const [index, table] of tables.entries()) {
    const path = ["routes", index];
    checkReadings(table, path, refuse);
    for (const applicant of applicantsOf(table)) checkPieces(table, applicant, path, refuse);
  }
}

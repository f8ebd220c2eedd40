import { createHash } from "node:crypto";

/** A row of the ledger as whoever reads the tables sees it. */
export type ForgedEntry = Readonly<Record<string, string | number>>;

/** The hash of an entry as anybody can compute it who knows how, without the key. */
export function plainHash(row: ForgedEntry): string {
  const { at, body, by, key, kind, number, stream, via } = row;
  const content = { at, body, by, key, kind, number, teacher: stream, via };
  return createHash("sha256")
    .update(`${row.previous}${JSON.stringify(content)}`)
    .digest("hex");
}

/** The row with other columns and the plain hash that then belongs to it. */
export function forged(row: ForgedEntry, changed: ForgedEntry): ForgedEntry {
  const next = { ...row, ...changed };
  return { ...next, hash: plainHash(next) };
}

/** The statement that inserts a row. */
export function insertOf(table: string, row: ForgedEntry): string {
  const names = Object.keys(row).map((name) => `"${name}"`);
  return `insert into ${table} (${names.join(", ")}) values (${Object.values(row).map(literal).join(", ")})`;
}

/** The statement that gives an entry these columns. */
export function updateOf(row: ForgedEntry, number = row.number): string {
  const sets = Object.entries(row).map(([name, value]) => `"${name}" = ${literal(value)}`);
  return `update entries set ${sets.join(", ")} where number = ${number}`;
}

function literal(value: string | number): string {
  return typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

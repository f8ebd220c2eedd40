import type { Leave, Teacher } from "../../domain/teacher.ts";
import {
  CIRCUMSTANCE_DETAILS,
  CIRCUMSTANCE_HEADINGS,
  type Circumstance,
  type CircumstanceColumn,
  type CircumstanceRow,
} from "./circumstance-row.ts";
import { CIRCUMSTANCE_WORDS, DIRECTION_WORDS, SENDER_WORDS } from "./circumstance-words.ts";
import type { Columns } from "./columns.ts";
import type { Words } from "./read-word.ts";
import type { Remark, Remarked } from "./remark.ts";

type Entry = Circumstance["entry"];

/** A teacher with what a row says of them, and what somebody should look at. */
export interface Applied<T extends Teacher> {
  readonly teacher: T;
  readonly remarks: readonly Remark[];
}

/** The first day of a leave or posting, or the day of a designation. */
export const startOf = (entry: Entry) => ("on" in entry ? entry.on : entry.from);

/**
 * Lays a row over what is known of a teacher: an entry of the same kind and first day is taken out
 * where the row is void, else it takes the row's facts. A column that the sheet lacks changes
 * nothing. The place of an entry in its list stays, because granted credits are named after it.
 *
 * A row that overlaps another entry of its kind is refused, and changes nothing.
 */
export function applyCircumstance<T extends Teacher>(
  teacher: T,
  { reader, isVoid, circumstance }: CircumstanceRow & { readonly circumstance: Circumstance },
  columns: Columns<CircumstanceColumn>,
): Applied<T> {
  const { list, entry } = circumstance;
  const entries: readonly Entry[] = teacher[list] ?? [];
  const known = entries.find(
    (each) => each.kind === entry.kind && startOf(each) === startOf(entry),
  );
  const called = (each: Entry) => ({ kind: wordOf(list, each), from: startOf(each) ?? "" });
  const remark = (column: CircumstanceColumn, remarked: Remarked): Remark => ({
    rows: [reader.row],
    column: columns[column] ?? CIRCUMSTANCE_HEADINGS[column][0],
    remarked,
  });
  if (isVoid) {
    const code = known ? "circumstance-void" : "circumstance-not-there";
    const remarks = [remark("void", { code, ...called(entry) })];
    const rest = entries.filter((each) => each !== known);
    return { teacher: known ? { ...teacher, [list]: rest } : teacher, remarks };
  }
  const now = laidOver(known, entry, columns);
  const others = entries.filter((each) => each !== known && each.kind === entry.kind);
  const overlapping = others.find((each) => overlap(each, now));
  if (overlapping) {
    reader.refuse("from", { code: "circumstance-overlaps", ...called(overlapping) });
    return { teacher, remarks: [] };
  }
  const besides = (list === "designations" ? others : []).map((each) =>
    remark("from", { code: "designation-besides", ...called(each) }),
  );
  if (!known) return { teacher: { ...teacher, [list]: [...entries, now] }, remarks: besides };
  const changes = changesBetween(known, now).map(({ column, ...change }) =>
    remark(column, { code: "circumstance-changed", ...change }),
  );
  const remarks = [...changes, ...besides];
  if (changes.length === 0) return { teacher, remarks };
  const replaced = entries.map((each) => (each === known ? now : each));
  return { teacher: { ...teacher, [list]: replaced }, remarks };
}

/** Whether two times share a day; a designation lasts, so it overlaps nothing. */
function overlap(one: Entry, other: Entry): boolean {
  if ("on" in one || "on" in other) return false;
  const isBefore = ({ to }: Lasting, { from }: Lasting) =>
    to !== undefined && from !== undefined && to < from;
  return !isBefore(one, other) && !isBefore(other, one);
}

type Lasting = Pick<Leave, "from" | "to">;

/** An entry with what a sheet says of it, an empty cell included; only what it has columns for. */
function laidOver(
  known: Entry | undefined,
  entry: Entry,
  columns: Columns<CircumstanceColumn>,
): Entry {
  const lacking = CIRCUMSTANCE_DETAILS.filter((column) => columns[column] === undefined);
  const said = Object.entries(entry).filter(([key]) => !lacking.some((each) => each === key));
  const laid = Object.entries({ ...known, ...Object.fromEntries(said) });
  return Object.fromEntries(laid.filter(([, value]) => value !== undefined)) as unknown as Entry;
}

/** Every detail in which two entries differ, as a sheet would write it. */
function changesBetween(before: Entry, after: Entry) {
  const [was, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return CIRCUMSTANCE_DETAILS.filter((column) => was.get(column) !== now.get(column)).map(
    (column) => ({ column, was: written(was.get(column)), now: written(now.get(column)) }),
  );
}

function written(value: unknown): string {
  const words: Words<unknown> = [...SENDER_WORDS, ...DIRECTION_WORDS];
  const [, word] = words.find(([meaning]) => meaning === value) ?? [];
  return word ?? String(value ?? "—");
}

/** What a sheet calls an entry of that list. */
function wordOf(list: Circumstance["list"], { kind }: Entry): string {
  const found = CIRCUMSTANCE_WORDS.find(([of]) => of.list === list && of.kind === kind);
  return found?.[1] ?? kind;
}

import type { Day } from "../../src/domain/day.ts";
import type { Leave, Teacher } from "../../src/domain/teacher.ts";
import type { TrainingRecord } from "../../src/domain/training-record.ts";
import { earlier, later } from "./days.ts";
import { isLecturing, readPrincipalTraining } from "./facts.ts";
import { isZero, minus, plus, type Ratio, smaller, sum, ZERO } from "./ratio.ts";
import { holds, type Window, windowOf } from "./windows.ts";

/** One teacher with records, and the day asked about. */
export interface Question {
  readonly teacher: Teacher;
  readonly records: readonly TrainingRecord[];
  readonly asOf: Day;
}

/** Where a worth goes: to its year and then its cycle, to its cycle only, or to the track. */
type Booking = "year" | "cycle" | "track";

/** What a record is worth by itself, and the scope it is capped or required in. */
export interface Worth {
  readonly amount: Ratio;
  readonly scope: string;
  readonly booking: Booking;
}

/** A worth for the year of the record. */
export function worth(amount: Ratio, scope: string): Worth {
  return { amount, scope, booking: "year" };
}

export const WORTHLESS = worth(ZERO, "nothing");

/** Reading 20: a worth that adds up only in the track for new teachers. */
export function worthInTrack(amount: Ratio): Worth {
  return { amount, scope: "induction", booking: "track" };
}

/** A record, or a grant without a record, as it goes through the arithmetic. */
export interface Entry {
  readonly id: string;
  /** Completed on; the order of the caps. */
  readonly date: Day;
  /** Decides the year. */
  readonly countingDay: Day;
  readonly record: TrainingRecord | undefined;
  readonly scope: string;
  readonly booking: Booking;
  readonly year: Window | undefined;
  readonly cycle: Window | undefined;
  /** Takes part in caps, totals, requirements: not failed, not pending, in a year of the policy. */
  readonly counts: boolean;
  readonly reasons: Set<"pending" | "duplicate" | "capped" | "granted">;
  converted: Ratio;
  counted: Ratio;
  countedInCycle: Ratio;
}

/** How a policy reads records. */
export interface Rules {
  readonly years: readonly Window[];
  readonly cycles: readonly Window[];
  readonly worthOf: (record: TrainingRecord) => Worth;
  readonly countingDayOf?: (record: TrainingRecord) => Day;
  readonly isVerified?: (record: TrainingRecord) => boolean;
}

export interface Book extends Question, Rules {
  readonly entries: Entry[];
}

/** Readings 2 and 4 to 6: what every record is worth by itself, and whether it takes part. */
export function openBook(question: Question, rules: Rules): Book {
  const { asOf, records } = question;
  const entries = records.map((record): Entry => {
    const { amount, scope, booking } = rules.worthOf(record);
    const countingDay = rules.countingDayOf?.(record) ?? record.date;
    const year = windowOf(rules.years, countingDay);
    const failed = record.outcome === "failed" || record.accredited === false;
    const verified = rules.isVerified?.(record) ?? record.verified !== false;
    const pending = !verified || countingDay > asOf;
    return {
      id: record.id,
      date: record.date,
      countingDay,
      record,
      scope,
      booking,
      year,
      cycle: year && windowOf(rules.cycles, countingDay),
      counts: year !== undefined && !failed && !pending,
      reasons: new Set(pending ? ["pending"] : []),
      converted: failed ? ZERO : amount,
      counted: ZERO,
      countedInCycle: ZERO,
    };
  });
  return { ...question, ...rules, entries };
}

/** Reading 11: by date, then by id as plain text. */
export function completedBefore(a: Entry, b: Entry): boolean {
  return a.date === b.date ? a.id < b.id : a.date < b.date;
}

/** Reading 19: of the records with the same key only the best one keeps its worth. */
export function keepOne(
  book: Book,
  keyOf: (entry: Entry) => string | undefined,
  isBetter: (a: Entry, b: Entry) => boolean,
): void {
  const best = new Map<string, Entry>();
  for (const entry of book.entries) {
    const key = entry.counts && !isZero(entry.converted) ? keyOf(entry) : undefined;
    if (key === undefined) continue;
    const rival = best.get(key);
    const [kept, loser] = rival && isBetter(rival, entry) ? [rival, entry] : [entry, rival];
    best.set(key, kept);
    if (!loser) continue;
    loser.converted = ZERO;
    loser.reasons.add("duplicate");
  }
}

/** Every counting record has its worth in its year; the caps of years come next. */
export function bookYears(book: Book): void {
  for (const entry of book.entries) {
    if (entry.counts && entry.booking === "year") entry.counted = entry.converted;
  }
}

/** Reading 12: the cycle gets what the caps of years left. */
export function bookCycles(book: Book): void {
  for (const entry of book.entries) {
    if (!entry.counts || !entry.cycle || entry.booking === "track") continue;
    entry.countedInCycle = entry.booking === "cycle" ? entry.converted : entry.counted;
  }
}

/** Reading 23: the days of a leave; none without its first day. */
function daysOfLeave(leave: Leave, asOf: Day): { from: Day; to: Day }[] {
  if (!leave.from) return [];
  return [{ from: leave.from, to: leave.to ?? later(leave.from, asOf) }];
}

/** Reading 3: those of the windows that a record with a year, a grant, a leave or `asOf` touches. */
export function listed(book: Book, windows: readonly Window[]): Window[] {
  const days = book.entries
    .filter((entry) => entry.year)
    .map((entry) => ({ from: entry.countingDay, to: entry.countingDay }));
  const leaves = (book.teacher.leaves ?? []).flatMap((leave) => daysOfLeave(leave, book.asOf));
  const first = book.years[0]?.from ?? book.asOf;
  const last = book.years.at(-1)?.to ?? book.asOf;
  const spans = [...days, ...leaves, { from: book.asOf, to: book.asOf }].map(({ from, to }) => ({
    from: later(from, first),
    to: earlier(to, last),
  }));
  return windows.filter((window) =>
    spans.some((span) => span.from <= span.to && span.from <= window.to && window.from <= span.to),
  );
}

export interface CapLine {
  readonly scope: string;
  readonly window: "year" | "school-year" | "cycle";
  readonly label: string;
  readonly limit: Ratio;
  readonly before: Ratio;
  readonly counted: Ratio;
}

/** Readings 11 and 12: in each listed window the last completed lose what is over the limit. */
export function cap(
  book: Book,
  scope: string,
  window: CapLine["window"],
  windows: readonly Window[],
  limitIn: (at: Window) => Ratio,
): CapLine[] {
  const field = window === "cycle" ? "countedInCycle" : "counted";
  return listed(book, windows).map((at) => {
    const limit = limitIn(at);
    const entries = book.entries
      .filter((entry) => entry.counts && entry.scope === scope && holds(at, entry.countingDay))
      .sort((a, b) => (completedBefore(a, b) ? -1 : 1));
    const before = sum(entries.map((entry) => entry[field]));
    let counted = ZERO;
    for (const entry of entries) {
      const kept = smaller(entry[field], minus(limit, counted));
      if (!isZero(minus(entry[field], kept))) entry.reasons.add("capped");
      entry[field] = kept;
      counted = plus(counted, kept);
    }
    return { scope, window, label: at.label, limit, before, counted };
  });
}

/** Reading 13. */
export function totalOfYear(book: Book, year: Window): Ratio {
  const entries = book.entries.filter((entry) => entry.year?.label === year.label);
  return sum(entries.map((entry) => entry.counted));
}

/** Reading 13, of all records or of those in some scopes. */
export function totalOfCycle(book: Book, cycle: Window, ...scopes: readonly string[]): Ratio {
  const entries = book.entries.filter(
    (entry) =>
      entry.cycle?.label === cycle.label && (scopes.length === 0 || scopes.includes(entry.scope)),
  );
  return sum(entries.map((entry) => entry.countedInCycle));
}

/** Reading 22: what all records carrying a theme give to a cycle, lecturing excluded. */
export function themeInCycle(book: Book, cycle: Window, theme: "it" | "class-teacher"): Ratio {
  const entries = book.entries.filter(
    ({ record, cycle: its }) =>
      record?.themes?.includes(theme) &&
      !isLecturing(readPrincipalTraining(record)) &&
      its?.label === cycle.label,
  );
  return sum(entries.map((entry) => entry.countedInCycle));
}

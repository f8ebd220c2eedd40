import { type Book, type CapLine, listed, totalOfCycle, totalOfYear } from "./common.ts";
import { dayOf, yearOf } from "./days.ts";
import { larger, minus, type Ratio, ratio, reaches, sum, toAmount, ZERO } from "./ratio.ts";
import { holds, type Window } from "./windows.ts";

/** What the contract demands of a standing, as numbers; lines are sets keyed by scope, window, label. */
export interface NaiveStanding {
  readonly unit: "credit" | "hour";
  readonly records: readonly {
    readonly id: string;
    readonly converted: number;
    readonly counted: number;
    readonly countedInCycle: number;
    readonly year: string | null;
    readonly cycle: string | null;
    /** Sorted; the codes that do not depend on how a policy words its rules. */
    readonly reasons: readonly string[];
  }[];
  readonly years: readonly NaiveTotal[];
  readonly cycles: readonly NaiveTotal[];
  readonly requirements: readonly NaiveRequirement[];
  readonly thresholds: readonly {
    readonly label: string;
    readonly at: number;
    readonly counted: number;
    readonly missing: number;
    readonly reached: boolean;
  }[];
  readonly caps: readonly {
    readonly scope: string;
    readonly window: "year" | "school-year" | "cycle";
    readonly label: string;
    readonly limit: number;
    readonly before: number;
    readonly counted: number;
    readonly lost: number;
    readonly room: number;
  }[];
}

interface NaiveTotal extends Window {
  readonly total: number;
}

export interface NaiveRequirement {
  readonly scope: string;
  readonly window: "year" | "cycle" | "track";
  readonly label: string;
  readonly required: number;
  readonly counted: number;
  readonly missing: number;
  readonly status: "met" | "short" | "open" | "waived";
}

/** Reading 17. */
function missingOf(required: Ratio, counted: Ratio): Ratio {
  return larger(ZERO, minus(required, counted));
}

/** Readings 15 to 17: one requirement line. */
export function requirement(
  book: Book,
  scope: string,
  window: NaiveRequirement["window"],
  at: Window,
  required: Ratio,
  counted: Ratio,
): NaiveRequirement {
  const whileMissing = book.asOf > at.to ? "short" : "open";
  return {
    scope,
    window,
    label: at.label,
    required: toAmount(required),
    counted: toAmount(counted),
    missing: toAmount(missingOf(required, counted)),
    status: reaches(counted, required) ? "met" : whileMissing,
  };
}

/** Reading 21: whole calendar years beginning with the year of `hiredOn`. */
function trackWindow(book: Book, firstYear: number, years: number): Window | undefined {
  if (!book.teacher.hiredOn) return undefined;
  const hired = yearOf(book.teacher.hiredOn);
  if (hired < firstYear) return undefined;
  const last = hired + years - 1;
  return { label: `${hired}-${last}`, from: dayOf(hired, 1, 1), to: dayOf(last, 12, 31) };
}

/** Reading 20: what the records of induction in this window are worth together. */
export function inductionIn(book: Book, window: Window): Ratio {
  const entries = book.entries.filter(
    (entry) => entry.counts && entry.scope === "induction" && holds(window, entry.countingDay),
  );
  return sum(entries.map((entry) => entry.converted));
}

/** Reading 21: the line of the track, and a line for each of its first years that has a minimum. */
export function trackLines(
  book: Book,
  track: { firstYear: number; years: number; required: number; eachOfTheFirst: number[] },
): NaiveRequirement[] {
  const window = trackWindow(book, track.firstYear, track.years);
  if (!window) return [];
  const whole = listed(book, [window]).map((at) =>
    requirement(book, "induction", "track", at, ratio(track.required), inductionIn(book, at)),
  );
  const minimumOf = (year: Window) =>
    track.eachOfTheFirst[Number(year.label) - Number(window.label.slice(0, 4))];
  const single = listed(book, book.years).flatMap((year) => {
    const minimum = minimumOf(year);
    if (minimum === undefined) return [];
    return [requirement(book, "induction", "year", year, ratio(minimum), inductionIn(book, year))];
  });
  return [...whole, ...single];
}

/** Everything as numbers. */
export function standing(
  book: Book,
  unit: NaiveStanding["unit"],
  lines: {
    requirements: readonly NaiveRequirement[];
    thresholds?: readonly { at: Window; atLeast: Ratio }[];
    caps: readonly CapLine[];
  },
): NaiveStanding {
  return {
    unit,
    records: book.entries.map((entry) => ({
      id: entry.id,
      converted: toAmount(entry.converted),
      counted: toAmount(entry.counted),
      countedInCycle: toAmount(entry.countedInCycle),
      year: entry.booking === "cycle" ? null : (entry.year?.label ?? null),
      cycle: entry.cycle?.label ?? null,
      reasons: [...entry.reasons].sort(),
    })),
    years: listed(book, book.years).map((year) => ({
      ...year,
      total: toAmount(totalOfYear(book, year)),
    })),
    cycles: listed(book, book.cycles).map((cycle) => ({
      ...cycle,
      total: toAmount(totalOfCycle(book, cycle)),
    })),
    requirements: lines.requirements,
    thresholds: (lines.thresholds ?? []).map(({ at, atLeast }) => {
      const counted = totalOfYear(book, at);
      return {
        label: at.label,
        at: toAmount(atLeast),
        counted: toAmount(counted),
        missing: toAmount(missingOf(atLeast, counted)),
        reached: reaches(counted, atLeast),
      };
    }),
    caps: lines.caps.map((line) => ({
      scope: line.scope,
      window: line.window,
      label: line.label,
      limit: toAmount(line.limit),
      before: toAmount(line.before),
      counted: toAmount(line.counted),
      lost: toAmount(minus(line.before, line.counted)),
      room: toAmount(minus(line.limit, line.counted)),
    })),
  };
}

/** What the naive evaluator says of each line; about reasons and articles it says nothing. */
export const NAIVE_KEYS = {
  records: ["id", "converted", "counted", "countedInCycle", "year", "cycle"],
  years: ["label", "from", "to", "total"],
  cycles: ["label", "from", "to", "total"],
  requirements: ["scope", "window", "label", "required", "counted", "missing", "status"],
  thresholds: ["label", "at", "counted", "missing", "reached"],
  caps: ["scope", "window", "label", "limit", "before", "counted", "lost", "room"],
} as const;

import type { Facts } from "../../src/policy/engine/evaluate.ts";
import { YEARS } from "../teachers.ts";
import type { Told } from "../told.ts";
import { CYCLE_LEAST, capYearAt, type Terms, THEME_LEAST, YEAR_CAP, YEAR_LEAST } from "./terms.ts";

/** What plain code adds up from what each record is worth. */
export interface Sums extends Pick<Told, "cut" | "counted" | "inCycle"> {
  readonly years: readonly number[];
  readonly cycle: number;
  readonly theme: number;
}

/** Trims under the caps, the latest first, and adds up; the records come in the order of their days. */
export function sumUp(terms: Terms, { records }: Facts, worths: readonly number[]): Sums {
  const room = terms.capYears.map(() => YEAR_CAP);
  const cut = [...terms.capYears.map(() => 0), 0];
  const years = YEARS.map(() => 0);
  const counted: number[] = [];
  const inCycle: number[] = [];
  let [cycle, theme, cycleRoom] = [0, 0, terms.cycleCap];
  for (const [index, { date, activity, role, themes }] of records.entries()) {
    const worth = worths[index] ?? 0;
    let [kept, keptInCycle] = [worth, worth];
    if (activity === "school-based") {
      const at = capYearAt(terms, date);
      kept = Math.min(worth, room[at] ?? 0);
      keptInCycle = Math.min(kept, cycleRoom);
      room[at] = (room[at] ?? 0) - kept;
      cycleRoom -= keptInCycle;
      cut[at] = (cut[at] ?? 0) + worth - kept;
      cut[terms.capYears.length] = (cut[terms.capYears.length] ?? 0) + kept - keptInCycle;
    }
    const year = Number(date.slice(0, 4)) - Number(YEARS[0]);
    years[year] = (years[year] ?? 0) + kept;
    cycle += keptInCycle;
    if (role !== "lecturer" && themes?.includes(terms.theme)) theme += keptInCycle;
    counted.push(kept);
    inCycle.push(keptInCycle);
  }
  return { years, cycle, theme, cut, counted, inCycle };
}

const missing = (least: number, counted: number) => Math.max(0, least - counted);

/** Sums as a teacher is told them. */
export function toldFrom(terms: Terms, facts: Facts, { years, cycle, theme, ...rest }: Sums): Told {
  const isAsked = terms.isAskedForTheme(facts);
  return {
    years: years.map((total) => ({
      total,
      missing: missing(YEAR_LEAST, total),
      belowThreshold: missing(terms.threshold, total),
    })),
    cycle: { total: cycle, missing: missing(CYCLE_LEAST, cycle) },
    theme: isAsked
      ? { counted: theme, missing: missing(THEME_LEAST, theme) }
      : { counted: 0, missing: 0 },
    ...rest,
  };
}

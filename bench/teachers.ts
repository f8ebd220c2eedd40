import { type Day, makeDay } from "../src/domain/day.ts";
import { type TrainingRecord, withAllKeys } from "../src/domain/training-record.ts";
import type { Facts } from "../src/policy/engine/evaluate.ts";

const FIRST_YEAR = 2011;
const RECORDS_A_YEAR = 6;
const LEVELS = ["county", "city", "province", "nation"] as const;
const OUTCOMES = [undefined, undefined, undefined, "excellent", "failed"] as const;
const PLACES = [undefined, "own-school", "own-county", "other-county", "other-city"] as const;

/** The years of one cycle, and its last day: the day asked about. */
export const YEARS = ["2011", "2012", "2013", "2014", "2015"];
export const CYCLE_END = "2015-12-31" as Day;

/** Two digits each, so that the order of the ids is that of the days. */
const IDS = Array.from(
  { length: YEARS.length * RECORDS_A_YEAR },
  (_, index) => `r${String(index + 1).padStart(2, "0")}`,
);

type Chance = (limit: number) => number;

/** A stream of numbers below `limit` that is the same in every run. */
export function chance(seed: number): Chance {
  let state = seed * 2_654_435_761 + 1;
  return (limit) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return (((state ^ (state >>> 13)) >>> 0) % limit) | 0;
  };
}

/** What a record states besides its day. */
export type Content = Omit<TrainingRecord, "id" | "date">;

/** Thirty records over five years, one every two months, in the order in which a ledger lists them. */
export function overFiveYears(
  firstYear: number,
  next: Chance,
  content: () => Content,
): TrainingRecord[] {
  return IDS.map((id, index) => {
    const month = 2 * (index % RECORDS_A_YEAR) + 1 + next(2);
    const date = makeDay(firstYear + Math.floor(index / RECORDS_A_YEAR), month, 1 + next(28));
    return withAllKeys({ id, date, ...content() });
  });
}

function trained(next: Chance, theme: "it" | "class-teacher"): Content {
  return {
    activity: "training",
    mode: "in-person",
    level: LEVELS[next(4)] ?? "county",
    hours: 1 + next(13),
    outcome: OUTCOMES[next(5)],
    themes: next(4) === 0 ? [theme] : undefined,
  };
}

function inGansu(next: Chance): Content {
  const kind = next(10);
  if (kind < 3) return { activity: "school-based", level: "school", hours: 10 + next(71) };
  if (kind > 3) return trained(next, "it");
  const level = LEVELS[next(4)] ?? "county";
  return { activity: "training", role: "lecturer", host: "programme", level, hours: 1 + next(8) };
}

function atHeye(next: Chance): Content {
  const kind = next(20);
  if (kind < 8) return { activity: "school-based", level: "school", hours: 8 + next(23) };
  if (kind < 13) return trained(next, "class-teacher");
  const [host, place] = [next(3), PLACES[next(5)]];
  return {
    activity: "training",
    role: "lecturer",
    host: host === 0 ? undefined : host === 1 ? "school" : "programme",
    level: host === 0 ? undefined : LEVELS[next(4)],
    place,
    hours: 1 + next(8),
    content: ["课堂评价", "作文教学", undefined][next(3)],
  };
}

/** A teacher in Gansu over one cycle, the same for the same number. */
export function teacher(number: number): Facts {
  const next = chance(number + 1);
  return {
    teacher: { id: `T${number}` },
    records: overFiveYears(FIRST_YEAR, next, () => inGansu(next)),
  };
}

/** A teacher of Heye school, who lectures a good deal; every other one is a class teacher. */
export function heyeTeacher(number: number): Facts {
  const next = chance(number + 1);
  return {
    teacher: { id: `T${number}`, roles: number % 2 === 0 ? ["class-teacher"] : [] },
    records: overFiveYears(FIRST_YEAR, next, () => atHeye(next)),
  };
}

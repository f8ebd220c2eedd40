import type { TrainingRecord } from "../../src/domain/training-record.ts";
import type { Facts } from "../../src/policy/engine/evaluate.ts";
import type { Told } from "../told.ts";
import type { Competitor } from "./competitor.ts";
import { sumUp, toldFrom } from "./sums.ts";
import { GANSU, HEYE, type Terms } from "./terms.ts";

type Rates = Readonly<Record<string, number>>;

export const TRAINING: Rates = { county: 1, city: 2, province: 3, nation: 4 };
export const LECTURING: Rates = { county: 2, city: 3, province: 4, nation: 5 };
export const BONUS: Rates = { county: 4, city: 6, province: 8, nation: 10 };

function worthInGansu({ activity, role, level = "county", hours = 0, outcome }: TrainingRecord) {
  if (outcome === "failed") return 0;
  if (activity === "school-based") return hours / 3;
  if (role === "lecturer") return hours * (LECTURING[level] ?? 0);
  return hours * (TRAINING[level] ?? 0) + (outcome === "excellent" ? (BONUS[level] ?? 0) : 0);
}

function rateOfLecture({ host, level, place }: TrainingRecord): number {
  if (host === "school" || level === "school" || (!host && !level)) {
    if (place === "own-school") return 0;
    if (place === "other-city") return 5;
    return place === "other-county" ? 3 : 2;
  }
  if (place === "other-city" || level === "province" || level === "nation") return 5;
  return level === "city" || place === "other-county" ? 4 : 3;
}

function worthAtHeye(record: TrainingRecord) {
  const { role, hours = 0, outcome } = record;
  if (outcome === "failed") return 0;
  return role === "lecturer" ? hours * rateOfLecture(record) : hours;
}

/** Of the lectures of one content in a year only the one worth most keeps its worth, else the first. */
export function dropSameLectures({ records }: Facts, worths: number[]): void {
  const best = new Map<string, number>();
  for (const [index, { role, content, date }] of records.entries()) {
    const worth = worths[index] ?? 0;
    if (role !== "lecturer" || !content || worth === 0) continue;
    const key = `${date.slice(0, 4)} ${content}`;
    const rival = best.get(key);
    if (rival === undefined || worth > (worths[rival] ?? 0)) best.set(key, index);
    if (rival !== undefined) worths[best.get(key) === index ? rival : index] = 0;
  }
}

function byHand(terms: Terms, worthsOf: (facts: Facts) => number[]): Competitor<Told> {
  return {
    name: "plain TypeScript, nothing explained",
    answer: (facts) => toldFrom(terms, facts, sumUp(terms, facts, worthsOf(facts))),
    told: (answer) => answer,
  };
}

/** The same rules as plain code: no explanation, no articles, nothing that can be changed as data. */
export const gansuByHand = byHand(GANSU, ({ records }) => records.map(worthInGansu));

export const heyeByHand = byHand(HEYE, (facts) => {
  const worths = facts.records.map(worthAtHeye);
  dropSameLectures(facts, worths);
  return worths;
});

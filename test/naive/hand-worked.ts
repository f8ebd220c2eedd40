import type { Day } from "../../src/domain/day.ts";
import type { Teacher } from "../../src/domain/teacher.ts";
import type { TrainingRecord } from "../../src/domain/training-record.ts";
import type { NaiveStanding } from "./lines.ts";
import { type NaivePolicyId, naiveStanding } from "./naive-standing.ts";

/** A record in few words: training, and numbered r1, r2 … unless it says otherwise. */
type Facts = Partial<Omit<TrainingRecord, "date">> & { date: string };

export function standingOf(
  policy: NaivePolicyId,
  asOf: string,
  facts: readonly Facts[],
  teacher: Partial<Teacher> = {},
): NaiveStanding {
  const records = facts.map(
    (one, index) => ({ id: `r${index + 1}`, activity: "training", ...one }) as TrainingRecord,
  );
  return naiveStanding(policy, { teacher: { id: "T001", ...teacher }, records }, asOf as Day);
}

export const converted = (standing: NaiveStanding) =>
  standing.records.map((record) => record.converted);
export const counted = (standing: NaiveStanding) =>
  standing.records.map((record) => record.counted);
export const labels = (windows: readonly { label: string }[]) =>
  windows.map((window) => window.label);

export function line(standing: NaiveStanding, scope: string, window: string, label: string) {
  return standing.requirements.find(
    (one) => one.scope === scope && one.window === window && one.label === label,
  );
}

export const day = (text: string) => text as Day;

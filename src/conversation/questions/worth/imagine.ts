import type { Day } from "../../../domain/day.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import { yearsTogether } from "../../../domain/window.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { evaluate, type Facts } from "../../../policy/engine/evaluate.ts";
import { whatIf } from "../../../policy/engine/what-if.ts";
import type { Slots } from "../../message/meaning.ts";
import { recordFromSlots, statesAmount } from "../../message/record-from-slots.ts";

/** The id of a record that has not happened. */
export const HYPOTHETICAL = "if";

/** Stands in for a teacher of whom only the policy is known. */
export const ANYBODY: Facts = { teacher: { id: "anybody" }, records: [] };

/** What is tried where no amount was told, in this order: nothing for a flat worth, else one of what is counted. */
const MEASURED = ["hours", "units", "courses", "days", "courseCredits", "credits"] as const;
/** So many times one is worth so many times as much, where a worth goes by the unit. */
const TIMES = [2, 10] as const;

/**
 * The day on which nobody in particular is imagined to finish: today, or the last of the policy's
 * years where these are over, for a rule is asked for and not what became of it.
 */
export function dayForAnybody({ calendar }: Policy, today: Day): Day {
  const { last } = calendar.years;
  const ended = last === undefined ? today : yearsTogether(calendar.years, last, 1).to;
  return ended < today ? ended : today;
}

/** A training that has not happened. */
export interface Imagined {
  /** Of today where no day was told, and of one unit where no amount was. */
  readonly record: TrainingRecord;
  readonly isDayAssumed: boolean;
  /** Of what it is one, where no amount was told. */
  readonly oneOf?: (typeof MEASURED)[number] | undefined;
  /** Whether twice as much would be worth twice as much. */
  readonly isByUnit?: boolean | undefined;
}

/** A record as it is imagined: nothing that was not told is taken for a fact. */
export function imagined(policy: Policy, slots: Slots, today: Day): Imagined {
  const { date, from, to } = slots;
  const isDayAssumed = !(date ?? from ?? to);
  const flat = recordFromSlots(slots, HYPOTHETICAL, today);
  if (statesAmount(slots) || worth(policy, flat) > 0) return { record: flat, isDayAssumed };
  const of = (measure: (typeof MEASURED)[number], count: number) => ({ ...flat, [measure]: count });
  const oneOf = MEASURED.find((each) => worth(policy, of(each, 1)) > 0);
  if (oneOf === undefined) return { record: of("hours", 1), isDayAssumed, oneOf: "hours" };
  const one = worth(policy, of(oneOf, 1));
  const isByUnit = TIMES.every((count) => worth(policy, of(oneOf, count)) === count * one);
  return { record: of(oneOf, 1), isDayAssumed, oneOf, isByUnit };
}

/** What it is worth to nobody in particular. */
function worth(policy: Policy, record: TrainingRecord): number {
  const standing = evaluate(policy, { ...ANYBODY, records: [record] }, record.date);
  return standing.records[0]?.converted ?? 0;
}

/** Whether a training of which no amount was told would give nothing, whatever the amount. */
export function isWorthless(policy: Policy, slots: Slots, today: Day): boolean {
  return !statesAmount(slots) && worth(policy, imagined(policy, slots, today).record) === 0;
}

/** The article that decides what a training is worth to nobody in particular. */
export function decidingArticle(policy: Policy, slots: Slots, today: Day): string | undefined {
  const { record } = imagined(policy, slots, dayForAnybody(policy, today));
  return whatIf(policy, ANYBODY, record, today).record.reasons.at(-1)?.article;
}

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

/** What is taken where no amount was told: nothing for a flat worth, else one of what is counted. */
const ONE_OF: readonly Slots[] = [
  {},
  { hours: 1 },
  { units: 1 },
  { courses: 1 },
  { days: 1 },
  { credits: 1 },
];

/**
 * The day on which nobody in particular is imagined to finish: today, or the last of the policy's
 * years where these are over, for a rule is asked for and not what became of it.
 */
export function dayForAnybody({ calendar }: Policy, today: Day): Day {
  const { last } = calendar.years;
  const ended = last === undefined ? today : yearsTogether(calendar.years, last, 1).to;
  return ended < today ? ended : today;
}

/** A record as it is imagined: today, and one hour, where nothing else is said. */
export function imagined(policy: Policy, slots: Slots, today: Day) {
  const { date, from, to } = slots;
  const assumed: ("date" | "hours")[] = [];
  if (!(date ?? from ?? to)) assumed.push("date");
  if (statesAmount(slots)) return { record: recordFromSlots(slots, HYPOTHETICAL, today), assumed };
  const candidates = ONE_OF.map((amount) =>
    recordFromSlots({ ...slots, ...amount }, HYPOTHETICAL, today),
  );
  const [none, hour] = candidates;
  const record = candidates.find((each) => isWorthSomething(policy, each)) ?? hour ?? none;
  if (record === hour) assumed.push("hours");
  return { record: record ?? recordFromSlots(slots, HYPOTHETICAL, today), assumed };
}

function isWorthSomething(policy: Policy, record: TrainingRecord): boolean {
  const standing = evaluate(policy, { ...ANYBODY, records: [record] }, record.date);
  return (standing.records[0]?.converted ?? 0) > 0;
}

/** Whether a training of which no amount was told would give nothing, whatever the amount. */
export function isWorthless(policy: Policy, slots: Slots, today: Day): boolean {
  return !statesAmount(slots) && !isWorthSomething(policy, imagined(policy, slots, today).record);
}

/** The article that decides what a training is worth to nobody in particular. */
export function decidingArticle(policy: Policy, slots: Slots, today: Day): string | undefined {
  const { record } = imagined(policy, slots, dayForAnybody(policy, today));
  return whatIf(policy, ANYBODY, record, today).record.reasons.at(-1)?.article;
}

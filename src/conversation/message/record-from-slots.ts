import type { Day } from "../../domain/day.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import type { Slots } from "./meaning.ts";

/** The amounts that a message can state. */
export const AMOUNTS = ["hours", "units", "days", "courses", "courseCredits", "credits"] as const;

export function statesAmount(slots: Slots): boolean {
  return AMOUNTS.some((amount) => slots[amount] !== undefined);
}

/** Whether anything in the slots describes a record, beyond when it was. */
export function describesRecord(slots: Slots): boolean {
  const { activity, level, mode, role, title, outcome, place } = slots;
  return statesAmount(slots) || [activity, level, mode, role, title, outcome, place].some(Boolean);
}

/** What the slots say of a record; where they name no activity, a training is meant. */
export function recordFromSlots(slots: Slots, id: string, otherwiseOn: Day): TrainingRecord {
  const { person, policy, year, cycle, to, from, date, ...stated } = slots;
  const on = date ?? to ?? from ?? otherwiseOn;
  return {
    ...stated,
    id,
    date: on,
    ...(from && from < on && { from }),
    activity: slots.activity ?? "training",
  };
}

import type { Measure, TrainingRecord } from "../../src/domain/training-record.ts";
import { exact, type Ratio, ratio, times, ZERO } from "./ratio.ts";

/** Activity `training` with the role of a lecturer. */
export function isLecturing(record: TrainingRecord): boolean {
  return record.activity === "training" && record.role === "lecturer";
}

/** Activity `school-based`, or training at the level of the school that is not lecturing. */
export function isSchoolBased(record: TrainingRecord): boolean {
  if (record.activity === "school-based") return true;
  return record.activity === "training" && record.level === "school" && !isLecturing(record);
}

/** Any other training. */
export function isTraining(record: TrainingRecord): boolean {
  return record.activity === "training" && !isLecturing(record) && !isSchoolBased(record);
}

/** Reading 10, first half: training of principals is read as training. */
export function readPrincipalTraining(record: TrainingRecord): TrainingRecord {
  return record.activity === "principal-training" ? { ...record, activity: "training" } : record;
}

/** Reading 10 where the policy has no rule for new teachers: induction is read as training too. */
export function readInductionToo(record: TrainingRecord): TrainingRecord {
  const read = readPrincipalTraining(record);
  return read.activity === "induction" ? { ...read, activity: "training" } : read;
}

/** The level is stated, and is not the school. */
export function isCountyOrAbove(record: TrainingRecord): boolean {
  return record.level !== undefined && record.level !== "school";
}

/** Reading 9: without a mode it was in person. */
export function isOnline(record: TrainingRecord): boolean {
  return record.mode === "online" || record.mode === "live-online";
}

/** Reading 19: the content to compare by; undefined where there is none. */
export function contentOf(record: TrainingRecord): string | undefined {
  return record.content?.trim() || undefined;
}

/** What the proof states in this measure, times a rate; undefined where it states nothing. */
export function stated(record: TrainingRecord, measure: Measure, rate = ratio(1)) {
  const amount = record[measure];
  return amount === undefined ? undefined : times(exact(amount), rate);
}

/** The first amount that is stated, else 0. */
export function firstStated(...amounts: readonly (Ratio | undefined)[]): Ratio {
  return amounts.find((amount) => amount !== undefined) ?? ZERO;
}

/** Hours at a rate; else credits as they stand; else 0. */
export function hoursElseCredits(record: TrainingRecord, rate = ratio(1)): Ratio {
  return firstStated(stated(record, "hours", rate), stated(record, "credits"));
}

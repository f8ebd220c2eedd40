import type { Teacher } from "../../domain/teacher.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import type { Policy } from "./compile.ts";
import { evaluate } from "./evaluate.ts";

/** Facts that only some policies ask for, and a record may state for nothing. */
export type HeededFact = "themes" | "content";

/** Which of them change what a policy makes of a record, or may once another one is like it. */
export function factsHeeded(
  policy: Policy,
  teacher: Teacher,
  record: TrainingRecord,
): readonly HeededFact[] {
  const { themes, ...unthemed } = record;
  const made = (of: TrainingRecord) =>
    JSON.stringify(evaluate(policy, { teacher, records: [of] }, of.date));
  const isThemed = themes !== undefined && made(record) !== made(unthemed);
  const activity = policy.readAs.get(record.activity) ?? record.activity;
  const subject = { record, teacher, activity, day: record.date };
  const isCompared =
    record.content !== undefined &&
    policy.duplicates.some(({ same, among }) => same.includes("content") && among.holds(subject));
  return [
    ...(isThemed ? (["themes"] as const) : []),
    ...(isCompared ? (["content"] as const) : []),
  ];
}

import type { Day } from "../../domain/day.ts";

/** A questionnaire on one training, as it stands for one person. */
export interface Questionnaire {
  /** What the training is called. */
  readonly title: string;
  /** The fixed item of the person's policy that the title names. */
  readonly programme?: string | undefined;
  readonly isDone: boolean;
  /** The day on which that was said. */
  readonly statedOn: Day;
  readonly dueOn?: Day | undefined;
  /** The number of the entry that said so last. */
  readonly entry: number;
}

/** Whether one is open and has this day within a span. */
export function isOpenWithin(
  questionnaire: Questionnaire,
  by: "dueOn" | "statedOn",
  from: Day,
  to: Day,
): boolean {
  const day = questionnaire[by];
  return !questionnaire.isDone && day !== undefined && from <= day && day <= to;
}

/** The questionnaires of people, always made from the entries of the ledger. */
export interface Questionnaires {
  /** By teacher id, in the order in which they were first named; teachers without any are absent. */
  ofMany(teachers: readonly string[]): Promise<ReadonlyMap<string, readonly Questionnaire[]>>;
  /** The ids of those who have one open that has this day within a span, in their order. */
  teachersWithOpen(by: "dueOn" | "statedOn", from: Day, to: Day): Promise<readonly string[]>;
}

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

/** The questionnaires of people, always made from the entries of the ledger. */
export interface Questionnaires {
  /** By teacher id, in the order in which they were first named; teachers without any are absent. */
  ofMany(teachers: readonly string[]): Promise<ReadonlyMap<string, readonly Questionnaire[]>>;
  /** The ids of those who have one open, in their order. */
  teachersWithOpen(): Promise<readonly string[]>;
}

import type { Day } from "../../domain/day.ts";
import type { WorkingCalendar } from "../../domain/working-days.ts";
import { checkPapers } from "../../policy/checks/check-papers.ts";
import type { Finding } from "../../policy/checks/finding.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { dueFrom } from "../../policy/procedures/deadline.ts";
import type { PapersFile } from "../../policy/terms/format/papers-file.ts";

/** Papers that somebody hands in on a day, for what begins on another. */
export interface Papers {
  /** The names of their files. */
  readonly names: readonly string[];
  readonly on: Day;
  /** Absent where nobody says when it begins; then no time is checked. */
  readonly begins?: Day | undefined;
}

/** Holds papers against the list that a policy asks for, and their day against its deadline. */
export function checkPapersOf(
  { deadlines }: PolicyDocument,
  rule: PapersFile,
  { names, on, begins }: Papers,
  calendar: WorkingCalendar,
): Finding[] {
  const deadline = deadlines.find(({ id }) => id === rule.deadline);
  if (!deadline?.within || begins === undefined) return checkPapers(rule, names, undefined);
  const due = dueFrom(deadline.within, begins, calendar).on;
  return checkPapers(rule, names, { on, due, article: deadline.cite });
}

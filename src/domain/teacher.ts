import type { Day } from "./day.ts";

export const STAGES = [
  "kindergarten",
  "primary",
  "junior-middle",
  "senior-middle",
  "vocational",
  "special",
] as const;

/** The school stage (学段) a teacher teaches in. */
export type Stage = (typeof STAGES)[number];

export const LEAVE_KINDS = ["maternity", "sick", "other"] as const;

/** An absence from work; some policies lower a requirement for it, others grant credits. */
export interface Leave {
  readonly kind: (typeof LEAVE_KINDS)[number];
  /** Without it the leave has no effect: no rule can place it in a year. */
  readonly from?: Day | undefined;
  /** Open where absent: the leave runs to the day asked about. */
  readonly to?: Day | undefined;
  /** How many whole semesters were missed, as the school attests. */
  readonly fullSemesters?: number | undefined;
}

export const POSTING_KINDS = ["rural-support", "exchange", "secondment"] as const;
export const SENDERS = ["school", "county", "city", "province"] as const;
export const DIRECTIONS = ["weaker", "stronger"] as const;

/** A time spent working at another school: 支教, 交流, 借调. */
export interface Posting {
  readonly kind: (typeof POSTING_KINDS)[number];
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly sentBy?: (typeof SENDERS)[number] | undefined;
  /** Whether the receiving school is weaker or stronger than the sending one. */
  readonly towards?: (typeof DIRECTIONS)[number] | undefined;
}

export const DESIGNATION_KINDS = ["dual-qualified"] as const;

/** A title conferred on a day, such as 双师型. */
export interface Designation {
  readonly kind: (typeof DESIGNATION_KINDS)[number];
  readonly on: Day;
}

/** What is known of a teacher, facts only; what follows from them is the policy's business. */
export interface Teacher {
  readonly id: string;
  readonly name?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly hiredOn?: Day | undefined;
  readonly confirmedOn?: Day | undefined;
  /** Duties at school, such as `class-teacher`; not the roles in this program. */
  readonly roles?: readonly string[] | undefined;
  readonly leaves?: readonly Leave[] | undefined;
  readonly postings?: readonly Posting[] | undefined;
  readonly designations?: readonly Designation[] | undefined;
}

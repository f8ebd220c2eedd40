import type { Day } from "../../domain/day.ts";
import type { WindowKind } from "../../domain/standing.ts";
import type { Teacher } from "../../domain/teacher.ts";
import type { Facts } from "../../policy/engine/evaluate.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { PlanStep } from "../../policy/planning/plan.ts";
import type { Bilingual } from "../../policy/terms/text.ts";
import type { Person } from "../access/ports.ts";
import type { Questionnaire, Questionnaires } from "../questionnaires/ports.ts";
import type { Outline } from "../standing/outline.ts";

/** What the sentence about a matter is filled with; amounts are in the unit of its policy. */
export type MatterFact =
  | string
  | { readonly day: Day }
  | { readonly text: Bilingual }
  | { readonly amount: number }
  | { readonly people: number }
  | { readonly scope: string }
  | { readonly window: WindowKind; readonly label: string };

/** One thing that falls due for somebody, done or not. */
export interface Matter {
  /** As deliveries and previews call it, such as `deadline`. */
  readonly kind: string;
  /** The same for everybody whom it concerns; it begins with the id of its source. */
  readonly rule: string;
  /** The day on which it falls due. */
  readonly on: Day;
  /** Whether that day is only what its schedule is counted from. */
  readonly isWithoutDay?: true;
  readonly isDone: boolean;
  readonly policy?: PolicyDocument | undefined;
  readonly article?: string | undefined;
  /** The sentence of `reminder.matter` that says it, and what that is filled with. */
  readonly says: string;
  readonly facts: Readonly<Record<string, MatterFact>>;
}

/** The days on which something falls due of which people are reminded today. */
export interface DueDays {
  readonly from: Day;
  readonly to: Day;
  readonly has: (day: Day) => boolean;
}

/** Somebody who may be reminded, with what it depends on. */
export interface Subject {
  readonly person: Person;
  readonly day: Day;
  /** The policy that they are under. */
  readonly policy: PolicyDocument | undefined;
  readonly questionnaires: readonly Questionnaire[];
  /** Worked out when it is first asked for; nothing where no policy sets an amount. */
  readonly standing: () => Outline | undefined;
  /** The records are left out where what they come to was kept. */
  readonly facts: Facts;
}

/** What reminders come from: one kind of thing that falls due. */
export interface Source {
  /** Its rules begin with it. */
  readonly id: string;
  /**
   * When it is sent, in days from the one on which it falls due, the earliest first: `-7` is a week
   * before. On a day off it is sent on the working day before; what is sent afterwards, on the next.
   */
  readonly schedule: readonly number[];
  /** Whether it goes to those who answer for whom it concerns, with how many they are. */
  readonly forManagers?: true;
  /**
   * Whether something that falls due on these days may concern those under a policy; with a teacher,
   * that one. It is asked before anybody's records are read; only where it is do `due` and `advise` have
   * what depends on them. Of such a source nothing is open for somebody who has no role, and under a
   * policy that sets amounts nothing unfinished.
   */
  readonly concerns?: (days: DueDays, policy: PolicyDocument, teacher?: Teacher) => boolean;
  /** The ids of those whom something that falls due on these days may concern under any policy. */
  readonly others?: (
    kept: { readonly questionnaires: Questionnaires },
    days: DueDays,
  ) => Promise<readonly string[]>;
  /** What falls due for somebody on these days, also what they have done. */
  readonly due: (days: DueDays, subject: Subject) => readonly Matter[];
  /** What to do next about one of them; asked only when it is sent. */
  readonly advise?: (subject: Subject, matter: Matter) => PlanStep | undefined;
}

import type { Day } from "../../domain/day.ts";
import type { Teacher } from "../../domain/teacher.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import type { FACTS, FLAGS } from "./condition.ts";

/** What a condition looks at. */
export interface Subject {
  readonly record: TrainingRecord;
  readonly teacher: Teacher;
  /** The activity it is read as. */
  readonly activity: string;
  /** The counting day of the record. */
  readonly day: Day;
}

export type Check = (subject: Subject) => boolean;

/** A fact that a proof states in one of a few words, or by yes or no. */
export type Fact = Exclude<keyof typeof FACTS | keyof typeof FLAGS, "programme" | "organiser">;

/** Those that tell most records apart come first. */
export const FACT_NAMES = [
  "activity",
  "role",
  "level",
  "mode",
  "outcome",
  "accredited",
  "verified",
  "host",
  "place",
  "questionnaire",
  "filed-in-advance",
  "diploma",
  "matches-post",
  "full-time",
] as const satisfies readonly Fact[];

/** Reads a fact; written out, because a look-up by any name is several times slower. */
export function readFact(fact: Fact, { activity, record }: Subject): unknown {
  switch (fact) {
    case "activity":
      return activity;
    case "role":
      return record.role;
    case "level":
      return record.level;
    case "mode":
      return record.mode;
    case "outcome":
      return record.outcome;
    case "accredited":
      return record.accredited;
    case "verified":
      return record.verified;
    case "host":
      return record.host;
    case "place":
      return record.place;
    case "questionnaire":
      return record.questionnaire;
    case "filed-in-advance":
      return record.filedInAdvance;
    case "diploma":
      return record.diploma;
    case "matches-post":
      return record.matchesPost;
    case "full-time":
      return record.fullTime;
  }
}

/** A condition with its kinds and measures resolved; what is not about a fact is an opaque check. */
export type Expression =
  | { readonly is: "always" | "never" }
  | { readonly is: "fact"; readonly fact: Fact; readonly wanted: readonly unknown[] }
  | { readonly is: "check"; readonly check: Check }
  | { readonly is: "not"; readonly part: Expression }
  | { readonly is: "all" | "any"; readonly parts: readonly Expression[] };

export const ALWAYS: Expression = { is: "always" };
export const NEVER: Expression = { is: "never" };

/** Whether a value, or silence, is among those wanted. */
export function admits(wanted: readonly unknown[], value: unknown): boolean {
  if (value === undefined) return wanted.includes("none");
  return wanted.includes("stated") || wanted.includes(value);
}

function joined(is: "all" | "any", parts: readonly Expression[]): Expression {
  const [neutral, decisive] = is === "all" ? [ALWAYS, NEVER] : [NEVER, ALWAYS];
  const open = parts.filter((part) => part.is !== neutral.is);
  if (open.some((part) => part.is === decisive.is)) return decisive;
  const [only, ...others] = open;
  if (!only) return neutral;
  return others.length === 0 ? only : { is, parts: open };
}

export function all(parts: readonly Expression[]): Expression {
  return joined("all", parts);
}

export function any(parts: readonly Expression[]): Expression {
  return joined("any", parts);
}

export function not(part: Expression): Expression {
  if (part.is === "always") return NEVER;
  return part.is === "never" ? ALWAYS : { is: "not", part };
}

/** What is left of an expression once a fact is known; undefined as a value is silence. */
export function given(expression: Expression, fact: Fact, value: unknown): Expression {
  switch (expression.is) {
    case "fact":
      if (expression.fact !== fact) return expression;
      return admits(expression.wanted, value) ? ALWAYS : NEVER;
    case "not":
      return not(given(expression.part, fact, value));
    case "all":
    case "any":
      return joined(
        expression.is,
        expression.parts.map((part) => given(part, fact, value)),
      );
    default:
      return expression;
  }
}

/** Whether the value of a fact can make a difference. */
export function mentions(expression: Expression, fact: Fact): boolean {
  if (expression.is === "fact") return expression.fact === fact;
  if (expression.is === "not") return mentions(expression.part, fact);
  if (expression.is === "all" || expression.is === "any") {
    return expression.parts.some((part) => mentions(part, fact));
  }
  return false;
}

/** Turns an expression into a function. */
export function checkOf(expression: Expression): Check {
  switch (expression.is) {
    case "always":
      return () => true;
    case "never":
      return () => false;
    case "check":
      return expression.check;
    case "fact": {
      const { fact, wanted } = expression;
      const [only, ...others] = wanted;
      if (others.length === 0 && only !== "none" && only !== "stated") {
        return (subject) => readFact(fact, subject) === only;
      }
      return (subject) => admits(wanted, readFact(fact, subject));
    }
    case "not": {
      const holds = checkOf(expression.part);
      return (subject) => !holds(subject);
    }
    case "all": {
      const checks = expression.parts.map(checkOf);
      return (subject) => {
        for (const holds of checks) if (!holds(subject)) return false;
        return true;
      };
    }
    case "any": {
      const checks = expression.parts.map(checkOf);
      return (subject) => {
        for (const holds of checks) if (holds(subject)) return true;
        return false;
      };
    }
  }
}

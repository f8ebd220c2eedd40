import type { Day } from "./day.ts";

/**
 * What a policy makes of one teacher's records on one day.
 *
 * Amounts are plain numbers here, exact where the decimal is finite and rounded
 * to four places otherwise: a standing is for reading. The engine adds in whole
 * units and converts last.
 */
export interface Standing {
  readonly policy: { readonly id: string; readonly version: string; readonly unit: Unit };
  readonly asOf: Day;
  readonly records: readonly RecordResult[];
  readonly years: readonly WindowTotal[];
  readonly cycles: readonly WindowTotal[];
  readonly requirements: readonly RequirementLine[];
  readonly thresholds: readonly ThresholdLine[];
  readonly caps: readonly CapLine[];
  readonly silent: readonly SilentPoint[];
}

/** What the policy counts in: credits (学分) or class hours (学时). Never converted between policies. */
export type Unit = "credit" | "hour";

export type WindowKind = "record" | "year" | "school-year" | "cycle" | "track";

export interface RecordResult {
  readonly id: string;
  /** Worth after rate, bonus and exclusion, before any cap. */
  readonly converted: number;
  /** Towards its year, after that year's caps. */
  readonly counted: number;
  /** Towards its cycle, after all caps. */
  readonly countedInCycle: number;
  /** Labels; null where the record falls in none. */
  readonly year: string | null;
  readonly cycle: string | null;
  readonly reasons: readonly Reason[];
}

/**
 * Why a record is worth what it is: a code, the article it rests on, and the
 * facts that a sentence about it needs. The sentence itself is worded elsewhere.
 */
export type Reason =
  | {
      readonly code: "converted";
      readonly article: string;
      readonly rule: string;
      /** What the proof stated, such as 16 hours; undefined for a flat worth. */
      readonly stated: { readonly amount: number; readonly measure: string } | undefined;
      /** The measures the rule asks for, where the proof states none of them and gets nothing. */
      readonly lacking?: readonly string[];
      /** The amount this rule gave. */
      readonly amount: number;
      /** Where the amount goes when not to its year: only to its cycle, or to the track. */
      readonly booked: "year" | "cycle" | "track";
    }
  | {
      readonly code: "bonus";
      readonly article: string;
      readonly rule: string;
      readonly amount: number;
    }
  | {
      readonly code: "capped";
      readonly article: string;
      readonly rule: string;
      readonly limit: number;
      readonly window: WindowKind;
      readonly label: string;
      readonly lost: number;
    }
  | {
      readonly code: "duplicate";
      readonly article: string;
      readonly rule: string;
      /** The record that counts instead. */
      readonly kept: string;
    }
  | { readonly code: "excluded"; readonly article: string; readonly rule: string }
  | {
      readonly code: "pending";
      readonly article: string;
      /** Not yet verified, or after the day asked about. */
      readonly because: "unverified" | "future";
    }
  | {
      readonly code: "granted";
      readonly article: string;
      readonly rule: string;
      readonly amount: number;
    };

export interface WindowTotal {
  readonly label: string;
  readonly from: Day;
  readonly to: Day;
  readonly total: number;
}

export interface RequirementLine {
  readonly id: string;
  readonly scope: string;
  readonly window: "year" | "cycle" | "track";
  readonly label: string;
  readonly from: Day;
  readonly to: Day;
  readonly required: number;
  readonly counted: number;
  readonly missing: number;
  readonly status: "met" | "short" | "open" | "waived";
  readonly article: string;
  /** What leave took off the amount that the text asks for. */
  readonly lowered?: readonly { readonly by: number; readonly article: string }[];
  /** What surplus of earlier windows, by their labels, was added to `counted`. */
  readonly carried?: readonly {
    readonly from: string;
    readonly amount: number;
    readonly article: string;
  }[];
  /** What surplus of another line was added to `counted`. */
  readonly offset?: readonly {
    readonly from: string;
    readonly amount: number;
    readonly article: string;
  }[];
}

export interface ThresholdLine {
  readonly id: string;
  readonly label: string;
  readonly at: number;
  readonly counted: number;
  readonly missing: number;
  readonly reached: boolean;
  readonly article: string;
}

export interface CapLine {
  readonly id: string;
  readonly scope: string;
  readonly window: "record" | "year" | "school-year" | "cycle";
  readonly label: string;
  readonly limit: number;
  readonly before: number;
  readonly counted: number;
  readonly lost: number;
  readonly room: number;
  readonly article: string;
}

/** A place where the text is silent, cut off or ambiguous, and the reading taken. */
export interface SilentPoint {
  readonly topic: string;
  readonly article: string;
  readonly reading: string;
}

import type { QuestionId } from "../message/meaning.ts";
import type { MaskedMessage } from "./mask-message.ts";
import { type Checked, checkReading } from "./reading.ts";

/** What a language model is asked about one message. */
export interface ReadingAsked {
  readonly masked: MaskedMessage;
  /** The question that was answered before, where there was one. */
  readonly before?: QuestionId | undefined;
  /** Who asks, for their share of the day's readings; it is not sent. */
  readonly asker: string;
  /** An ISO day. */
  readonly today: string;
}

/** What became of asking a model. */
export type ModelAnswer =
  | { readonly kind: "answered"; readonly content: unknown }
  | { readonly kind: "rate-limited"; readonly seconds?: number | undefined }
  | { readonly kind: "failed"; readonly problem: string };

/** A language model, wherever it runs. */
export interface Model {
  readonly name: string;
  /** Asks what a message asks, until the signal says that it takes too long; never throws. */
  read(message: string, before: QuestionId | undefined, signal: AbortSignal): Promise<ModelAnswer>;
}

/** How the reader is, for whoever looks after the program. Nothing of it names a person. */
export interface ReaderHealth {
  readonly model: string;
  /** `resting`: it failed too often and is not asked for a while; `spent`: no readings are left today. */
  readonly state: "ready" | "resting" | "spent";
  /** Since the program started. */
  readonly asked: number;
  readonly failed: number;
  /** Readings that were not used, for something in them was made up. */
  readonly voided: number;
  readonly lastProblem?: string;
}

/** Reads what a message asks where the program by itself is not sure. */
export interface Reader {
  /** What the message was read as; nothing where the model was not asked, failed or made something up. */
  read(asked: ReadingAsked): Promise<Extract<Checked, { kind: "read" }> | undefined>;
  health(): ReaderHealth;
}

/** How much is asked of a model, and for how long it is waited. */
export interface ReaderLimits {
  readonly deadlineMs: number;
  readonly perDay: number;
  readonly perPerson: number;
}

/** After so many failures in a row the model is left alone for so long; then it is tried once. */
const FAILURES = 3;
const REST_MS = 60_000;
const LONGEST_REST_MS = 600_000;

/**
 * A reader over a model, that asks it no more than is allowed and leaves it alone while it fails.
 *
 * Readings are counted by this program since it started, for each day.
 *
 * @param offered the questions that a reading may name
 * @param now in milliseconds
 */
export function createReader(
  model: Model,
  offered: readonly QuestionId[],
  limits: ReaderLimits,
  now: () => number,
): Reader {
  const budget = createBudget(limits);
  const breaker = createBreaker(now);
  const counts = { asked: 0, failed: 0, voided: 0 };
  let lastProblem: string | undefined;
  const failedBy = (problem: string, restMs?: number) => {
    counts.failed += 1;
    lastProblem = problem;
    breaker.failed(restMs);
  };
  return {
    async read(asked) {
      if (!breaker.lets() || !budget.spend(asked)) return undefined;
      breaker.begins();
      counts.asked += 1;
      const { masked, before } = asked;
      const answer = await model.read(masked.text, before, AbortSignal.timeout(limits.deadlineMs));
      if (answer.kind === "failed") {
        failedBy(answer.problem);
        return undefined;
      }
      if (answer.kind === "rate-limited") {
        failedBy("asked too often", (answer.seconds ?? REST_MS / 1000) * 1000);
        return undefined;
      }
      breaker.worked();
      const checked = checkReading(answer.content, { masked, offered });
      if (checked.kind === "read") return checked;
      counts.voided += 1;
      lastProblem = checked.problem;
      return undefined;
    },
    health: () => ({
      model: model.name,
      state: breaker.rests() ? "resting" : budget.isSpent() ? "spent" : "ready",
      ...counts,
      ...(lastProblem !== undefined && { lastProblem }),
    }),
  };
}

function createBudget({ perDay, perPerson }: ReaderLimits) {
  let day = "";
  let spent = 0;
  let byPerson = new Map<string, number>();
  return {
    spend({ asker, today }: Pick<ReadingAsked, "asker" | "today">): boolean {
      if (today !== day) [day, spent, byPerson] = [today, 0, new Map()];
      const own = byPerson.get(asker) ?? 0;
      if (spent >= perDay || own >= perPerson) return false;
      spent += 1;
      byPerson.set(asker, own + 1);
      return true;
    },
    isSpent: () => spent >= perDay,
  };
}

function createBreaker(now: () => number) {
  let failures = 0;
  let restsUntil = 0;
  let isTried = false;
  return {
    /** Whether the model may be asked: after a rest by one at a time. */
    lets: () => now() >= restsUntil && !(failures >= FAILURES && isTried),
    begins() {
      isTried = true;
    },
    worked() {
      [failures, isTried] = [0, false];
    },
    /** @param restMs where the model itself said how long it wants to be left alone */
    failed(restMs?: number) {
      failures = restMs === undefined ? failures + 1 : FAILURES;
      isTried = false;
      if (failures >= FAILURES) restsUntil = now() + Math.min(restMs ?? REST_MS, LONGEST_REST_MS);
    },
    rests: () => now() < restsUntil,
  };
}

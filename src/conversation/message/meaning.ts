import type { Day } from "../../domain/day.ts";
import type {
  Activity,
  Level,
  Mode,
  Place,
  Theme,
  TrainingRecord,
} from "../../domain/training-record.ts";

export const INTENTS = [
  "standing",
  "what-counts",
  "why",
  "plan",
  "record",
  "undo",
  "lookup",
  "article",
  "route",
  "deadline",
  "remind",
  "broadcast",
  "digest",
  "questionnaire",
  "objection",
  "bind",
  "mute",
  "help",
  "smalltalk",
  "unknown",
] as const;

/** What somebody wants of the assistant. */
export type Intent = (typeof INTENTS)[number];

/** Names a kind of question: its folder, and which of the folder's questions it is. */
export type QuestionId = `${string}.${string}`;

/** What is declared of a kind of question, whatever the message; `Question` adds how it is found and answered. */
export interface QuestionFacts {
  readonly id: QuestionId;
  /** What other programs are told that the message meant. */
  readonly topic: Intent;
  /** The slash commands that ask it, by their words in `prompts/commands.yaml`. */
  readonly commands?: readonly string[];
  /** Whether a number at the end of its command is a year, without 年: `/查 2025`. */
  readonly takesYear?: true;
  /**
   * What it is about, which decides what a short message after it changes: somebody's `figures`,
   * with which another policy is compared; a training that is only `imagined`, changed bit by bit;
   * a `procedure`, which is about nobody.
   */
  readonly about?: "figures" | "imagined" | "procedure" | "people";
  /** Whether the message that asks it holds all that it needs, so that it never goes on from another. */
  readonly standsAlone?: true;
  /** The question that a mere 为什么 after it asks; without: why the number is what it is. */
  readonly why?: QuestionId;
  /** Whether words that read like it may give particulars of a training, and so change a draft. */
  readonly tellsOfTraining?: true;
  /** Offered where a message was not understood: if the words read like its topic, or always, in this place. */
  readonly offered?: "if-likely" | 1 | 2 | 3;
}

/** The particulars found in a message; days are already resolved against the day it was said. */
export interface Slots {
  /** The one day meant, or the last day of a span. */
  readonly date?: Day;
  readonly from?: Day;
  readonly to?: Day;
  readonly hours?: number;
  readonly units?: number;
  readonly days?: number;
  readonly courses?: number;
  /** Credits of a course of study, which a policy converts into its own. */
  readonly courseCredits?: number;
  /** Credits that a record states; absent in questions about credits. */
  readonly credits?: number;
  readonly activity?: Activity;
  readonly level?: Level;
  readonly mode?: Mode;
  readonly role?: NonNullable<TrainingRecord["role"]>;
  readonly host?: NonNullable<TrainingRecord["host"]>;
  readonly place?: Place;
  readonly outcome?: NonNullable<TrainingRecord["outcome"]>;
  /** Whether a course of study is said to match what somebody teaches. */
  readonly matchesPost?: boolean;
  readonly themes?: readonly Theme[];
  readonly title?: string;
  readonly content?: string;
  readonly person?: string;
  /** The id of a policy that was named. */
  readonly policy?: string;
  /** A policy year, such as `2025`. */
  readonly year?: string;
  /** A cycle: its label, or `current`, or `previous`. */
  readonly cycle?: string;
}

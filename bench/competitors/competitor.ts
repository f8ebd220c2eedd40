import type { Facts } from "../../src/policy/engine/evaluate.ts";
import type { Told } from "../told.ts";

/** One way of working out what a teacher is told. Only `answer` is timed. */
export interface Competitor<Answer = unknown> {
  readonly name: string;
  answer(facts: Facts): Answer | Promise<Answer>;
  /** The answer in a form that can be compared. */
  told(answer: Answer, facts: Facts): Told;
}

import { type Award, awardGiven, pricesBy } from "../mechanisms/award.ts";
import type { Bonus } from "../mechanisms/bonus.ts";
import type { Exclusion } from "../mechanisms/exclude.ts";
import type { PendingRule } from "../mechanisms/pending.ts";
import { type Test, testOf } from "../terms/compile-condition.ts";
import {
  FACT_NAMES,
  type Fact,
  given,
  mentions,
  readFact,
  type Subject,
} from "../terms/expression.ts";

/** The rules that look at one record by itself. */
export interface RecordRules {
  readonly exclusions: readonly Exclusion[];
  readonly awards: readonly Award[];
  readonly bonuses: readonly Bonus[];
  readonly pending: readonly PendingRule[];
  /** Baskets that a record falls into by a condition, whatever its award. */
  readonly conditionalBaskets: readonly { readonly id: string; readonly test: Test }[];
}

type Rule = { readonly test: Test };

/** Rules that can still hold once a fact is known; undefined as a value is silence. */
function narrow<T extends Rule>(rules: readonly T[], fact: Fact, value: unknown): T[] {
  return rules.flatMap((rule) => {
    const expression = given(rule.test.expression, fact, value);
    if (expression === rule.test.expression) return [rule];
    return expression.is === "never" ? [] : [{ ...rule, test: testOf(expression) }];
  });
}

/** Rules of which only the first that holds is asked for end with one that always does. */
function upToCertain<T extends Rule>(rules: readonly T[]): readonly T[] {
  const certain = rules.findIndex(({ test }) => test.isCertain);
  return certain < 0 ? rules : rules.slice(0, certain + 1);
}

function rulesGiven(rules: RecordRules, fact: Fact, value: unknown): RecordRules {
  const awards = upToCertain(narrow(rules.awards, fact, value));
  return {
    exclusions: upToCertain(narrow(rules.exclusions, fact, value)),
    awards: awards.map((rule) => awardGiven(rule, fact, value)),
    bonuses: narrow(rules.bonuses, fact, value),
    pending: upToCertain(narrow(rules.pending, fact, value)),
    conditionalBaskets: narrow(rules.conditionalBaskets, fact, value),
  };
}

function makesDifference(rules: RecordRules, fact: Fact): boolean {
  const all: readonly Rule[] = Object.values(rules).flat();
  return (
    all.some(({ test }) => mentions(test.expression, fact)) ||
    rules.awards.some((rule) => pricesBy(rule, fact))
  );
}

/** The rules that are open once some facts are known, told apart by one more fact, or by none. */
class Branch {
  readonly rules: RecordRules;
  /** The fact that tells them apart. */
  readonly fact: Fact | undefined;
  /** The values met so far, and beside each the branch it leads to: too few for a map to be faster. */
  readonly #values: unknown[] = [];
  readonly #branches: Branch[] = [];
  #silent: Branch | undefined;

  constructor(rules: RecordRules) {
    this.rules = rules;
    this.fact = FACT_NAMES.find((fact) => makesDifference(rules, fact));
  }

  /** Most proofs say nothing of most facts, so the branch for silence is kept at hand. */
  next(value: unknown): Branch {
    if (value === undefined) {
      this.#silent ??= this.#grow(undefined);
      return this.#silent;
    }
    const values = this.#values;
    for (let at = 0; at < values.length; at++) {
      if (values[at] === value) return this.#branches[at] as Branch;
    }
    const branch = this.#grow(value);
    values.push(value);
    this.#branches.push(branch);
    return branch;
  }

  #grow(value: unknown): Branch {
    return this.fact ? new Branch(rulesGiven(this.rules, this.fact, value)) : this;
  }
}

/**
 * Finds the rules that are still open for a record once its facts are known, so that
 * each record meets few. The tree grows with the combinations of facts that occur.
 */
export function decisionTree(all: RecordRules): (subject: Subject) => RecordRules {
  const root = new Branch(all);
  return (subject) => {
    let branch = root;
    while (branch.fact) branch = branch.next(readFact(branch.fact, subject));
    return branch.rules;
  };
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ALWAYS,
  all,
  any,
  checkOf,
  type Expression,
  FACT_NAMES,
  type Fact,
  given,
  mentions,
  NEVER,
  not,
  readFact,
  type Subject,
} from "../../../src/policy/terms/expression.ts";
import { runs } from "../../support/runs.ts";

const VALUES: readonly unknown[] = ["training", "lecturer", "county", "online", true, false];

const record = fc
  .record({
    role: fc.constantFrom(undefined, "lecturer", "participant"),
    level: fc.constantFrom(undefined, "county", "city"),
    mode: fc.constantFrom(undefined, "online", "in-person"),
    verified: fc.constantFrom(undefined, true, false),
    hours: fc.constantFrom(undefined, 3, 30),
  })
  .map((facts) => ({ id: "r1", date: "2013-07-20", activity: "training", ...facts }));

const subject: fc.Arbitrary<Subject> = record.map(
  (each) => ({ record: each, teacher: { id: "T1" }, activity: "training" }) as Subject,
);

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom(ALWAYS, NEVER),
  fc.record({
    is: fc.constant("fact" as const),
    fact: fc.constantFrom<Fact>("activity", "role", "level", "mode", "verified"),
    wanted: fc.uniqueArray(fc.constantFrom(...VALUES, "none", "stated"), { minLength: 1 }),
  }),
  fc.constant<Expression>({ is: "check", check: (on) => on.record.hours === 30 }),
);

const expression: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie("node"), { maxLength: 3 }).map(all),
    fc.array(tie("node"), { maxLength: 3 }).map(any),
    tie("node").map(not),
  ),
})).node;

describe("an expression", () => {
  it("says the same once some of the facts are known as before", () => {
    fc.assert(
      fc.property(expression, subject, fc.subarray([...FACT_NAMES]), (whole, on, known) => {
        const rest = known.reduce((open, fact) => given(open, fact, readFact(fact, on)), whole);
        expect(checkOf(rest)(on)).toBe(checkOf(whole)(on));
        for (const fact of known) expect(mentions(rest, fact)).toBe(false);
      }),
      runs(1000),
    );
  });

  it("is certain once every fact is known, unless it looks at something else", () => {
    fc.assert(
      fc.property(expression, subject, (whole, on) => {
        const rest = FACT_NAMES.reduce(
          (open, fact) => given(open, fact, readFact(fact, on)),
          whole,
        );
        const looksElsewhere = JSON.stringify(rest).includes('"check"');
        expect(looksElsewhere || rest.is === "always" || rest.is === "never").toBe(true);
      }),
    );
  });

  it.each([
    ["silence admits none", ["none"], undefined, true],
    ["silence is not stated", ["stated"], undefined, false],
    ["any value is stated", ["stated"], "county", true],
    ["a value among those wanted", ["county", "city"], "city", true],
    ["a value that is not wanted", ["county", "none"], "city", false],
  ])("%s", (_, wanted, value, holds) => {
    const level: Expression = { is: "fact", fact: "level", wanted };
    expect(given(level, "level", value)).toBe(holds ? ALWAYS : NEVER);
  });
});

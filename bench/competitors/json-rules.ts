import type { NestedCondition, RuleProperties, TopLevelCondition } from "json-rules-engine";
import { BONUS, LECTURING, TRAINING } from "./by-hand.ts";

const is = (fact: string, value: string): NestedCondition => ({ fact, operator: "equal", value });
const isNot = (fact: string, value: string) => ({ fact, operator: "notEqual", value });
const isIn = (fact: string, value: string[]) => ({ fact, operator: "in", value });
const isNotIn = (fact: string, value: string[]) => ({ fact, operator: "notIn", value });

const PASSED = isNot("outcome", "failed");
const TRAINED = [is("activity", "training"), is("role", "participant"), PASSED];
const LECTURED = [is("activity", "training"), is("role", "lecturer"), PASSED];

interface Gives {
  readonly credits?: number;
  readonly per?: number;
  readonly bonus?: number;
}

const rule = (all: NestedCondition[], params: Gives): RuleProperties => ({
  conditions: { all },
  event: { type: "worth", params },
});

/** One rule for each rate, as a decision table is written for this library. */
export function gansuRules(): RuleProperties[] {
  return [
    ...Object.entries(TRAINING).map(([level, credits]) =>
      rule([...TRAINED, is("level", level)], { credits }),
    ),
    ...Object.entries(BONUS).map(([level, bonus]) =>
      rule([...TRAINED, is("level", level), is("outcome", "excellent")], { bonus }),
    ),
    ...Object.entries(LECTURING).map(([level, credits]) =>
      rule([...LECTURED, is("level", level)], { credits }),
    ),
    rule([is("activity", "school-based"), PASSED], { credits: 1, per: 3 }),
  ];
}

/** Where neither host nor level is stated, the lecture is taken to be at a school. */
export const AT_A_SCHOOL: TopLevelCondition = {
  any: [
    is("host", "school"),
    is("level", "school"),
    { all: [is("host", "none"), is("level", "none")] },
  ],
};

export function heyeRules(): RuleProperties[] {
  const atSchool = [...LECTURED, { condition: "at a school" }];
  const inProgramme = [...LECTURED, { not: { condition: "at a school" } }];
  const farOrHigh = [is("place", "other-city"), isIn("level", ["province", "nation"])];
  const nearer = isNot("place", "other-city");
  return [
    rule([is("activity", "school-based"), PASSED], { credits: 1 }),
    rule(TRAINED, { credits: 1 }),
    rule([...atSchool, isIn("place", ["own-county", "none"])], { credits: 2 }),
    rule([...atSchool, is("place", "other-county")], { credits: 3 }),
    rule([...atSchool, is("place", "other-city")], { credits: 5 }),
    rule([...inProgramme, { any: farOrHigh }], { credits: 5 }),
    rule([...inProgramme, nearer, is("level", "city")], { credits: 4 }),
    rule([...inProgramme, is("place", "other-county"), isIn("level", ["county", "none"])], {
      credits: 4,
    }),
    rule(
      [
        ...inProgramme,
        isNotIn("place", ["other-city", "other-county"]),
        isIn("level", ["county", "none"]),
      ],
      { credits: 3 },
    ),
  ];
}

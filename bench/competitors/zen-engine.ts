import { ZenEngine } from "@gorules/zen-engine";
import type { Facts } from "../../src/policy/evaluate.ts";
import { type Result, YEARS } from "../teachers.ts";
import { BONUS, LECTURING, MOST_SCHOOL_BASED, TRAINING } from "./by-hand.ts";

const INPUTS = ["activity", "role", "level", "outcome"];

function rule(id: string, conditions: readonly string[], worth: string) {
  const cells = INPUTS.map((_, index) => [`i${index}`, conditions[index] ?? ""]);
  return { _id: id, ...Object.fromEntries(cells), worth };
}

/** The worth of a record as a decision table, run once for each record of the list. */
function worthTable() {
  const training = Object.entries(TRAINING).flatMap(([level, rate]) => [
    rule(
      `best-${level}`,
      ['"training"', '"participant"', `"${level}"`, '"excellent"'],
      `hours * ${rate} + ${BONUS[level]}`,
    ),
    rule(
      `training-${level}`,
      ['"training"', '"participant"', `"${level}"`, '"passed"'],
      `hours * ${rate}`,
    ),
  ]);
  const lecturing = Object.entries(LECTURING).map(([level, rate]) =>
    rule(`lecture-${level}`, ['"training"', '"lecturer"', `"${level}"`, ""], `hours * ${rate}`),
  );
  return {
    id: "worth",
    name: "worth",
    type: "decisionTableNode",
    content: {
      hitPolicy: "first",
      inputs: INPUTS.map((field, index) => ({ id: `i${index}`, name: field, field })),
      outputs: [{ id: "worth", name: "worth", field: "worth" }],
      rules: [
        rule("failed", ["", "", "", '"failed"'], "0"),
        rule("school", ['"school-based"'], "hours / 3"),
        ...training,
        ...lecturing,
        rule("none", [], "0"),
      ],
      inputField: "records",
      outputPath: "records",
      executionMode: "loop",
      passThrough: true,
    },
  };
}

/** The yearly totals as expressions over the priced list. */
function totalsNode() {
  const sumOf = (year: string, kind: string) =>
    `sum(map(filter(records, #.year == "${year}" and #.activity ${kind} "school-based"), #.worth))`;
  const expressions = YEARS.map((year) => ({
    id: `y${year}`,
    key: `y${year}`,
    value: `min([${sumOf(year, "==")}, ${MOST_SCHOOL_BASED}]) + ${sumOf(year, "!=")}`,
  }));
  return {
    id: "totals",
    name: "totals",
    type: "expressionNode",
    content: {
      expressions,
      inputField: null,
      outputPath: null,
      executionMode: "single",
      passThrough: false,
    },
  };
}

/** GoRules' engine: a decision table looped over the records, then expressions for the sums. */
export function byZenEngine(): (facts: Facts) => Promise<Result> {
  const engine = new ZenEngine();
  const decision = engine.createDecision({
    nodes: [
      { id: "in", name: "in", type: "inputNode" },
      worthTable(),
      totalsNode(),
      { id: "out", name: "out", type: "outputNode" },
    ],
    edges: [
      { id: "a", sourceId: "in", targetId: "worth", type: "edge" },
      { id: "b", sourceId: "worth", targetId: "totals", type: "edge" },
      { id: "c", sourceId: "totals", targetId: "out", type: "edge" },
    ],
  });
  return async (facts) => {
    const records = facts.records.map(({ activity, role, level, outcome, hours, date }) => ({
      activity,
      role: role ?? "participant",
      level: level ?? "county",
      outcome: outcome ?? "passed",
      hours,
      year: date.slice(0, 4),
    }));
    const { result } = await decision.evaluate({ records });
    const years = YEARS.map((year) => Number(result[`y${year}`]));
    return { years, cycle: years.reduce((total, each) => total + each, 0) };
  };
}

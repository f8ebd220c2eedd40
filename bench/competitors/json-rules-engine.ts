import { Engine } from "json-rules-engine";
import type { Facts } from "../../src/policy/evaluate.ts";
import { type Result, YEARS } from "../teachers.ts";
import { BONUS, LECTURING, MOST_SCHOOL_BASED, TRAINING } from "./by-hand.ts";

/** One rule per rate, as its users write decision tables: the event carries the rate. */
function recordRules(): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  const is = (fact: string, value: unknown) => ({ fact, operator: "equal", value });
  const passed = { fact: "outcome", operator: "notEqual", value: "failed" };
  for (const [level, rate] of Object.entries(TRAINING)) {
    engine.addRule({
      conditions: {
        all: [is("activity", "training"), is("role", "participant"), is("level", level), passed],
      },
      event: { type: "rate", params: { rate } },
    });
  }
  for (const [level, rate] of Object.entries(LECTURING)) {
    engine.addRule({
      conditions: {
        all: [is("activity", "training"), is("role", "lecturer"), is("level", level), passed],
      },
      event: { type: "rate", params: { rate } },
    });
  }
  for (const [level, bonus] of Object.entries(BONUS)) {
    engine.addRule({
      conditions: {
        all: [
          is("activity", "training"),
          is("role", "participant"),
          is("level", level),
          is("outcome", "excellent"),
        ],
      },
      event: { type: "bonus", params: { bonus } },
    });
  }
  engine.addRule({
    conditions: { all: [is("activity", "school-based"), passed] },
    event: { type: "share", params: { share: 3 } },
  });
  return engine;
}

type Fired = Awaited<ReturnType<Engine["run"]>>["events"];

/** What the events of one record say it is worth. */
function worthOf(events: Fired, hours: number): { school: number; other: number } {
  const worth = { school: 0, other: 0 };
  for (const { type, params } of events) {
    if (type === "share") worth.school += hours / Number(params?.share);
    if (type === "rate") worth.other += hours * Number(params?.rate);
    if (type === "bonus") worth.other += Number(params?.bonus);
  }
  return worth;
}

/** A run per record for its worth; plain code adds up and trims, for the library has no lists. */
export function byJsonRulesEngine(): (facts: Facts) => Promise<Result> {
  const engine = recordRules();
  return async (facts) => {
    const sums = new Map(YEARS.map((year) => [year, { school: 0, other: 0 }]));
    for (const { activity, role, level, outcome, hours, date } of facts.records) {
      const { events } = await engine.run({
        activity,
        role: role ?? "participant",
        level,
        outcome: outcome ?? "passed",
      });
      const worth = worthOf(events, hours ?? 0);
      const sum = sums.get(date.slice(0, 4)) ?? worth;
      sum.school += worth.school;
      sum.other += worth.other;
    }
    const years = [...sums.values()].map(
      ({ school, other }) => Math.min(school, MOST_SCHOOL_BASED) + other,
    );
    return { years, cycle: years.reduce((total, each) => total + each, 0) };
  };
}

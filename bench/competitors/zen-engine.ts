import { ZenEngine } from "@gorules/zen-engine";
import type { Facts } from "../../src/policy/engine/evaluate.ts";
import type { Told } from "../told.ts";
import { dropSameLectures } from "./by-hand.ts";
import type { Competitor } from "./competitor.ts";
import { sumUp, toldFrom } from "./sums.ts";
import { capYearAt, GANSU, HEYE, type Terms } from "./terms.ts";
import { gansuSums, gansuTable, heyeSums, heyeTable } from "./zen-models.ts";
import { chain, type Node } from "./zen-nodes.ts";

/** What the model reads of a record: only what its rules ask for, with its years and place. */
type Input = (facts: Facts) => { readonly records: readonly object[] };

/** What the model of either policy gives; Gansu's has no cap and no theme of its own in a cycle. */
interface Result {
  readonly years: readonly { total: number; missing: number; belowThreshold?: number }[];
  readonly cycle: number;
  readonly cycleMissing: number;
  readonly theme: number;
  readonly themeMissing: number;
  readonly cut: readonly number[];
  readonly cutInCycle?: number;
  readonly counted: readonly number[];
  readonly inCycle?: readonly number[];
}

function toldOf(result: Result): Told {
  return {
    years: result.years.map((year) => ({ belowThreshold: 0, ...year })),
    cycle: { total: result.cycle, missing: result.cycleMissing },
    theme: { counted: result.theme, missing: result.themeMissing },
    cut: [...result.cut, result.cutInCycle ?? 0],
    counted: result.counted,
    inCycle: result.inCycle ?? result.counted,
  };
}

const engine = new ZenEngine();

/** Everything in the library's own model, with or without its trace. */
function byZen(input: Input, nodes: readonly Node[], trace: boolean): Competitor<Result> {
  const decision = engine.createDecision(chain(nodes));
  return {
    name: `zen-engine, all in its model, ${trace ? "with" : "without"} trace`,
    answer: async (facts) => (await decision.evaluate(input(facts), { trace })).result,
    told: toldOf,
  };
}

/** The library for what each record is worth; plain code does the rest. */
function byZenTable(
  terms: Terms,
  input: Input,
  table: Node,
  afterwards: (facts: Facts, worths: number[]) => void,
): Competitor<Told> {
  const decision = engine.createDecision(chain([table]));
  return {
    name: "zen-engine for the worths alone, plain code for the sums",
    answer: async (facts) => {
      const { result } = await decision.evaluate(input(facts));
      const worths = result.records.map(({ worth }: { worth: number }) => worth);
      afterwards(facts, worths);
      return toldFrom(terms, facts, sumUp(terms, facts, worths));
    },
    told: (answer) => answer,
  };
}

const gansuInput: Input = ({ records }) => ({
  records: records.map(({ date, activity, role, level, outcome, hours, themes }, n) => ({
    n,
    year: date.slice(0, 4),
    capYear: GANSU.capYears[capYearAt(GANSU, date)],
    activity,
    role: role ?? "participant",
    level,
    outcome,
    hours,
    theme: role !== "lecturer" && (themes?.includes(GANSU.theme) ?? false),
  })),
});

const heyeInput: Input = (facts) => ({
  classTeacher: HEYE.isAskedForTheme(facts),
  records: facts.records.map((record, n) => ({
    n,
    year: record.date.slice(0, 4),
    activity: record.activity,
    role: record.role ?? "participant",
    host: record.host,
    level: record.level,
    place: record.place,
    outcome: record.outcome,
    content: record.content,
    hours: record.hours,
    theme: record.role !== "lecturer" && (record.themes?.includes(HEYE.theme) ?? false),
  })),
});

export const gansuByZen = [
  byZenTable(GANSU, gansuInput, gansuTable, () => {}),
  byZen(gansuInput, [gansuTable, ...gansuSums], false),
  byZen(gansuInput, [gansuTable, ...gansuSums], true),
];

export const heyeByZen = [
  byZenTable(HEYE, heyeInput, heyeTable, dropSameLectures),
  byZen(heyeInput, [heyeTable, ...heyeSums], false),
  byZen(heyeInput, [heyeTable, ...heyeSums], true),
];

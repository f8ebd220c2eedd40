import { Engine, type RuleProperties } from "json-rules-engine";
import type { Facts } from "../../src/policy/engine/evaluate.ts";
import { YEARS } from "../teachers.ts";
import type { Told } from "../told.ts";
import { dropSameLectures } from "./by-hand.ts";
import type { Competitor } from "./competitor.ts";
import { AT_A_SCHOOL, gansuRules, heyeRules } from "./json-rules.ts";
import { type Sums, sumUp } from "./sums.ts";
import { CYCLE_LEAST, GANSU, HEYE, type Terms, THEME_LEAST, YEAR_LEAST } from "./terms.ts";

type Run = Awaited<ReturnType<Engine["run"]>>;

/** What each record is worth: a run for each, whose events carry rates and bonuses. */
async function worthsBy(engine: Engine, { records }: Facts): Promise<number[]> {
  const worths: number[] = [];
  for (const { activity, role, level, outcome, host, place, hours = 0 } of records) {
    const { events } = await engine.run({
      activity,
      role: role ?? "participant",
      level: level ?? "none",
      outcome: outcome ?? "passed",
      host: host ?? "none",
      place: place ?? "none",
    });
    let worth = 0;
    for (const { params } of events) {
      worth += (hours * (params?.credits ?? 0)) / (params?.per ?? 1) + (params?.bonus ?? 0);
    }
    worths.push(worth);
  }
  return worths;
}

/** What is less than it has to be: an event for each, naming the sum and the least. */
function shortfallRules({ threshold }: Terms): RuleProperties[] {
  const below = (fact: string, least: number, type: string): RuleProperties => ({
    conditions: { all: [{ fact, operator: "lessThan", value: least }] },
    event: { type, params: { fact, least } },
  });
  return [
    ...YEARS.map((year) => below(year, YEAR_LEAST, "missing")),
    ...(threshold > 0 ? YEARS.map((year) => below(year, threshold, "belowThreshold")) : []),
    below("cycle", CYCLE_LEAST, "missing"),
    below("theme", THEME_LEAST, "missing"),
  ];
}

function toldBy({ events }: Run, sums: Sums, theme: number | undefined): Told {
  const short = (fact: string, type: string, counted: number) => {
    const event = events.find((each) => each.type === type && each.params?.fact === fact);
    return event ? event.params?.least - counted : 0;
  };
  return {
    years: YEARS.map((year, index) => {
      const total = sums.years[index] ?? 0;
      return {
        total,
        missing: short(year, "missing", total),
        belowThreshold: short(year, "belowThreshold", total),
      };
    }),
    cycle: { total: sums.cycle, missing: short("cycle", "missing", sums.cycle) },
    theme: { counted: theme ?? 0, missing: short("theme", "missing", theme ?? 0) },
    cut: sums.cut,
    counted: sums.counted,
    inCycle: sums.inCycle,
  };
}

function byJsonRules(
  terms: Terms,
  records: Engine,
  afterwards: (facts: Facts, worths: number[]) => void,
): Competitor<Told> {
  const shortfalls = new Engine(shortfallRules(terms), { allowUndefinedFacts: true });
  return {
    name: "json-rules-engine, a run for each record and one for the sums",
    async answer(facts) {
      const worths = await worthsBy(records, facts);
      afterwards(facts, worths);
      const sums = sumUp(terms, facts, worths);
      const theme = terms.isAskedForTheme(facts) ? sums.theme : undefined;
      const totals = Object.fromEntries(YEARS.map((year, index) => [year, sums.years[index]]));
      const run = await shortfalls.run({ ...totals, cycle: sums.cycle, theme });
      return toldBy(run, sums, theme);
    },
    told: (answer) => answer,
  };
}

/** Plain code adds up, trims and looks for the same content, for the library has no lists. */
export const gansuByJsonRules = byJsonRules(GANSU, new Engine(gansuRules()), () => {});

const heye = new Engine(heyeRules());
heye.setCondition("at a school", AT_A_SCHOOL);
export const heyeByJsonRules = byJsonRules(HEYE, heye, dropSameLectures);

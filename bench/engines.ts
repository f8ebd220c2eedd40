import { readPolicies } from "../src/policies-folder/read-policies.ts";
import type { Facts } from "../src/policy/evaluate.ts";
import { byHand } from "./competitors/by-hand.ts";
import { byEngine } from "./competitors/engine.ts";
import { byJsonRulesEngine } from "./competitors/json-rules-engine.ts";
import { byZenEngine } from "./competitors/zen-engine.ts";
import { type Result, teacher } from "./teachers.ts";

const TEACHERS = Array.from({ length: 1000 }, (_, number) => teacher(number));
const ROUNDS = 5;
const ROUND_SECONDS = 1;

type Evaluate = (facts: Facts) => Result | Promise<Result>;

/** Refuses to time a competitor that finds something else than plain code does. */
async function assertEqual(name: string, evaluate: Evaluate): Promise<void> {
  for (const [number, facts] of TEACHERS.slice(0, 200).entries()) {
    const [found, expected] = [await evaluate(facts), byHand(facts)];
    const off = [...found.years, found.cycle].some(
      (each, index) => Math.abs(each - ([...expected.years, expected.cycle][index] ?? 0)) > 1e-6,
    );
    if (off) throw new Error(`${name}: teacher ${number} ${JSON.stringify({ found, expected })}`);
  }
}

/** Processor seconds used so far by this process, all threads: other programs do not disturb them. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Evaluations a processor second: the median of some rounds, after one to warm up. */
async function rate(evaluate: Evaluate): Promise<number> {
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = processorSeconds();
    let done = 0;
    while (processorSeconds() - start < ROUND_SECONDS) {
      for (let step = 0; step < 20; step++, done++) {
        const outcome = evaluate(TEACHERS[done % TEACHERS.length] as Facts);
        if (outcome instanceof Promise) await outcome;
      }
    }
    rates.push(done / (processorSeconds() - start));
  }
  return rates.slice(1).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

/** The engine beside what a user would pick instead, on the same teachers in one run. */
export async function benchEngines(): Promise<void> {
  const competitors: [string, Evaluate][] = [
    ["plain TypeScript, no explanation", byHand],
    ["xuefen, every record explained", byEngine(readPolicies("policies").policy("gansu-2013"))],
    ["json-rules-engine, a run per record", byJsonRulesEngine()],
    ["zen-engine, table and expressions", byZenEngine()],
  ];
  for (const [name, evaluate] of competitors) await assertEqual(name, evaluate);
  const rates = new Map<string, number>();
  for (const [name, evaluate] of competitors) rates.set(name, await rate(evaluate));
  const own = rates.get("xuefen, every record explained") ?? 1;
  console.log("| engine | teachers per CPU second (30 records) | xuefen is |\n|---|---:|---:|");
  for (const [name, each] of rates) {
    console.log(`| ${name} | ${Math.round(each)} | ${(own / each).toFixed(1)}× |`);
  }
}

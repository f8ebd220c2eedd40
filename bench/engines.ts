import { readPolicies } from "../src/files/policies/read-policies.ts";
import type { Facts } from "../src/policy/engine/evaluate.ts";
import { gansuByHand, heyeByHand } from "./competitors/by-hand.ts";
import type { Competitor } from "./competitors/competitor.ts";
import { byEngine } from "./competitors/engine.ts";
import { gansuByJsonRules, heyeByJsonRules } from "./competitors/json-rules-engine.ts";
import { GANSU, HEYE, type Terms } from "./competitors/terms.ts";
import { gansuByZen, heyeByZen } from "./competitors/zen-engine.ts";
import type { Told } from "./told.ts";
import { sameTold } from "./told.ts";

const TEACHERS = 1000;
const ROUNDS = 7;
const ROUND_SECONDS = 0.8;

/** Refuses to time a competitor that tells a teacher something else than plain code does. */
async function assertAgrees(
  { name, answer, told }: Competitor,
  teachers: readonly Facts[],
  byHand: Competitor<Told>,
): Promise<void> {
  for (const facts of teachers) {
    const [found, expected] = [told(await answer(facts), facts), await byHand.answer(facts)];
    if (sameTold(found, expected)) continue;
    throw new Error(`${name}: ${facts.teacher.id} ${JSON.stringify({ found, expected })}`);
  }
}

/** Processor seconds used so far by this process, all threads: other programs do not disturb them. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Teachers a processor second in one round. */
async function round({ answer }: Competitor, teachers: readonly Facts[]): Promise<number> {
  const start = processorSeconds();
  let done = 0;
  while (processorSeconds() - start < ROUND_SECONDS) {
    for (let step = 0; step < 20; step++, done++) {
      const outcome = answer(teachers[done % teachers.length] as Facts);
      if (outcome instanceof Promise) await outcome;
    }
  }
  return done / (processorSeconds() - start);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The median rate of each, in rounds that take turns so that noise hits all alike; one to warm up. */
async function ratesOf(competitors: readonly Competitor[], teachers: readonly Facts[]) {
  const rates = competitors.map((): number[] => []);
  for (let turn = 0; turn <= ROUNDS; turn++) {
    for (const [index, competitor] of competitors.entries()) {
      const rate = await round(competitor, teachers);
      if (turn > 0) rates[index]?.push(rate);
    }
  }
  return rates.map(median);
}

async function compare(
  terms: Terms,
  byHand: Competitor<Told>,
  others: readonly Competitor[],
): Promise<void> {
  const policy = readPolicies("policies").policy(terms.policy);
  const competitors = [byEngine(terms, policy), byHand, ...others] as Competitor[];
  const teachers = Array.from({ length: TEACHERS }, (_, number) => terms.teacher(number));
  for (const competitor of competitors) await assertAgrees(competitor, teachers, byHand);
  const rates = await ratesOf(competitors, teachers);
  const [own = 0] = rates;
  console.log(`\n| ${terms.policy} | teachers per CPU second | xuefen is |\n|---|---:|---:|`);
  for (const [index, rate] of rates.entries()) {
    const times = own / rate;
    console.log(
      `| ${competitors[index]?.name} | ${Math.round(rate)} | ${times.toFixed(times < 10 ? 2 : 0)}× |`,
    );
  }
}

/** The engine beside what a user would pick instead, on the same teachers in one run. */
export async function benchEngines(): Promise<void> {
  await compare(GANSU, gansuByHand, [gansuByJsonRules, ...gansuByZen]);
  await compare(HEYE, heyeByHand, [heyeByJsonRules, ...heyeByZen]);
}

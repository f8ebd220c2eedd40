import { builtIn } from "../src/built-in.ts";
import { ENTRY_KINDS } from "../src/entry-kinds.ts";
import { programOver } from "../src/main.ts";
import { openStore } from "../src/store/open-store.ts";
import { ASKED, type County, idOf, NOW, openCounty } from "./county.ts";
import { percentiles } from "./measured.ts";
import { serveCounty } from "./served.ts";
import { chance } from "./teachers.ts";

const QUESTIONS = 2000;
/** Asked before, so that what is compiled and cached at first use does not count. */
const WARMING_UP = 100;
const STARTS = 5;

/** Milliseconds per question, through understanding, ledger, engine and wording. */
async function ask(teachers: number, settings: County): Promise<number[]> {
  const store = await openStore(settings, ENTRY_KINDS);
  const program = programOver(store, builtIn("policies", { prompts: "prompts" }), (error) => {
    throw error;
  });
  const next = chance(7);
  const times: number[] = [];
  for (let asked = 0; asked < QUESTIONS; asked++) {
    const text = ASKED[asked % ASKED.length] ?? "";
    const speaker = { person: idOf(next(teachers)) };
    const start = performance.now();
    await program.conversation.say({
      id: String(asked),
      speaker,
      body: { kind: "text", text },
      place: "private",
      room: "bench",
      via: "bench",
      ...NOW,
    });
    times.push(performance.now() - start);
  }
  await program.close();
  return times.slice(WARMING_UP);
}

interface Start {
  readonly seconds: number;
  readonly megabytes: number;
}

async function start(county: County): Promise<Start> {
  const served = await serveCounty(county);
  const megabytes = served.megabytes();
  await served.stop();
  return { seconds: served.seconds, megabytes };
}

/** The start of median length among some. */
async function medianStart(county: County): Promise<Start> {
  const starts: Start[] = [];
  while (starts.length < STARTS) starts.push(await start(county));
  starts.sort((a, b) => a.seconds - b.seconds);
  return starts[Math.floor(STARTS / 2)] as Start;
}

/** A question through the whole stack over a large SQLite file, start-up, and memory. */
export async function benchStack(teachers: number): Promise<void> {
  const county = await openCounty(teachers);
  const times = await ask(teachers, county);
  const { seconds, megabytes } = await medianStart(county);
  console.log(`| ${teachers} teachers × 30 records in SQLite | |\n|---|---:|`);
  if (county.filledSeconds > 0) console.log(`| filling | ${county.filledSeconds.toFixed(0)} s |`);
  console.log(`| a question, p50 / p95 / p99 | ${percentiles(times)} |`);
  console.log(`| start until healthy | ${seconds.toFixed(2)} s |`);
  console.log(`| resident memory after start | ${megabytes.toFixed(0)} MB |`);
}

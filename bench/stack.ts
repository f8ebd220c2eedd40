import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import type { NewEntry, Person } from "../src/app/ports.ts";
import { builtIn } from "../src/built-in.ts";
import { momentOf } from "../src/clock.ts";
import { programOver } from "../src/main.ts";
import { openStore } from "../src/store/open-store.ts";
import { chance, teacher } from "./teachers.ts";

const FOLDER = "data/bench";
const QUESTIONS = 2000;
/** Asked before, so that what is compiled and cached at first use does not count. */
const WARMING_UP = 100;
const STARTS = 5;
const AT_ONCE = 1000;
const NOW = momentOf(new Date("2015-11-20T08:00:00+08:00"), "Asia/Shanghai");
const ASKED = ["我今年还差多少学分", "为什么", "校本够了吗", "/明细", "如果再上16学时市级的呢"];

const nameOf = (number: number) => `教师${number}`;

function person(number: number): Person {
  return {
    teacher: { id: `T${number}`, name: nameOf(number) },
    unit: `school-${number % 500}`,
    grants: [],
  };
}

function entries(number: number): NewEntry[] {
  return teacher(number).records.map((record) => ({
    key: `bench:${number}:${record.id}`,
    teacher: `T${number}`,
    by: "bench",
    at: NOW.at,
    via: "bench",
    body: {
      kind: "record.submitted",
      record: { ...record, id: `${number}-${record.id}` },
      origin: "sheet",
    },
  }));
}

/** Fills a SQLite file with so many teachers of thirty records each; an existing one is used again. */
async function fill(teachers: number, settings: { url: string; keyFile: string }): Promise<number> {
  const store = await openStore(settings);
  if (!(await store.roster.isEmpty())) {
    await store.close();
    return 0;
  }
  const start = performance.now();
  const schools = Array.from({ length: 500 }, (_, index) => ({
    id: `school-${index}`,
    name: `学校${index}`,
    kind: "school" as const,
    parent: "county",
  }));
  const county = { id: "county", name: "县", kind: "county" as const, policy: "gansu-2013" };
  await store.roster.put({ units: [county, ...schools], people: [] });
  for (let first = 0; first < teachers; first += AT_ONCE) {
    const numbers = Array.from(
      { length: Math.min(AT_ONCE, teachers - first) },
      (_, each) => first + each,
    );
    await store.ledger.append(numbers.flatMap(entries));
    // People last: a run that is cut off starts anew.
    if (first + AT_ONCE >= teachers) {
      await store.roster.put({
        units: [],
        people: Array.from({ length: teachers }, (_, each) => person(each)),
      });
    }
  }
  await store.close();
  return (performance.now() - start) / 1000;
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}

/** Milliseconds per question, through understanding, ledger, engine and wording. */
async function ask(
  teachers: number,
  settings: { url: string; keyFile: string },
): Promise<number[]> {
  const store = await openStore(settings);
  const program = programOver(store, builtIn("policies", "prompts"), (error) => {
    throw error;
  });
  const next = chance(7);
  const times: number[] = [];
  for (let asked = 0; asked < QUESTIONS; asked++) {
    const text = ASKED[asked % ASKED.length] ?? "";
    const speaker = { person: `T${next(teachers)}` };
    const start = performance.now();
    await program.conversation.say({
      speaker,
      text,
      place: "private",
      room: "bench",
      via: "bench",
      ...NOW,
    });
    times.push(performance.now() - start);
  }
  await program.close();
  return times.slice(WARMING_UP).sort((a, b) => a - b);
}

interface Start {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Seconds until the built program answers its health check, and its memory then. */
async function start(settings: { url: string }): Promise<Start> {
  const begun = performance.now();
  const bot = spawn(process.execPath, ["dist/cli/main.js", "serve"], {
    env: { ...process.env, PORT: "0", DATABASE_URL: settings.url, XUEFEN_DATA: FOLDER },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(bot.stdout, "data");
  const [url = ""] = /http:\S+/.exec(String(line)) ?? [];
  const { ok } = await fetch(new URL("/healthz", url));
  if (!ok) throw new Error(`the program is not healthy at ${url}`);
  const seconds = (performance.now() - begun) / 1000;
  const status = readFileSync(`/proc/${bot.pid}/status`, "utf8");
  const megabytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  bot.kill("SIGTERM");
  await once(bot, "exit");
  return { seconds, megabytes };
}

/** The start of median length among some. */
async function medianStart(settings: { url: string }): Promise<Start> {
  const starts: Start[] = [];
  while (starts.length < STARTS) starts.push(await start(settings));
  starts.sort((a, b) => a.seconds - b.seconds);
  return starts[Math.floor(STARTS / 2)] as Start;
}

/** A question through the whole stack over a large SQLite file, start-up, and memory. */
export async function benchStack(teachers: number): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const file = `${FOLDER}/${teachers}.sqlite`;
  const settings = { url: `sqlite:${file}`, keyFile: `${FOLDER}/secret.key` };
  if (!existsSync(file)) rmSync(settings.keyFile, { force: true });
  const filled = await fill(teachers, settings);
  const times = await ask(teachers, settings);
  const { seconds, megabytes } = await medianStart(settings);
  const ms = (value: number) => value.toFixed(1);
  console.log(`| ${teachers} teachers × 30 records in SQLite | |\n|---|---:|`);
  if (filled > 0) console.log(`| filling | ${filled.toFixed(0)} s |`);
  console.log(
    `| a question, p50 / p95 / p99 | ${[0.5, 0.95, 0.99].map((share) => ms(percentile(times, share))).join(" / ")} ms |`,
  );
  console.log(`| start until healthy | ${seconds.toFixed(2)} s |`);
  console.log(`| resident memory after start | ${megabytes.toFixed(0)} MB |`);
}

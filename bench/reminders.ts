import { planReminders } from "../src/app/outreach/plan-reminders.ts";
import { RECORD_SUBMITTED } from "../src/app/records/entry-kinds.ts";
import { unitsToWeigh, weighUnit } from "../src/app/standing/refresh-standings.ts";
import type { Store } from "../src/app/store.ts";
import { builtIn } from "../src/built-in.ts";
import { readConfig } from "../src/config.ts";
import { type Day, parseDay } from "../src/domain/day.ts";
import type { TrainingRecord } from "../src/domain/training-record.ts";
import { ENTRY_KINDS } from "../src/entry-kinds.ts";
import { programOver } from "../src/main.ts";
import { remindingBy } from "../src/reminding.ts";
import { openStore } from "../src/store/open-store.ts";
import { ASKED, copyOf, entries, idOf, NOW, openCounty } from "./county.ts";
import { percentiles } from "./measured.ts";
import { chance } from "./teachers.ts";

/** Days of the county's year, each with what is looked at on it. */
const DAYS: readonly (readonly [day: string, what: string])[] = [
  ["2015-12-17", "two weeks before year and cycle end"],
  ["2015-12-17", "the same day again"],
  ["2015-12-18", "the day after"],
];
/** The days on which people are weighed beforehand: on the second, whoever has a record of that day. */
const BEFORE = ["2015-12-16", "2015-12-17"] as const;
/** Planned while people ask: everybody is looked at, and those who are short are told. */
const WITH_QUESTIONS = "2015-12-24";
const MORNING = 480;
const ACCOUNTS_AT_ONCE = 500;

/** Lets everybody be reached. */
async function bindAll(store: Store, teachers: number): Promise<void> {
  for (let first = 0; first < teachers; first += ACCOUNTS_AT_ONCE) {
    await store.transaction(async ({ roster }) => {
      for (let number = first; number < Math.min(teachers, first + ACCOUNTS_AT_ONCE); number++) {
        await roster.bindAccount("lark", `ou_${number}`, idOf(number), NOW.at);
      }
    });
  }
}

interface Asking {
  readonly isOver: () => boolean;
  readonly teachers: number;
}

/** Asks one question after the other while a day is planned: milliseconds for each. */
async function askMeanwhile(store: Store, { isOver, teachers }: Asking): Promise<number[]> {
  const program = programOver(store, builtIn("policies", { prompts: "prompts" }), (error) => {
    throw error;
  });
  const next = chance(11);
  const times: number[] = [];
  while (!isOver()) {
    const start = performance.now();
    await program.conversation.say({
      id: String(times.length),
      speaker: { person: idOf(next(teachers)) },
      body: { kind: "text", text: ASKED[times.length % ASKED.length] ?? "" },
      place: "private",
      room: "bench",
      via: "bench",
      ...NOW,
    });
    times.push(performance.now() - start);
    // A question every tenth of a second, as in a school, not as many as there is time for.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return times;
}

interface Cost {
  readonly seconds: number;
  /** Processor seconds of the whole process: other programs do not disturb them. */
  readonly cpu: number;
  /** The most that the process had in memory meanwhile. */
  readonly megabytes: number;
}

async function costOf<T>(work: () => Promise<T>): Promise<Cost & { readonly result: T }> {
  let most = 0;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 50);
  const [start, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - start) / 1000;
  clearInterval(timer);
  look();
  return { result, seconds, cpu: (user + system) / 1e6, megabytes: Math.round(most / 1e6) };
}

const reminding = () =>
  remindingBy(readConfig({}, {}), builtIn("policies", { prompts: "prompts" }).catalogue);

/** Weighs everybody who is to be weighed, as the program does in the background; says in how many units. */
async function weighAll(store: Store, day: Day): Promise<number> {
  const units = await unitsToWeigh(store, reminding(), { day, most: Number.POSITIVE_INFINITY });
  for (const unit of units) await weighUnit(store, reminding(), unit, day);
  return units.length;
}

const planDay = (store: Store, day: Day) =>
  planReminders(store, reminding(), { day, minute: MORNING });

/** Writes one record more about somebody. */
const changeOne = (store: Store, number: number) => {
  const [entry] = entries(number);
  if (!entry) throw new Error(`teacher ${number} has no records`);
  const { record } = entry.body as { record: TrainingRecord };
  const one = { ...record, id: `${record.id}-more` };
  const written = { key: `bench:more:${number}`, by: "bench", at: NOW.at, via: "bench" };
  return store.log.append([
    RECORD_SUBMITTED.entry(idOf(number), { record: one, origin: "self" }, written),
  ]);
};

const row = (what: string, { seconds, cpu, megabytes }: Cost, count: number | string) =>
  console.log(`| ${what} | ${seconds.toFixed(1)} | ${cpu.toFixed(1)} | ${megabytes} | ${count} |`);

/** What it takes to plan a day of reminders for a county, and what questions take meanwhile. */
export async function benchReminders(teachers: number): Promise<void> {
  const store = await openStore(copyOf(await openCounty(teachers), "reminders"), ENTRY_KINDS);
  await bindAll(store, teachers);
  console.log(`\nreminders for ${teachers} teachers of thirty records each, SQLite\n`);
  console.log("| | wall s | CPU s | MB at most | |");
  console.log("|---|---:|---:|---:|---:|");
  const [before, morning] = [parseDay(BEFORE[0]), parseDay(BEFORE[1])];
  const first = await costOf(() => weighAll(store, before));
  row("weighing everybody in the background", first, `${first.result} units`);
  const again = await costOf(() => weighAll(store, before));
  row("looking for whom to weigh, where there is nobody", again, `${again.result} units`);
  await changeOne(store, 0);
  const changed = await costOf(() => weighAll(store, before));
  row("the same after one record more", changed, `${changed.result} units`);
  const next = await costOf(() => weighAll(store, morning));
  row("the next morning", next, `${next.result} units`);
  for (const [day, what] of DAYS) {
    const planned = await costOf(() => planDay(store, parseDay(day)));
    row(`${day}: ${what}`, planned, `${planned.result.messages} messages`);
  }
  let isOver = false;
  const asking = askMeanwhile(store, { isOver: () => isOver, teachers });
  const { seconds } = await costOf(() => planDay(store, parseDay(WITH_QUESTIONS)));
  isOver = true;
  const times = percentiles(await asking);
  console.log(`\n${WITH_QUESTIONS} in ${seconds.toFixed(1)} s; questions meanwhile: ${times}`);
  await store.close();
}

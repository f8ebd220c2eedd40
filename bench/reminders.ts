import { planReminders } from "../src/app/outreach/plan-reminders.ts";
import type { Store } from "../src/app/store.ts";
import { builtIn } from "../src/built-in.ts";
import { readConfig } from "../src/config.ts";
import { type Day, parseDay } from "../src/domain/day.ts";
import { ENTRY_KINDS } from "../src/entry-kinds.ts";
import { programOver } from "../src/main.ts";
import { remindingBy } from "../src/reminding.ts";
import { openStore } from "../src/store/open-store.ts";
import { ASKED, copyOf, idOf, NOW, openCounty } from "./county.ts";
import { percentiles } from "./measured.ts";
import { chance } from "./teachers.ts";

/** Days of the county's year, each with what is looked at on it. */
const DAYS: readonly (readonly [day: string, what: string])[] = [
  ["2015-10-13", "nothing falls due soon"],
  ["2015-12-17", "two weeks before year and cycle end"],
  ["2015-12-17", "the same day again"],
  ["2015-12-18", "the day after"],
];
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
  const program = programOver(store, builtIn("policies", "prompts"), (error) => {
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

interface PlannedDay {
  readonly seconds: number;
  /** Processor seconds of the whole process: other programs do not disturb them. */
  readonly cpu: number;
  readonly messages: number;
}

async function planDay(store: Store, day: Day): Promise<PlannedDay> {
  const { catalogue, wording } = builtIn("policies", "prompts");
  const reminding = remindingBy(readConfig({}, {}), catalogue, wording.in("zh-CN"));
  const [start, before] = [performance.now(), process.cpuUsage()];
  const { messages } = await planReminders(store, reminding, { day, minute: MORNING });
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6, messages };
}

/** What it takes to plan a day of reminders for a county, and what questions take meanwhile. */
export async function benchReminders(teachers: number): Promise<void> {
  const store = await openStore(copyOf(await openCounty(teachers), "reminders"), ENTRY_KINDS);
  await bindAll(store, teachers);
  console.log(`\nreminders for ${teachers} teachers of thirty records each, SQLite\n`);
  console.log("| day | wall s | CPU s | messages put in |");
  console.log("|---|---:|---:|---:|");
  for (const [day, what] of DAYS) {
    const { seconds, cpu, messages } = await planDay(store, parseDay(day));
    console.log(`| ${day}: ${what} | ${seconds.toFixed(1)} | ${cpu.toFixed(1)} | ${messages} |`);
  }
  let isOver = false;
  const asking = askMeanwhile(store, { isOver: () => isOver, teachers });
  const { seconds } = await planDay(store, parseDay(WITH_QUESTIONS));
  isOver = true;
  const times = percentiles(await asking);
  console.log(`\n${WITH_QUESTIONS} in ${seconds.toFixed(1)} s; questions meanwhile: ${times}`);
  await store.close();
}

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { planReminders, type SharePlanning } from "../src/app/outreach/plan-reminders.ts";
import { QUESTIONNAIRE_STATED } from "../src/app/questionnaires/entry-kinds.ts";
import type { Store } from "../src/app/store.ts";
import { sharePlanning } from "../src/cli/share-planning.ts";
import { readConfig } from "../src/config.ts";
import { type Day, parseDay } from "../src/domain/day.ts";
import { ENTRY_KINDS } from "../src/entry-kinds.ts";
import { openStore } from "../src/store/open-store.ts";
import { idOf, NOW } from "./county.ts";
import { emptiedOf, type PlannedCounty, plannedCounty, reminding } from "./planned-county.ts";

/** One in so many has a questionnaire that is due a week after the ordinary day. */
const ONE_IN = 100;
const ORDINARY = parseDay("2015-10-20");
const WEEK_LATER = parseDay("2015-10-27");
/** Two weeks before the end of everybody's year and cycle. */
const EVERYBODY = parseDay("2015-12-17");
const MORNING = 480;
const PROCESSES = [1, 2] as const;
const ENTRIES_AT_ONCE = 1_000;
const TICKS_A_SECOND = 100;
const LOOK_MS = 100;

async function askSome(store: Store, people: number): Promise<void> {
  const asked = Array.from({ length: Math.ceil(people / ONE_IN) }, (_, each) => each * ONE_IN);
  for (let first = 0; first < asked.length; first += ENTRIES_AT_ONCE) {
    await store.log.append(
      asked.slice(first, first + ENTRIES_AT_ONCE).map((number) => {
        const written = { key: `bench:asked:${number}`, by: "bench", at: NOW.at, via: "bench" };
        const body = { title: "满意度", isDone: false, dueOn: WEEK_LATER, statedOn: ORDINARY };
        return QUESTIONNAIRE_STATED.entry(idOf(number), body, written);
      }),
    );
  }
}

const childrenNow = () =>
  readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").split(" ").filter(Boolean);

/** Processor seconds of this process and of those that it started and that have ended. */
function processorSeconds(): number {
  const stat = readFileSync("/proc/self/stat", "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return stat.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_A_SECOND;
}

function residentMegabytes(pid: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000;
  } catch {
    return 0;
  }
}

async function costOf<T>(work: () => Promise<T>) {
  let most = 0;
  const look = () => {
    const all = [String(process.pid), ...childrenNow()];
    most = Math.max(
      most,
      all.reduce((sum, pid) => sum + residentMegabytes(pid), 0),
    );
  };
  const timer = setInterval(look, LOOK_MS);
  const [start, before] = [performance.now(), processorSeconds()];
  const result = await work();
  const wall = (performance.now() - start) / 1000;
  look();
  clearInterval(timer);
  return { result, wall, cpu: processorSeconds() - before, megabytes: Math.round(most) };
}

function sharedBy(county: PlannedCounty, processes: number): SharePlanning | undefined {
  if (processes === 1) return undefined;
  const config = { ...readConfig({}, {}), database: county.url, keyFile: county.keyFile };
  const program = fileURLToPath(new URL("./plan-part.js", import.meta.url));
  return sharePlanning({ config, policies: "policies", channels: [] }, { processes, program });
}

interface Planned {
  readonly county: PlannedCounty;
  readonly day: Day;
  readonly what: string;
  readonly processes: number;
  readonly people: number;
}

async function planOnce({ county, day, what, processes, people }: Planned): Promise<void> {
  await emptiedOf(county);
  const store = await openStore(county, ENTRY_KINDS);
  if (day === ORDINARY) await askSome(store, people);
  const now = { day, minute: MORNING };
  const { result, wall, cpu, megabytes } = await costOf(() =>
    planReminders(store, reminding(), now, sharedBy(county, processes)),
  );
  const cells = [what, processes, result.messages, wall.toFixed(1), cpu.toFixed(1), megabytes];
  console.log(`| ${cells.join(" | ")} |`);
  await store.close();
}

/** What it takes to plan an ordinary day, and one on which everybody is due, for so many people. */
export async function benchPlanning(people: number): Promise<void> {
  const postgres = process.env.BENCH_POSTGRES;
  const county = await plannedCounty(people, postgres);
  console.log(`\nplanning for ${people} people, ${postgres ? "PostgreSQL" : "SQLite"}\n`);
  console.log("| day | processes | messages | wall s | CPU s | MB at most, all |");
  console.log("|---|---:|---:|---:|---:|---:|");
  const days = [
    [ORDINARY, "one in a hundred is due"],
    [EVERYBODY, "everybody is due, three in ten are short"],
  ] as const;
  for (const [day, what] of days) {
    for (const processes of PROCESSES) await planOnce({ county, day, what, processes, people });
  }
}

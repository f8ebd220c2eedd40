import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import type { ListedDelivery } from "../src/app/delivery/ports.ts";
import { planReminders } from "../src/app/outreach/plan-reminders.ts";
import type { Store } from "../src/app/store.ts";
import { builtIn } from "../src/built-in.ts";
import { readConfig } from "../src/config.ts";
import { type Day, parseDay } from "../src/domain/day.ts";
import { ENTRY_KINDS } from "../src/entry-kinds.ts";
import { BINARIES } from "../src/jobs/managed-redis.ts";
import { remindingBy } from "../src/reminding.ts";
import { openStore } from "../src/store/open-store.ts";
import {
  type LarkPlatform,
  startLarkPlatform,
} from "../test/support/lark-platform/lark-platform.ts";
import type { Fault } from "../test/support/lark-platform/open-api.ts";
import { type County, copyOf, idOf, openCounty } from "./county.ts";
import { bindAskers, larkEnvironment } from "./feishu-askers.ts";
import { chance } from "./teachers.ts";

/** Days on which many are reminded: before the end of two years. */
const DAYS = [
  ...["2014-12-01", "2014-12-17", "2014-12-24", "2014-12-30", "2014-12-31"],
  ...["2015-10-30", "2015-12-01", "2015-12-17", "2015-12-24", "2015-12-28", "2015-12-30"],
  "2015-12-31",
].map(parseDay);
const HALF_PAST_EIGHT = 510;
/** The programs of each day start so long before the first reminder is due. */
const EARLY_MS = 20_000;
const PROGRAMS = ["serve", "worker", "worker"] as const;
/** One of them, or Redis, is killed at some moment of this time after the one before. */
const BETWEEN_KILLS_MS = 2_500;
/** Every so many kills: Redis instead of a program, forgets everything, is gone for a while. */
const [REDIS_EVERY, FORGETS_EVERY, GONE_EVERY] = [9, 7, 30];
const GONE_MS = 15_000;
/** Of so many calls that send something, one goes wrong. */
const FAULT_EVERY = 20;
const FAULTS: readonly Fault[] = [
  ...(["resets", "loses-answer"] as const),
  { status: 500, body: { code: 1, msg: "internal error" } },
];
const LOOK_MS = 500;
const TICK_MS = 250;

const row = (what: string, value: string | number) => console.log(`| ${what} | ${value} |`);
const instantOf = (day: Day) => Date.parse(`${day}T08:30:00+08:00`);
const planning = () => {
  const { catalogue } = builtIn("policies", { prompts: "prompts" });
  return remindingBy(readConfig({}, {}), catalogue);
};

/** What everybody is to get, by a program that nothing disturbs: person and day, each once. */
async function wantedBy(county: County): Promise<ReadonlySet<string>> {
  const store = await openStore(copyOf(county, "undisturbed"), ENTRY_KINDS);
  try {
    for (const day of DAYS) {
      await planReminders(store, planning(), { day, minute: HALF_PAST_EIGHT - 1 });
    }
    const put = await store.outbox.list({});
    return new Set(put.map(({ person, dueAt }) => `${person} ${dueAt.slice(0, 10)}`));
  } finally {
    await store.close();
  }
}

/** A Redis server on a port of this machine, which can be killed and started anew. */
async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), "xuefen-redis-"));
  const listening = createServer().listen(0, "127.0.0.1");
  await once(listening, "listening");
  const { port } = listening.address() as { port: number };
  listening.close();
  const options = ["--port", String(port), "--dir", folder, "--appendonly", "yes", "--save", ""];
  let server: ChildProcess | undefined;
  const url = `redis://127.0.0.1:${port}`;
  const start = () => {
    server = spawn(BINARIES[0] ?? "", options, { stdio: "ignore" });
  };
  start();
  return {
    url,
    start,
    async kill() {
      if (server?.exitCode !== null || server.signalCode !== null) return;
      server.kill("SIGKILL");
      await once(server, "exit");
    },
    async forget() {
      const client = new Redis(url, { retryStrategy: () => null, lazyConnect: true });
      client.on("error", () => {});
      await client
        .connect()
        .then(() => client.flushall())
        .catch(() => {});
      client.disconnect();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
type Server = Awaited<ReturnType<typeof startServer>>;

/** The programs on one database and one Redis, which are started anew when they are killed. */
function startPrograms(county: County, platform: LarkPlatform, server: Server) {
  const env = {
    ...{ ...process.env, PORT: "0", XUEFEN_DATA: county.folder, DATABASE_URL: county.url },
    ...{ ...larkEnvironment(platform, "websocket"), REDIS_URL: server.url },
  };
  const start = (command: string): ChildProcess => {
    const words = ["--import", "./bench/clock-from.mjs", "dist/cli/main.js", command];
    const CLOCK_FROM = platform.now().toISOString();
    return spawn(process.execPath, words, { env: { ...env, CLOCK_FROM }, stdio: "ignore" });
  };
  const running = PROGRAMS.map(start);
  const end = async (place: number, signal: NodeJS.Signals) => {
    const child = running[place];
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  };
  return {
    async kill(place: number) {
      await end(place, "SIGKILL");
      running[place] = start(PROGRAMS[place] ?? "worker");
    },
    stop: () => Promise.all(PROGRAMS.map((_, place) => end(place, "SIGTERM"))),
  };
}

interface Kills {
  programs: number;
  redis: number;
  forgotten: number;
}

/** Kills something so many times on a day, then lets what is left come to its end. */
async function disturb(
  times: number,
  {
    programs,
    server,
    kills,
  }: { programs: ReturnType<typeof startPrograms>; server: Server; kills: Kills },
  next: (below: number) => number,
): Promise<void> {
  let away: Promise<void> = Promise.resolve();
  for (let time = 0; time < times; time += 1) {
    await pause(next(BETWEEN_KILLS_MS));
    const count = kills.programs + kills.redis + 1;
    if (count % FORGETS_EVERY === 0) {
      await server.forget();
      kills.forgotten += 1;
    }
    if (count % REDIS_EVERY !== 0) {
      await programs.kill(next(PROGRAMS.length));
      kills.programs += 1;
      continue;
    }
    await away;
    await server.kill();
    kills.redis += 1;
    away = pause(count % GONE_EVERY < REDIS_EVERY ? GONE_MS : 0).then(server.start);
  }
  await away;
}

/** Until a day is planned to its end and nothing that was put in for it waits any more. */
async function untilDone(store: Store, day: Day): Promise<readonly ListedDelivery[]> {
  const since = new Date(instantOf(day)).toISOString();
  while (true) {
    const put = (await store.outbox.list({ since })).filter(
      ({ address }) => address.channel === "lark",
    );
    const isOver = put.every(({ state }) => state !== "planned" && state !== "queued");
    if (isOver && (await store.reminders.lastDay(day))?.day === day) return put;
    await pause(LOOK_MS);
  }
}

/** Reminders of several days, while programs and Redis are killed with -9: what arrives, against what is wanted. */
export async function benchReminderFaults(teachers: number, times: number): Promise<void> {
  const [first = parseDay("2014-12-01")] = DAYS;
  const county = await openCounty(teachers, { isNew: true });
  const platform = await startLarkPlatform({ at: new Date(instantOf(first) - EARLY_MS) });
  const people = await bindAskers(county, platform, teachers);
  const wanted = await wantedBy(county);
  const names = new Map(people.map(({ openId }, each) => [openId, idOf(each)]));
  const [arrived, settled] = [new Map<string, number>(), new Map<string, number>()];
  const next = chance(23);
  platform.onSent(({ to, at }) => {
    const key = `${names.get(to)} ${at.toISOString().slice(0, 10)}`;
    arrived.set(key, (arrived.get(key) ?? 0) + 1);
    const fault = FAULTS[next(FAULTS.length)];
    if (fault && next(FAULT_EVERY) === 0) platform.fail(/POST .*messages/, fault);
  });
  const ticking = setInterval(() => void platform.advance(TICK_MS / 1000), TICK_MS);
  const store = await openStore(county, ENTRY_KINDS);
  const server = await startServer();
  const kills: Kills = { programs: 0, redis: 0, forgotten: 0 };
  for (const day of DAYS) {
    await platform.advance(
      Math.max(0, instantOf(day) - EARLY_MS - platform.now().getTime()) / 1000,
    );
    const programs = startPrograms(county, platform, server);
    await disturb(Math.ceil(times / DAYS.length), { programs, server, kills }, next);
    for (const { state } of await untilDone(store, day)) {
      settled.set(state, (settled.get(state) ?? 0) + 1);
    }
    await programs.stop();
    console.error(`${day}: ${JSON.stringify(kills)}, ${arrived.size} of ${wanted.size} arrived`);
  }
  row("reminders, faults", "");
  console.log("|---|---:|");
  row("kills of a program, of Redis, times it forgot everything", Object.values(kills).join(", "));
  row("wanted", wanted.size);
  row("arrived", arrived.size);
  row("missing", [...wanted].filter((each) => !arrived.has(each)).length);
  row("not wanted", [...arrived.keys()].filter((each) => !wanted.has(each)).length);
  row("twice", [...arrived.values()].filter((count) => count > 1).length);
  row("as they are listed", JSON.stringify(Object.fromEntries(settled)));
  clearInterval(ticking);
  await store.close();
  await server.kill();
  server.remove();
  await platform.stop();
}

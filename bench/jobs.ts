import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { NewDelivery } from "../src/app/delivery/ports.ts";
import { sendDeliveries } from "../src/delivery/send-deliveries.ts";
import { ENTRY_KINDS } from "../src/entry-kinds.ts";
import { startManagedRedis } from "../src/jobs/managed-redis.ts";
import { createRedisEngine } from "../src/jobs/redis-engine.ts";
import { openStore } from "../src/store/open-store.ts";

const WORKERS = [1, 4];
const JOBS = 20_000;
/** As many as are handed over at once. */
const ASKED_AT_ONCE = 1_000;
const DELIVERIES = 4_000;
const CHANNEL = "bench";
const AT = "2026-01-01T00:00:00.000Z";
const LATER = "9999-12-31T00:00:00.000Z";
const REPORT_MS = 20;

/** What a worker does: jobs that are nothing but a count, or deliveries from a database. */
interface Task {
  readonly redis: string;
  readonly store?: { readonly url: string; readonly keyFile: string };
}

const fail = (error: unknown) => {
  throw error;
};

/** Works until it is told to stop, and says from time to time how much it has done. */
async function work({ redis, store: settings }: Task): Promise<void> {
  let done = 0;
  const engine = createRedisEngine({ url: redis }, fail);
  const count = async () => {
    done += 1;
  };
  const store = settings && (await openStore(settings, ENTRY_KINDS));
  const sender =
    store &&
    sendDeliveries({
      ...{ engine, store, channel: CHANNEL, now: () => new Date().toISOString() },
      send: async () => {
        await count();
        return { kind: "sent" };
      },
      ...{ onFailed: fail, onError: fail },
    });
  const queue = engine.queue("bench", { atOnce: 20, onceFor: 0, handle: count });
  const reports = setInterval(() => process.send?.(done), REPORT_MS);
  process.on("message", (asked: readonly string[] | "stop") => {
    if (asked !== "stop") void queue.ask(asked);
    else void end();
  });
  const end = async () => {
    clearInterval(reports);
    await sender?.stop();
    await engine.stop();
    await store?.close();
    process.disconnect();
  };
  process.once("disconnect", () => process.exit());
  process.send?.("ready");
}

/** Starts so many workers, lets something be asked for, and gives the seconds until so much is done. */
async function secondsOf(
  task: Task,
  { workers: size, wanted }: { readonly workers: number; readonly wanted: number },
  ask: (first: ChildProcess) => Promise<void>,
): Promise<number> {
  const workers = Array.from({ length: size }, () =>
    fork(fileURLToPath(import.meta.url), [JSON.stringify(task)]),
  );
  await Promise.all(workers.map((worker) => once(worker, "message")));
  const done = workers.map(() => 0);
  const finished = new Promise<number>((resolve, reject) => {
    for (const [place, worker] of workers.entries()) {
      worker.on("error", reject);
      worker.on("exit", (code) => code && reject(new Error(`a worker ended with ${code}`)));
      worker.on("message", (count) => {
        if (typeof count === "number") done[place] = count;
        if (done.reduce((sum, each) => sum + each, 0) >= wanted) resolve(performance.now());
      });
    }
  });
  const [first] = workers;
  // What is done while the last of it is still asked for takes its time too.
  const start = performance.now();
  if (first) await ask(first);
  const seconds = ((await finished) - start) / 1000;
  for (const worker of workers) {
    worker.send("stop");
    await once(worker, "exit");
  }
  return seconds;
}

const push = (round: number, number: number): NewDelivery => ({
  ...{ key: `push:${round}-${number}`, kind: "notice", content: { text: `提醒 ${number}` } },
  address: { channel: CHANNEL, to: { account: `account-${number}` } },
  ...{ dueAt: AT, expiresAt: LATER },
});

/** Jobs and deliveries a second through Redis, with one worker and with several. */
export async function benchJobs(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "xuefen-bench-"));
  const settings = {
    url: `sqlite:${join(folder, "xuefen.sqlite")}`,
    keyFile: join(folder, "secret.key"),
  };
  const store = await openStore(settings, ENTRY_KINDS);
  const redis = await startManagedRedis(folder, store.leases, fail);
  if (!redis) throw new Error("no Redis is installed");
  const task = { redis: redis.url };
  console.log("| through Redis, SQLite | jobs/s | deliveries/s |");
  console.log("|---|---:|---:|");
  for (const workers of WORKERS) {
    const ids = Array.from({ length: JOBS }, (_, each) => `${workers}-${each}`);
    const jobs = await secondsOf(task, { workers, wanted: JOBS }, async (first) => {
      for (let each = 0; each < JOBS; each += ASKED_AT_ONCE) {
        first.send(ids.slice(each, each + ASKED_AT_ONCE));
      }
    });
    await store.outbox.forget(LATER);
    const due = { ...task, store: settings };
    const sent = await secondsOf(due, { workers, wanted: DELIVERIES }, async () => {
      await store.outbox.put(Array.from({ length: DELIVERIES }, (_, each) => push(workers, each)));
    });
    const rates = [JOBS / jobs, DELIVERIES / sent].map((rate) => String(Math.round(rate)));
    console.log(`| ${workers} ${workers === 1 ? "worker" : "workers"} | ${rates.join(" | ")} |`);
  }
  await redis.stop();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}

// As a worker it is started as a program of its own.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await work(JSON.parse(process.argv[2] ?? "") as Task);
}

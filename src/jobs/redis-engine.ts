import { type ConnectionOptions, Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import type { JobEngine, JobWork } from "../delivery/job-engine.ts";
import { createTurns } from "./process-engine.ts";

/** Where Redis is: `redis://…`, `rediss://…`, or a socket, as an absolute path. */
export interface RedisPlace {
  readonly url: string;
}

/** Before the name of every key, so that a server can be shared. */
const PREFIX = "xuefen";
/** A job whose process is gone is done by another one after so long. */
const STALLED_MS = 5_000;
/** What kills one process after another is given up at some point; its row in the database is asked for again. */
const MOST_STALLED = 20;
/** A job is taken from a process that is silent for so long; while it lives it renews this. */
const LOCK_MS = 30_000;
const RETRY_MS = 2_000;
const STOP_MS = 10_000;
/** So long jobs may wait, while Redis answers and this process does none, before it connects anew. */
const STUCK_MS = 60_000;
const PING_MS = 1_000;
const ASK_MS = 2_000;

/** The next turn under a name, by the server's clock: sets when the one after it is, gives the wait. */
const TURN = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local at = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0'))
redis.call('SET', KEYS[1], at + ARGV[1], 'PX', at - now + ARGV[1] + 1)
return at - now`;

/** An engine whose queues can be looked into. */
export interface RedisEngine extends JobEngine {
  /** Those that are worked on; their jobs hold ids and nothing else. */
  queues(): readonly Queue[];
}

/** An engine on a Redis server: any number of processes ask for jobs there and share them. */
export function createRedisEngine(
  { url }: RedisPlace,
  onError: (error: unknown) => void,
): RedisEngine {
  const retryStrategy = (times: number) => Math.min(times * 200, RETRY_MS);
  const asking = { ...{ enableOfflineQueue: false, maxRetriesPerRequest: 1 }, retryStrategy };
  // One connection for everything that is asked; workers wait on connections of their own.
  const client = connect(url, asking);
  const quiet = quietly(onError);
  client.on("error", quiet);
  const queues: ReturnType<typeof openQueue>[] = [];
  const ownTurn = createTurns();
  const openQueue = (name: string, work: JobWork) => {
    const queue = new Queue(name, {
      connection: client as unknown as ConnectionOptions,
      prefix: PREFIX,
      skipVersionCheck: true,
      defaultJobOptions: {
        attempts: 1,
        removeOnComplete: work.onceFor > 0 ? { age: work.onceFor } : true,
        // One that failed is not done: it may be asked for again.
        removeOnFail: true,
      },
    });
    queue.on("error", quiet);
    return { queue, worker: keepWorking(name, work, { url, retryStrategy, onError, quiet }) };
  };
  const isReachable = () =>
    Promise.race([
      client.ping().then(
        () => true,
        () => false,
      ),
      after(PING_MS, false),
    ]);
  const watch = setInterval(() => void revive(), STUCK_MS / 2);
  watch.unref();
  const revive = async () => {
    if (!(await isReachable())) return;
    for (const { queue, worker } of queues) {
      const waiting = await queue.getWaitingCount().catch(() => 0);
      await worker.reviveIf(waiting > 0);
    }
  };
  return {
    isShared: true,
    queues: () => queues.map(({ queue }) => queue),
    queue: (name, work) => {
      const opened = openQueue(name, work);
      queues.push(opened);
      return {
        ask: async (ids) => {
          if (ids.length === 0) return client.status === "ready";
          const jobs = ids.map((id) => ({ name, data: {}, opts: { jobId: `j-${id}` } }));
          const asked = opened.queue.addBulk(jobs).then(
            () => true,
            () => false,
          );
          // Where Redis was never reached, what is asked waits for it for ever.
          return Promise.race([asked, after(ASK_MS, false)]);
        },
      };
    },
    turn: async (name, gapMs) => {
      const shared = client.eval(TURN, 1, `${PREFIX}:turn:${name}`, Math.ceil(gapMs)).then(
        (wait) => Number(wait),
        // Without the server each process keeps to the pace by itself.
        () => ownTurn(name, gapMs),
      );
      return Promise.race([shared, after(ASK_MS, 0)]);
    },
    health: async () => {
      if (!(await isReachable())) return { kind: "redis", isReachable: false };
      const counts = await Promise.all(
        queues.map(({ queue }) => queue.getJobCountByTypes("wait", "active", "delayed")),
      ).catch(() => undefined);
      const waiting = counts?.reduce((sum, count) => sum + count, 0);
      return { kind: "redis", isReachable: true, ...(waiting !== undefined && { waiting }) };
    },
    stop: async () => {
      clearInterval(watch);
      const isGone = client.status !== "ready";
      await Promise.all(queues.map(({ worker }) => worker.stop(isGone)));
      client.disconnect();
      for (const { queue } of queues) await within(queue.close());
    },
  };
}

interface Connecting {
  readonly url: string;
  readonly retryStrategy: (times: number) => number;
  readonly onError: (error: unknown) => void;
  readonly quiet: (error: unknown) => void;
}

/** A worker of a queue, which is put up anew where it does nothing though jobs wait. */
function keepWorking(name: string, { atOnce, handle }: JobWork, connecting: Connecting) {
  const { url, retryStrategy, onError, quiet } = connecting;
  let lastAt = performance.now();
  const running = new Set<Promise<void>>();
  const start = () => {
    const client = connect(url, { maxRetriesPerRequest: null, retryStrategy });
    client.on("error", quiet);
    const worker = new Worker(
      name,
      async (job) => {
        const done = handle((job.id ?? "").replace(/^j-/, ""));
        running.add(done);
        try {
          await done;
        } finally {
          running.delete(done);
          lastAt = performance.now();
        }
      },
      {
        connection: client as unknown as ConnectionOptions,
        ...{ prefix: PREFIX, concurrency: atOnce, skipVersionCheck: true },
        ...{ lockDuration: LOCK_MS, stalledInterval: STALLED_MS, maxStalledCount: MOST_STALLED },
        drainDelay: 1,
      },
    );
    worker.on("error", quiet);
    worker.on("failed", (_job, error) => {
      onError(new Error(`a job of ${name} failed`, { cause: error }));
    });
    return { worker, client };
  };
  let current = start();
  // Where Redis is gone a worker that closes waits for it for ever, unless it is forced to.
  const end = async ({ worker, client }: typeof current, isGone: boolean) => {
    await within(Promise.all([worker.close(isGone), ...running]));
    client.disconnect();
  };
  return {
    reviveIf: async (jobsWait: boolean) => {
      if (!jobsWait || running.size > 0) lastAt = performance.now();
      if (performance.now() - lastAt < STUCK_MS) return;
      onError(new Error(`nothing was done on ${name} though jobs wait; it begins anew`));
      const stuck = current;
      current = start();
      lastAt = performance.now();
      await end(stuck, true);
    },
    stop: (isGone: boolean) => end(current, isGone),
  };
}

function connect(url: string, options: object): Redis {
  return url.startsWith("/") ? new Redis({ path: url, ...options }) : new Redis(url, options);
}

/** Tells of the same failure once a minute: a connection that is lost fails several times a second. */
function quietly(onError: (error: unknown) => void): (error: unknown) => void {
  const told = new Map<string, number>();
  return (error) => {
    const said = error instanceof Error ? error.message : String(error);
    const now = performance.now();
    if (now - (told.get(said) ?? Number.NEGATIVE_INFINITY) < 60_000) return;
    told.set(said, now);
    onError(error);
  };
}

function after<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(value), ms).unref();
  });
}

/** Whether something ended in time; what fails has ended as well. */
async function within(work: Promise<unknown>): Promise<boolean> {
  const ended = work.then(
    () => true,
    () => true,
  );
  return Promise.race([ended, after(STOP_MS, false)]);
}

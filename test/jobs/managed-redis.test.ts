import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ManagedRedis, startManagedRedis } from "../../src/jobs/managed-redis.ts";
import { createMemoryStore } from "../support/memory-store.ts";

let folder: string;
let started: ManagedRedis[];
const { leases } = createMemoryStore();

const fail = (error: unknown) => {
  throw error;
};

async function start(where = folder): Promise<ManagedRedis> {
  const redis = await startManagedRedis(where, leases, fail);
  if (!redis) throw new Error("no Redis is installed");
  started.push(redis);
  return redis;
}

async function asked<T>(socket: string, question: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis({ path: socket });
  try {
    return await question(client);
  } finally {
    client.disconnect();
  }
}

/** The id of the process that answers on a socket. */
const processOf = (socket: string) =>
  asked(socket, async (client) =>
    Number(/^process_id:(\d+)/m.exec(await client.info("server"))?.[1]),
  );

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "xuefen-"));
  started = [];
});

afterEach(async () => {
  for (const redis of started) await redis.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe("the Redis server of a data folder", () => {
  it("is one, however many start at once", async () => {
    const all = await Promise.all([start(), start(), start(), start(), start()]);
    const processes = await Promise.all(all.map(({ url }) => processOf(url)));
    expect(new Set(processes).size).toBe(1);
    expect(all.filter(({ isAdopted }) => !isAdopted)).toHaveLength(1);
  });

  it("is reached by a socket of this user alone, and keeps what it is told", async () => {
    const { url } = await start();
    expect(statSync(url).mode & 0o077).toBe(0);
    const settings = await asked(url, (client) =>
      Promise.all(
        ["port", "appendonly", "maxmemory-policy"].map((name) => client.config("GET", name)),
      ),
    );
    expect(settings.flat()).toEqual([
      ...["port", "0", "appendonly", "yes", "maxmemory-policy", "noeviction"],
    ]);
  });

  it("is found again where whoever started it was killed, with what waits in it", async () => {
    const { url } = await start();
    await asked(url, (client) => client.set("kept", "yes"));
    const again = await start();
    expect(again.isAdopted).toBe(true);
    expect(await asked(again.url, (client) => client.get("kept"))).toBe("yes");
  });

  it("is started anew where it was killed itself, and has what was kept", async () => {
    const first = await start();
    await asked(first.url, (client) => client.set("kept", "yes"));
    const before = await processOf(first.url);
    // Once a second it writes what it has to its disk.
    await asked(first.url, (client) => client.config("SET", "appendfsync", "always"));
    await asked(first.url, (client) => client.set("kept", "still"));
    process.kill(before, "SIGKILL");
    const second = await start();
    expect(second.isAdopted).toBe(false);
    expect(await processOf(second.url)).not.toBe(before);
    expect(await asked(second.url, (client) => client.get("kept"))).toBe("still");
  });

  it("stays while somebody else uses it, and ends with the last", async () => {
    const { url, stop } = await start();
    const other = new Redis({ path: url });
    await other.ping();
    await stop();
    expect(await other.ping()).toBe("PONG");
    other.disconnect();
    const last = await start();
    await last.stop();
    const lone = new Redis({ path: url, retryStrategy: () => null, maxRetriesPerRequest: 0 });
    const refused = new Promise((resolve) => lone.on("error", resolve));
    expect(String(await refused)).toMatch(/ENOENT|ECONNREFUSED/);
  });

  it("is not started where the path of its socket would be too long", async () => {
    const deep = join(folder, "a".repeat(100));
    expect(await startManagedRedis(deep, leases, fail)).toBeUndefined();
  });
});

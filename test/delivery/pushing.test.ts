import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { NewDelivery, TakenDelivery } from "../../src/app/delivery/ports.ts";
import type { Store } from "../../src/app/store.ts";
import type { JobEngine } from "../../src/delivery/job-engine.ts";
import type { Pool } from "../../src/delivery/pool.ts";
import { sendDeliveries } from "../../src/delivery/send-deliveries.ts";
import type { ManagedRedis } from "../../src/jobs/managed-redis.ts";
import { createRedisEngine } from "../../src/jobs/redis-engine.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { startRedis } from "../support/redis-server.ts";

const AT = "2026-11-30T01:00:00.000Z";
const TOMORROW = "2026-12-01T01:00:00.000Z";

let store: Store;
let redis: ManagedRedis;
let server: Redis;
let running: { readonly sender: Pool; readonly engine: JobEngine }[];
let sent: string[];
let onSent = () => {};

beforeEach(async () => {
  store = createMemoryStore();
  redis = await startRedis();
  server = new Redis({ path: redis.url, retryStrategy: () => null });
  server.on("error", () => {});
  [running, sent] = [[], []];
});
afterEach(async () => {
  for (const { sender, engine } of running) {
    await sender.stop();
    await engine.stop();
  }
  server.disconnect();
  await redis.stop();
});

const push = (key: string): NewDelivery => ({
  key,
  kind: "deadline",
  address: { channel: "lark", to: { account: "ou_1" } },
  content: { text: key },
  dueAt: AT,
  expiresAt: TOMORROW,
});

/** A process of the program, as far as sending goes. */
function start(send: (delivery: TakenDelivery) => Promise<void> = async () => {}): void {
  const engine = createRedisEngine({ url: redis.url }, () => {});
  const sender = sendDeliveries({
    ...{ store, channel: "lark", now: () => AT, engine },
    send: async (delivery) => {
      await send(delivery);
      sent.push(delivery.key);
      onSent();
      return { kind: "sent" };
    },
    onFailed: () => {},
    onError: () => {},
  });
  running.push({ sender, engine });
}

/** Resolves when so many were sent. */
function untilSent(count: number): Promise<void> {
  return new Promise((resolve) => {
    onSent = () => {
      if (sent.length >= count) resolve();
    };
    onSent();
  });
}

const keys = Array.from({ length: 300 }, (_, each) => `期限:${each}`);

describe("pushes through Redis", () => {
  it("are shared by the processes, each sent once", async () => {
    const bySender = [0, 0, 0, 0];
    for (const each of bySender.keys()) {
      start(async () => {
        bySender[each] = (bySender[each] ?? 0) + 1;
        await new Promise(setImmediate);
      });
    }
    await store.outbox.put(keys.map(push));
    await untilSent(keys.length);
    expect([...sent].sort()).toEqual([...keys].sort());
    expect(bySender.filter((count) => count > 0).length).toBeGreaterThan(1);
  });

  it("are all sent though Redis forgets everything in the middle", async () => {
    let isFlushed = false;
    start(async () => {
      if (sent.length < 50 || isFlushed) return;
      isFlushed = true;
      await server.flushall();
    });
    await store.outbox.put(keys.map(push));
    await untilSent(keys.length);
    expect(isFlushed).toBe(true);
    expect([...sent].sort()).toEqual([...keys].sort());
  });

  it("are all sent though Redis is gone in the middle, and answers are as well", async () => {
    let isGone = false;
    start(async () => {
      if (sent.length < 50 || isGone) return;
      isGone = true;
      await server.shutdown("NOSAVE").catch(() => {});
    });
    await store.outbox.put(keys.map(push));
    await untilSent(50);
    await store.outbox.put([{ ...push("answer"), kind: "answer" }]);
    await untilSent(keys.length + 1);
    expect([...sent].sort()).toEqual(["answer", ...keys].sort());
  });

  it("are sent where Redis was not there from the start", async () => {
    await server.shutdown("NOSAVE").catch(() => {});
    start();
    await store.outbox.put(keys.slice(0, 20).map(push));
    await untilSent(20);
    expect([...sent].sort()).toEqual(keys.slice(0, 20).sort());
  });
});

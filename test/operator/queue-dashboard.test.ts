import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ManagedRedis } from "../../src/jobs/managed-redis.ts";
import { createRedisEngine } from "../../src/jobs/redis-engine.ts";
import { createOperatorApp } from "../../src/operator/operator-app.ts";
import { startObserving } from "../../src/operator/start-observing.ts";
import { startRedis } from "../support/redis-server.ts";

let redis: ManagedRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

describe("the dashboard of the queues", () => {
  it("shows what waits, on this machine, and changes nothing", async () => {
    const errors: unknown[] = [];
    const engine = createRedisEngine(redis, (error) => errors.push(error));
    const queue = engine.queue("plan-reminders", {
      ...{ atOnce: 1, onceFor: 60 },
      handle: async () => {},
    });
    expect(await queue.ask(["2026-03-10-9"])).toBe(true);
    const { metrics } = await startObserving({
      traces: undefined,
      health: async () => ({ jobs: await engine.health() }),
      now: () => new Date(),
    });
    const app = await createOperatorApp({ metrics, queues: engine.queues() });
    const at = (path: string, init?: RequestInit) =>
      app.request(`http://127.0.0.1:9464/queues${path}`, init);
    const page = await at("");
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("xuefen")]);
    const { queues } = (await (await at("/api/queues")).json()) as {
      queues: { name: string; readOnlyMode: boolean }[];
    };
    expect(queues).toMatchObject([{ name: "plan-reminders", readOnlyMode: true }]);
    const emptied = await at("/api/queues/plan-reminders/empty", { method: "PUT" });
    expect(emptied.status).toBeGreaterThanOrEqual(400);
    expect((await app.request("http://evil.example/queues")).status).toBe(403);
    await engine.stop();
    expect(errors).toEqual([]);
  });
});

import { afterEach, describe } from "vitest";
import type { JobEngine } from "../../src/delivery/job-engine.ts";
import { createProcessEngine } from "../../src/jobs/process-engine.ts";
import { createRedisEngine } from "../../src/jobs/redis-engine.ts";
import { jobEngineContract } from "../contracts/job-engine-contract.ts";
import { startRedis } from "../support/redis-server.ts";

const opened: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

function tried(create: (onError: (error: unknown) => void) => JobEngine) {
  const errors: unknown[] = [];
  const engine = create((error) => errors.push(error));
  opened.push(() => engine.stop());
  return { engine, errors };
}

describe("in this process", () => {
  jobEngineContract(async () => tried(createProcessEngine));
});

describe("on Redis", () => {
  jobEngineContract(async () => {
    const redis = await startRedis();
    opened.push(redis.stop);
    return tried((onError) => createRedisEngine({ url: redis.url }, onError));
  });
});

import { expect, it } from "vitest";
import { probeRedis } from "../../src/jobs/probe-redis.ts";
import { startRedis } from "../support/redis-server.ts";

it("says of the server that is named which it is, and whether it may forget things", async () => {
  const redis = await startRedis();
  try {
    expect(await probeRedis(redis.url)).toEqual({
      ...{ kind: "named", version: expect.stringMatching(/^\d+\.\d/), keepsEverything: true },
    });
  } finally {
    await redis.stop();
  }
});

it("says of one that is not there why it cannot be reached", async () => {
  expect(await probeRedis("redis://127.0.0.1:1")).toMatchObject({
    ...{ kind: "unreachable", problem: expect.stringContaining("ECONNREFUSED") },
  });
});

it("says which one is installed where none is named", async () => {
  expect(await probeRedis(undefined)).toMatchObject({ kind: "installed" });
});

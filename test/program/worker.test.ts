import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { NewDelivery } from "../../src/app/delivery/ports.ts";
import { ENTRY_KINDS } from "../../src/entry-kinds.ts";
import { openStore } from "../../src/store/open-store.ts";
import { runXuefen, XUEFEN } from "../support/built-program.ts";
import { expectSentences, ROSTER, useCommandLine } from "../support/command-line.ts";
import { type LarkPlatform, startLarkPlatform } from "../support/lark-platform/lark-platform.ts";
import { environment, startProgram } from "../support/program.ts";
import { endRedisIn, startRedis } from "../support/redis-server.ts";
import { SAMPLE_POLICIES } from "../support/sample-policies.ts";

type Started = ReturnType<typeof startProgram>;

const PUSHES = 60;
const running: Started[] = [];
let platform: LarkPlatform;
beforeEach(async () => {
  await (await startRedis()).stop();
  platform = await startLarkPlatform();
});
afterEach(async () => {
  for (const { child } of running.splice(0)) child.kill("SIGKILL");
  await platform.stop();
});

describe("a worker", () => {
  const line = useCommandLine(SAMPLE_POLICIES);
  afterEach(() => endRedisIn(line.at("data")));

  const settings = () => {
    const { appId, appSecret, base } = platform;
    return { LARK_APP_ID: appId, LARK_APP_SECRET: appSecret, LARK_DOMAIN: base };
  };

  /** Starts a program on the one database, and waits until it says that it runs. */
  async function start(command: "serve" | "worker"): Promise<Started> {
    const env = environment(line.at("data"), { PORT: "0", ...settings() });
    const started = startProgram([...XUEFEN, command, "--policies", SAMPLE_POLICIES], env);
    running.push(started);
    for await (const printed of createInterface({ input: started.child.stdout })) {
      if (printed.startsWith("xuefen: ")) break;
    }
    return started;
  }

  /** Puts so many pushes to as many people into the outbox. */
  async function putPushes(): Promise<readonly string[]> {
    const people = Array.from({ length: PUSHES }, (_, each) =>
      platform.addPerson({ name: `老师${each}` }),
    );
    const reply = { text: "提醒", language: "zh-CN", private: true, blocks: [], citations: [] };
    const pushes = people.map(
      ({ openId }): NewDelivery => ({
        ...{ key: `push:${openId}`, kind: "notice", content: reply },
        address: { channel: "lark", to: { account: openId } },
        dueAt: new Date(Date.now() - 1000).toISOString(),
        expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
      }),
    );
    const url = `sqlite:${line.at("data/xuefen.sqlite")}`;
    const store = await openStore({ url, keyFile: line.at("data/secret.key") }, ENTRY_KINDS);
    await store.outbox.put(pushes);
    await store.close();
    return people.map(({ openId }) => openId);
  }

  const school = async () =>
    line.json("import", "roster", await line.write("r.csv", ROSTER), "--policy", "qinghe-school");

  it("shares what is to be sent with a serve and another worker, each once, though one is killed", async () => {
    await school();
    const programs = [await start("serve"), await start("worker"), await start("worker")];
    const accounts = await putPushes();
    await platform.until(() => platform.sent().length >= PUSHES / 3);
    programs[1]?.child.kill("SIGKILL");
    // What the killed one was sending is tried again once its lease ends, with the same mark.
    await platform.until(() => new Set(platform.sent().map(({ to }) => to)).size >= PUSHES);
    expect(platform.sent().map(({ to }) => to)).toHaveLength(PUSHES);
    expect(new Set(platform.sent().map(({ to }) => to))).toEqual(new Set(accounts));
    // Each sends with a token of its own, and only the serve listens.
    const tokens = platform.calls().filter(({ path }) => path.includes("tenant_access_token"));
    expect(tokens.length).toBeGreaterThan(1);
    expect(platform.connections()).toHaveLength(1);
    for (const each of [programs[2], programs[0]]) {
      each?.child.kill("SIGTERM");
      expect((await each?.ended)?.status).toBe(0);
    }
  });

  it("says in one sentence what it lacks", async () => {
    const without = await runXuefen(environment(line.at("data")), "worker");
    expect(without.status).toBe(1);
    expectSentences(without.err);
    expect(without.err).toContain("LARK_APP_ID");
    // Nothing by the name of a Redis server is found on this path.
    const node = { ...environment(line.at("data"), settings()), PATH: line.at("") };
    const alone = await runXuefen(node, "worker");
    expect(alone.status).toBe(1);
    expectSentences(alone.err);
    expect(alone.err).toContain("REDIS_URL");
  });
});

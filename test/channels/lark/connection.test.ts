import { EventDispatcher } from "@larksuiteoapi/node-sdk";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connect, watchConnection } from "../../../src/channels/lark/connection.ts";
import { SILENT } from "../../../src/channels/lark/open-platform.ts";
import { startLarkPlatform } from "../../support/lark-platform/lark-platform.ts";
import { type LarkSchool, MODES, startLarkSchool } from "../../support/lark-school.ts";

describe("a connection that is watched", () => {
  const alarms: string[] = [];
  const log = { info: () => {}, error: (_: object, message: string) => void alarms.push(message) };
  beforeEach(() => {
    alarms.length = 0;
    vi.useFakeTimers({ now: new Date("2026-03-10T02:00:00.000Z") });
  });
  afterEach(() => vi.useRealTimers());
  const start = () => watchConnection({ clock: () => new Date(), log });
  const isRaised = () => alarms.some((message) => message.includes("for more than a minute"));

  it("raises an alarm where it is lost for more than a minute, once", () => {
    const watch = start();
    watch.connected();
    vi.advanceTimersByTime(300_000);
    watch.lost();
    vi.advanceTimersByTime(59_999);
    expect(isRaised()).toBe(false);
    expect(watch.state()).toEqual({ state: "lost", since: "2026-03-10T02:05:00.000Z" });
    watch.lost();
    vi.advanceTimersByTime(600_001);
    expect(alarms.filter((message) => message.includes("minute"))).toHaveLength(1);
    watch.connected();
    expect(watch.state()).toEqual({ state: "connected", since: "2026-03-10T02:16:00.000Z" });
  });

  it("raises none where it comes back in time, or the program stops", () => {
    const watch = start();
    watch.connected();
    watch.lost();
    vi.advanceTimersByTime(30_000);
    watch.connected();
    vi.advanceTimersByTime(600_000);
    watch.lost();
    watch.stop();
    vi.advanceTimersByTime(600_000);
    expect(isRaised()).toBe(false);
  });

  it("raises an alarm where it never stood", () => {
    const watch = start();
    vi.advanceTimersByTime(60_000);
    expect(isRaised()).toBe(true);
    expect(watch.state()).toMatchObject({ state: "connecting" });
  });
});

describe("a connection that the platform refuses", () => {
  afterEach(() => vi.useRealTimers());

  it("is asked for again after a minute", async () => {
    const platform = await startLarkPlatform();
    const refusal = { code: 514, msg: "app id or app secret is wrong", data: {} };
    platform.fail(/POST .*ws\/endpoint/, { status: 200, body: refusal });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
    const errors: string[] = [];
    const connection = connect({
      settings: {
        ...{ ...platform, domain: platform.base },
        ...{ mode: "websocket", recognise: "off" },
      },
      eventDispatcher: new EventDispatcher({ logger: SILENT }),
      clock: platform.now,
      log: { info: () => {}, error: (_, message) => void errors.push(message) },
    });
    await expect.poll(() => errors, { timeout: 10_000 }).toHaveLength(1);
    expect(connection.state().state).toBe("connecting");
    vi.advanceTimersByTime(60_000);
    await expect.poll(() => connection.state().state, { timeout: 10_000 }).toBe("connected");
    connection.close();
    await platform.stop();
  });
});

describe("the health of the channel", () => {
  let school: LarkSchool;
  afterEach(() => school.stop());

  it.each(MODES)("says how the connection by %s stands, and what waits", async (mode) => {
    // Until the bot knows by which account it is mentioned, what comes in waits.
    school = await startLarkSchool(mode, {
      prepare: (platform) => platform.fail(/GET .*bot.v3.info/, { status: 503, body: "" }, 9),
    });
    const { platform } = school;
    const states = mode === "webhook" ? ["webhook"] : ["connecting", "connected"];
    const { connection, ...counts } = await school.health();
    expect(states).toContain(connection.state);
    expect(counts).toEqual({ lastEventAt: null, waiting: 0, due: 0 });
    const wang = await school.bound("T001", "王芳");
    await platform.say({ from: wang, text: "/帮助" }).delivered;
    expect(await school.health()).toMatchObject({
      lastEventAt: platform.now().toISOString(),
      ...{ waiting: 1, due: 0 },
    });
  });

  it("says that the connection is lost, and that it is back", async () => {
    school = await startLarkSchool("websocket");
    const { platform } = school;
    const stateIs = (state: string) =>
      expect
        .poll(async () => (await school.health()).connection.state, { timeout: 10_000 })
        .toBe(state);
    await stateIs("connected");
    platform.fail(/POST .*ws\/endpoint/, "hangs");
    for (const connection of platform.connections()) connection.close();
    await stateIs("lost");
    expect(school.logged.map(({ message }) => message)).toEqual([
      "the connection to Feishu was lost; connecting again",
    ]);
  });

  it("comes back by itself after an outage", async () => {
    school = await startLarkSchool("websocket");
    const { platform } = school;
    platform.fail(/POST .*ws\/endpoint/, { status: 502, body: "bad gateway" }, 3);
    for (const connection of platform.connections()) connection.close();
    await platform.until(() => platform.connections().length > 1);
    await expect
      .poll(async () => (await school.health()).connection.state, { timeout: 10_000 })
      .toBe("connected");
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import type { NewDelivery } from "../../src/app/delivery/ports.ts";
import type { Store } from "../../src/app/store.ts";
import { sendDeliveries } from "../../src/delivery/send-deliveries.ts";
import {
  type ClockHealth,
  type TrustedClock,
  trustClock,
} from "../../src/delivery/trusted-clock.ts";
import { createProcessEngine } from "../../src/jobs/process-engine.ts";
import { createMemoryStore } from "../support/memory-store.ts";

const NINE = Date.parse("2026-11-30T01:00:00.000Z");
const [MINUTE, HOUR] = [60_000, 3_600_000];

/** The clocks of a machine, and of another one where there is one. */
let [wall, steady, other] = [NINE, 0, NINE];
let doubts: ClockHealth[];
beforeEach(() => {
  [wall, steady, other] = [NINE, 500_000, NINE];
  doubts = [];
});

const start = (hasWitness = false) =>
  trustClock(
    {
      wall: () => wall,
      steady: () => steady,
      ...(hasWitness && { witness: async () => other }),
    },
    (health) => doubts.push(health),
  );
const pass = (ms: number) => {
  [wall, steady, other] = [wall + ms, steady + ms, other + ms];
};
/** Lets time pass as a program sees it, which looks every ten seconds. */
async function passLooking(clock: TrustedClock, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 10_000) {
    pass(10_000);
    await clock.look();
  }
}
const minutesAfterNine = (clock: TrustedClock) => (clock.now().getTime() - NINE) / MINUTE;

describe("the time that is kept to", () => {
  it("follows the wall clock, and small corrections of it", async () => {
    const clock = await start();
    await passLooking(clock, HOUR);
    expect(minutesAfterNine(clock)).toBe(60);
    wall -= MINUTE;
    expect(minutesAfterNine(clock)).toBe(59);
    expect(clock.health()).toEqual({ state: "trusted" });
    expect(doubts).toEqual([]);
  });

  it.each([
    ["an hour forward", HOUR],
    ["an hour back", -HOUR],
    ["a day forward", 24 * HOUR],
  ])(
    "goes on as before when the clock jumps %s, and follows it after ten minutes",
    async (_, jump) => {
      const clock = await start();
      wall += jump;
      await passLooking(clock, 9 * MINUTE);
      expect(minutesAfterNine(clock)).toBe(9);
      const aheadSeconds = jump / 1000;
      expect(clock.health()).toMatchObject({ state: "doubted", aheadSeconds });
      expect(doubts).toMatchObject([{ aheadSeconds }]);
      await passLooking(clock, 2 * MINUTE);
      expect(minutesAfterNine(clock)).toBe(11 + jump / MINUTE);
      expect(clock.health()).toEqual({ state: "trusted" });
    },
  );

  it("never was elsewhere where the clock comes back in time", async () => {
    const clock = await start();
    wall += HOUR;
    await passLooking(clock, 5 * MINUTE);
    wall -= HOUR;
    await passLooking(clock, 20 * MINUTE);
    expect(minutesAfterNine(clock)).toBe(25);
    expect(clock.health()).toEqual({ state: "trusted" });
  });

  it("waits anew after each jump", async () => {
    const clock = await start();
    for (let each = 0; each < 5; each += 1) {
      wall += HOUR;
      await passLooking(clock, 6 * MINUTE);
    }
    expect(minutesAfterNine(clock)).toBe(30);
    expect(doubts).toHaveLength(5);
  });

  it("follows at once where another machine shows the same", async () => {
    const clock = await start(true);
    [wall, other] = [wall + HOUR, other + HOUR];
    await clock.look();
    expect(minutesAfterNine(clock)).toBe(60);
  });

  it("does not follow as long as another machine shows the time as it was", async () => {
    const clock = await start(true);
    wall += HOUR;
    await passLooking(clock, 3 * HOUR);
    expect(minutesAfterNine(clock)).toBe(180);
  });

  it("is that of another machine from the start, where this one is elsewhere", async () => {
    wall += HOUR;
    const clock = await start(true);
    expect(minutesAfterNine(clock)).toBe(0);
    expect(clock.health()).toMatchObject({ state: "doubted", aheadSeconds: 3600 });
  });
});

describe("sending by that time", () => {
  let store: Store;
  let sent: string[];
  let onSent = () => {};
  beforeEach(() => {
    store = createMemoryStore();
    sent = [];
  });

  const inMinutes = (key: string, minutes: number, kind = "deadline"): NewDelivery => ({
    ...{ key, kind, content: {} },
    address: { channel: "lark", to: { account: "ou_1" } },
    dueAt: new Date(NINE + minutes * MINUTE).toISOString(),
    expiresAt: new Date(NINE + 12 * HOUR).toISOString(),
  });

  const sender = (clock: TrustedClock) =>
    sendDeliveries({
      ...{ store, channel: "lark", engine: createProcessEngine(() => {}) },
      now: () => clock.now().toISOString(),
      send: async ({ key }) => {
        sent.push(key);
        onSent();
        return { kind: "sent" };
      },
      onFailed: () => {},
      onError: () => {},
    });

  /** Puts in an answer, and waits until it is sent: whatever else is due by then is sent with it. */
  async function untilAnswered(pool: ReturnType<typeof sender>, key: string): Promise<void> {
    const answered = new Promise<void>((resolve) => {
      onSent = () => {
        if (sent.includes(key)) resolve();
      };
    });
    await store.outbox.put([inMinutes(key, -1, "answer")]);
    pool.wake();
    await answered;
  }

  it("sends nothing early when the clock jumps an hour forward, and answers go on", async () => {
    const clock = await start();
    const pool = sender(clock);
    await store.outbox.put([inMinutes("now", 0), inMinutes("later", 30)]);
    await untilAnswered(pool, "first");
    wall += HOUR;
    await untilAnswered(pool, "second");
    await untilAnswered(pool, "third");
    await pool.stop();
    expect(sent.toSorted()).toEqual(["first", "now", "second", "third"]);
  });

  it("sends nothing twice when it jumps an hour back, and goes on with what falls due", async () => {
    const clock = await start();
    const pool = sender(clock);
    await store.outbox.put([inMinutes("now", 0), inMinutes("later", 5)]);
    await untilAnswered(pool, "first");
    wall -= HOUR;
    await passLooking(clock, 6 * MINUTE);
    await untilAnswered(pool, "second");
    await passLooking(clock, 2 * HOUR);
    await untilAnswered(pool, "third");
    await pool.stop();
    expect(sent.toSorted()).toEqual(["first", "later", "now", "second", "third"]);
  });

  it("drops what is out of date after a day was skipped", async () => {
    const clock = await start();
    await store.outbox.put([inMinutes("stale", 30)]);
    wall += 24 * HOUR;
    await passLooking(clock, 11 * MINUTE);
    const pool = sender(clock);
    const answer = inMinutes("fresh", 0, "answer");
    const expiresAt = new Date(NINE + 48 * HOUR).toISOString();
    await store.outbox.put([{ ...answer, expiresAt }]);
    await new Promise<void>((resolve) => {
      onSent = resolve;
    });
    await pool.stop();
    expect(sent).toEqual(["fresh"]);
    expect(await store.outbox.find("stale")).toMatchObject({ state: "dropped" });
  });
});

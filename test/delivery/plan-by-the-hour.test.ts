import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Planned } from "../../src/app/outreach/plan-reminders.ts";
import type { Store } from "../../src/app/store.ts";
import type { Going } from "../../src/delivery/go-on.ts";
import type { JobEngine } from "../../src/delivery/job-engine.ts";
import { planByTheHour } from "../../src/delivery/plan-by-the-hour.ts";
import { parseDay } from "../../src/domain/day.ts";
import { createProcessEngine } from "../../src/jobs/process-engine.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { planning } from "../support/outreach.ts";
import { fillSchool } from "../support/school.ts";

let store: Store;
let going: Going[];
let planned: Planned[];
beforeEach(async () => {
  store = createMemoryStore();
  await fillSchool(store);
  await store.roster.bindAccount("lark", "ou_1", "T001", "2026-01-01T00:00:00.000Z");
  [going, planned] = [[], []];
});
afterEach(async () => {
  for (const each of going) await each.stop();
});

/** Starts planning at a time of a day, and waits until it has looked at the clock. */
async function start(day: string, minute: number, engine: JobEngine): Promise<void> {
  const started = planByTheHour({
    ...{ store, engine, planning: planning(), onError: fail },
    wallTime: () => ({ day: parseDay(day), minute }),
    onPlanned: (each) => planned.push(each),
  });
  going.push(started);
  await started.stop();
  await engine.stop();
}

function fail(error: unknown): never {
  throw error;
}

const inProcess = () => createProcessEngine(fail);
/** An engine whose server is gone. */
const unreachable = (): JobEngine => ({
  ...{ ...inProcess(), isShared: true },
  queue: () => ({ ask: async () => false }),
});

describe("planning by the hour", () => {
  it.each([
    ["2026-12-17", 480],
    ["2026-12-17", 900],
  ])("plans on %s at minute %i", async (day, minute) => {
    await start(day, minute, inProcess());
    expect(planned).toEqual([{ messages: 1, unreachable: 6 }]);
    expect(await store.outbox.list({ person: "T001" })).toHaveLength(1);
  });

  it.each([
    ["2026-12-17", 479, "it is too early"],
    ["2026-12-17", 1020, "it is too late"],
    ["2026-12-19", 600, "it is a Saturday"],
  ])("plans nothing on %s at minute %i, when %s", async (day, minute) => {
    await start(day, minute, inProcess());
    expect(planned).toEqual([]);
  });

  it("tries again within minutes what failed, and then no more within the hour", async () => {
    let [minute, looks, tries] = [600, 0, 0];
    const errors: unknown[] = [];
    const engine = createProcessEngine((error) => errors.push(error));
    const lastDay: Store["reminders"]["lastDay"] = async (until) => {
      tries += 1;
      if (tries === 1) throw new Error("the database is gone");
      return store.reminders.lastDay(until);
    };
    const started = planByTheHour({
      ...{ engine, planning: planning(), onError: fail, lookEveryMs: 1 },
      store: { ...store, reminders: { ...store.reminders, lastDay } },
      wallTime: () => {
        looks += 1;
        return { day: parseDay("2026-12-17"), minute };
      },
      onPlanned: (each) => planned.push(each),
    });
    going.push(started);
    const untilLooked = async (times: number) => {
      const before = looks;
      await expect.poll(() => looks).toBeGreaterThan(before + times);
    };
    await untilLooked(3);
    expect({ tries, planned }).toEqual({ tries: 1, planned: [] });
    for (minute of [602, 604, 659]) await untilLooked(3);
    await engine.stop();
    expect({ tries, planned }).toEqual({ tries: 2, planned: [{ messages: 1, unreachable: 6 }] });
    expect(errors).toMatchObject([{ message: "a job of plan-reminders failed" }]);
  });

  it("plans here where the engine cannot be reached, and tells nobody twice", async () => {
    for (const engine of [unreachable(), unreachable(), inProcess()]) {
      await start("2026-12-17", 600, engine);
    }
    expect(planned.map(({ messages }) => messages)).toEqual([1, 0, 0]);
    const listed = await store.outbox.list({});
    expect(listed.filter(({ state }) => state === "planned")).toHaveLength(1);
    // Those whom no channel knows are listed once too.
    expect(listed).toHaveLength(7);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Planned } from "../../src/app/outreach/plan-reminders.ts";
import type { Store } from "../../src/app/store.ts";
import type { JobEngine } from "../../src/delivery/job-engine.ts";
import { type Going, planByTheHour } from "../../src/delivery/plan-by-the-hour.ts";
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

  it("plans here where the engine cannot be reached, and tells nobody twice", async () => {
    for (const engine of [unreachable(), unreachable(), inProcess()]) {
      await start("2026-12-17", 600, engine);
    }
    expect(planned.map(({ messages }) => messages)).toEqual([1, 0, 0]);
    expect(await store.outbox.list({})).toHaveLength(1);
  });
});

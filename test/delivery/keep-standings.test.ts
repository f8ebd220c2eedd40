import { afterEach, describe, expect, it, vi } from "vitest";
import { unitsToWeigh } from "../../src/app/standing/refresh-standings.ts";
import type { Going } from "../../src/delivery/go-on.ts";
import type { JobEngine } from "../../src/delivery/job-engine.ts";
import { keepStandings } from "../../src/delivery/keep-standings.ts";
import { parseDay } from "../../src/domain/day.ts";
import { createProcessEngine } from "../../src/jobs/process-engine.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { planning } from "../support/outreach.ts";
import { fillSchool } from "../support/school.ts";

const today = parseDay("2026-12-17");
let going: Going | undefined;
afterEach(() => going?.stop());

/** Keeps the standings of a school, and says which units are left to weigh. */
async function keep(engine: JobEngine) {
  const store = createMemoryStore();
  await fillSchool(store);
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const wallTime = () => ({ day: today });
  going = keepStandings({
    ...{ store, engine, foreseen: planning(), wallTime, onError, lookEveryMs: 10 },
  });
  const left = () => unitsToWeigh(store, planning(), { day: today, most: 99 });
  return { left, errors, store };
}

describe("standings in the background", () => {
  it("are weighed as jobs, unit by unit, until nobody is left", async () => {
    const { left, errors } = await keep(createProcessEngine(() => {}));
    await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 20_000 });
    expect(errors).toEqual([]);
  });

  it("are weighed here where the engine cannot be reached", async () => {
    const engine = { ...createProcessEngine(() => {}), queue: () => ({ ask: async () => false }) };
    const { left, errors } = await keep(engine);
    await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 20_000 });
    expect(errors).toEqual([]);
  });

  it("are not weighed any more once it is stopped", async () => {
    const { left } = await keep({
      ...createProcessEngine(() => {}),
      queue: () => ({
        ask: async () => {
          void going?.stop();
          return false;
        },
      }),
    });
    await going?.stop();
    expect((await left()).length).toBeGreaterThan(2);
  });
});

import { describe, expect, it } from "vitest";
import { loadSample, type SampleSchool } from "../../src/app/load-sample.ts";
import { parseDay } from "../../src/domain/day.ts";
import { readSample } from "../../src/files/policies/read-sample.ts";
import { evaluate } from "../../src/policy/engine/evaluate.ts";
import { builtInPolicies } from "../support/built-in-policies.ts";
import { createMemoryStore } from "../support/memory-store.ts";

const sample = readSample("policies") as SampleSchool;
const on = (day: string) => ({ at: `${day}T04:00:00.000Z`, today: parseDay(day) });

async function schoolOn(...days: readonly string[]) {
  const store = createMemoryStore();
  for (const day of days) await loadSample(store, sample, on(day));
  const ids = sample.people.map(({ id }) => id);
  const records = [...(await store.records.ofMany(ids)).values()].flat();
  return { store, ids, records };
}

describe("the made-up school", () => {
  it("has people, units and a policy that exists", async () => {
    const { store, ids } = await schoolOn("2026-06-10");
    for (const id of ids) expect(await store.roster.person(id)).toBeDefined();
    expect(await store.roster.unit(sample.school.id)).toMatchObject({ policy: sample.policy });
    expect(builtInPolicies().ids).toContain(sample.policy);
  });

  it.each(["2024-02-29", "2026-01-01", "2026-06-10", "2026-12-31"])(
    "on %s has records up to that day, which its policy reads",
    async (day) => {
      const { store, ids, records } = await schoolOn(day);
      expect(records.length).toBeGreaterThan(0);
      for (const { record } of records) expect(record.date <= day).toBe(true);
      const policy = builtInPolicies().policy(sample.policy);
      for (const id of ids) {
        const { teacher } = (await store.roster.person(id)) ?? { teacher: { id } };
        const own = (await store.records.of(id)).map(({ record }) => record);
        expect(evaluate(policy, { teacher, records: own }, parseDay(day)).records).toHaveLength(
          own.length,
        );
      }
    },
  );

  it("grows with the year and doubles nothing when it is loaded again", async () => {
    const [january, grown, december] = [
      await schoolOn("2026-01-01"),
      await schoolOn("2026-01-01", "2026-06-10", "2026-12-31", "2026-12-31"),
      await schoolOn("2026-12-31"),
    ];
    const told = ({ records }: typeof grown) => records.map(({ record }) => record);
    expect(january.records.length).toBeLessThan(december.records.length);
    expect(told(grown)).toHaveLength(told(december).length);
    expect(told(grown)).toEqual(expect.arrayContaining(told(december)));
  });
});

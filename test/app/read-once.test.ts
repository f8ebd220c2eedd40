import { describe, expect, it } from "vitest";
import { readOnce } from "../../src/app/read-once.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { COUNTY } from "../support/people.ts";

const AT = "2026-11-22T08:00:00.000Z";

async function counted() {
  const store = createMemoryStore();
  const { roster, threads } = store;
  await roster.put({ units: COUNTY, people: [] });
  const asked: string[] = [];
  const once = readOnce({
    ...store,
    roster: {
      ...roster,
      unitsAbove(id) {
        asked.push(id);
        return roster.unitsAbove(id);
      },
    },
    threads: {
      ...threads,
      all(person) {
        asked.push(person);
        return threads.all(person);
      },
    },
  });
  return { store, once, asked };
}

describe("a store that reads once", () => {
  it("gives the units of the roster, and asks for those above with them", async () => {
    const { once, asked } = await counted();
    const { roster } = once;
    const twice = await Promise.all([roster.unit("group-maths"), roster.unit("group-maths")]);
    expect(twice).toEqual([COUNTY[0], COUNTY[0]]);
    expect(await roster.unit("school-1")).toEqual(COUNTY[2]);
    expect(await roster.unit("county")).toEqual(COUNTY[1]);
    expect(await roster.unit("school-9")).toBeUndefined();
    expect(asked).toEqual(["group-maths", "school-9"]);
  });

  it("gives what stands above each unit of a path that was read", async () => {
    const { once, asked } = await counted();
    const { roster } = once;
    const path = [COUNTY[0], COUNTY[2], COUNTY[1]];
    expect(await roster.unitsAbove("group-maths")).toEqual(path);
    expect(await roster.unitsAbove("school-1")).toEqual(path.slice(1));
    expect(await roster.unitsAbove("county")).toEqual([COUNTY[1]]);
    expect(await roster.unit("school-1")).toEqual(COUNTY[2]);
    expect(asked).toEqual(["group-maths"]);
    await roster.setPolicy("county", "yunti-64h");
    expect(await roster.unitsAbove("county")).toMatchObject([{ policy: "yunti-64h" }]);
  });

  it("sees at once what is changed by way of it", async () => {
    const { once } = await counted();
    const { roster, threads } = once;
    await roster.unit("school-1");
    await roster.setPolicy("school-1", "yunti-64h");
    expect(await roster.unit("school-1")).toMatchObject({ policy: "yunti-64h" });
    const renamed = { id: "school-1", name: "新名小学", kind: "school" as const };
    await roster.put({ units: [renamed], people: [] });
    expect(await roster.unit("school-1")).toMatchObject({ name: "新名小学" });
    expect(await threads.read("T001", "private")).toBeUndefined();
    await threads.write("T001", "private", "one", AT);
    expect(await threads.read("T001", "private")).toBe("one");
  });

  it("sees what a transaction changed", async () => {
    const { once } = await counted();
    await once.roster.unit("school-1");
    await once.threads.read("T001", "private");
    await once.transaction(async ({ roster, threads }) => {
      await roster.setPolicy("school-1", "yunti-64h");
      await threads.write("T001", "private", "one", AT);
    });
    expect(await once.roster.unit("school-1")).toMatchObject({ policy: "yunti-64h" });
    expect(await once.threads.read("T001", "private")).toBe("one");
  });

  it("reads the threads of a person at once", async () => {
    const { store, once, asked } = await counted();
    await store.threads.write("T001", "private", "one", AT);
    await store.threads.write("T001", "drafts", "two", AT);
    expect(await once.threads.read("T001", "private")).toBe("one");
    expect(await once.threads.read("T001", "drafts")).toBe("two");
    expect(await once.threads.read("T001", "group")).toBeUndefined();
    expect(asked).toEqual(["T001"]);
  });
});

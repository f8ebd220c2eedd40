import { describe, expect, it } from "vitest";
import { readOnce } from "../../src/app/read-once.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { COUNTY } from "../support/people.ts";

async function counted() {
  const { roster } = createMemoryStore();
  await roster.put({ units: COUNTY, people: [] });
  const asked: string[] = [];
  const once = readOnce({
    ...roster,
    unit(id) {
      asked.push(id);
      return roster.unit(id);
    },
  });
  return { roster, once, asked };
}

describe("a roster that reads each unit once", () => {
  it("gives the same as the roster, and asks it once", async () => {
    const { once, asked } = await counted();
    const twice = await Promise.all([once.unit("school-1"), once.unit("school-1")]);
    expect(twice).toEqual([COUNTY[2], COUNTY[2]]);
    expect(await once.unit("school-1")).toEqual(COUNTY[2]);
    expect(await once.unit("school-9")).toBeUndefined();
    expect(asked).toEqual(["school-1", "school-9"]);
  });

  it("sees at once what is changed by way of it", async () => {
    const { once } = await counted();
    await once.unit("school-1");
    await once.setPolicy("school-1", "gansu-2013");
    expect(await once.unit("school-1")).toMatchObject({ policy: "gansu-2013" });
    await once.put({
      units: [{ ...COUNTY[2], id: "school-1", name: "新名小学", kind: "school" }],
      people: [],
    });
    expect(await once.unit("school-1")).toMatchObject({ name: "新名小学" });
  });
});

import { describe, expect, it } from "vitest";
import { listPeople } from "../../src/app/list-people.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { COUNTY, person } from "../support/people.ts";
import { fillSchool } from "../support/school.ts";

describe("the list of people", () => {
  it("is empty where nobody is", async () => {
    expect(await listPeople(createMemoryStore().roster)).toEqual([]);
  });

  it("names everybody once, in the order of their ids", async () => {
    const store = createMemoryStore();
    await fillSchool(store);
    const ids = (await listPeople(store.roster)).map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(["C001", "G001", "T001", "T007", "U001"]));
  });

  it("tells school and group, and the farthest-reaching role", async () => {
    const { roster } = createMemoryStore();
    const grants = [
      { role: "group-leader" as const, unit: "group-maths" },
      { role: "coordinator" as const, unit: "county" },
      { role: "reviewer" as const, unit: "school-1" },
    ];
    const people = [
      person("a", "group-maths", { grants }),
      person("b", "school-2"),
      person("c", "county"),
    ];
    await roster.put({ units: COUNTY, people });
    expect(await listPeople(roster)).toEqual([
      {
        id: "a",
        name: "老师a",
        role: "coordinator",
        school: { id: "school-1", name: "第一小学" },
        group: "数学教研组",
      },
      { id: "b", name: "老师b", role: "teacher", school: { id: "school-2", name: "第二小学" } },
      { id: "c", name: "老师c", role: "teacher", school: { id: "county", name: "望城区" } },
    ]);
  });

  it("carries no number of anybody", async () => {
    const { roster } = createMemoryStore();
    const secret = { nationalId: "11010519491231002X", phone: "13800138000" };
    await roster.put({ units: COUNTY, people: [person("a", "school-1", secret)] });
    const told = JSON.stringify(await listPeople(roster));
    for (const number of Object.values(secret)) expect(told).not.toContain(number);
  });
});

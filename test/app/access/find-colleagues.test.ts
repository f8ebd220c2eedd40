import { describe, expect, it } from "vitest";
import { colleaguesIn } from "../../../src/app/access/find-colleagues.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { COUNTY, person } from "../../support/people.ts";

const EVERYBODY = { limit: 50 };

describe("the colleagues found", () => {
  it("are none where nobody is", async () => {
    const { roster } = createMemoryStore();
    expect(await colleaguesIn(roster).search(EVERYBODY)).toEqual({ people: [] });
    expect(await colleaguesIn(roster).find("T001")).toBeUndefined();
  });

  it("are told with school and group, and the farthest-reaching role", async () => {
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
    const leader = {
      id: "a",
      name: "老师a",
      role: "coordinator",
      school: { id: "school-1", name: "第一小学" },
      group: "数学教研组",
    };
    expect(await colleaguesIn(roster).search(EVERYBODY)).toEqual({
      people: [
        leader,
        { id: "b", name: "老师b", role: "teacher", school: { id: "school-2", name: "第二小学" } },
        { id: "c", name: "老师c", role: "teacher", school: { id: "county", name: "望城区" } },
      ],
    });
    expect(await colleaguesIn(roster).find("a")).toEqual(leader);
  });

  it("come in pages", async () => {
    const { roster } = createMemoryStore();
    await roster.put({ units: COUNTY, people: [person("a"), person("b"), person("c")] });
    const { people, next } = await colleaguesIn(roster).search({ limit: 2 });
    expect(people.map(({ id }) => id)).toEqual(["a", "b"]);
    const last = await colleaguesIn(roster).search({ limit: 2, after: next });
    expect(last).toMatchObject({ people: [{ id: "c" }] });
    expect(last).not.toHaveProperty("next");
  });

  it("carry no number of anybody", async () => {
    const { roster } = createMemoryStore();
    const secret = { nationalId: "11010519491231002X", phone: "13800138000" };
    await roster.put({ units: COUNTY, people: [person("a", "school-1", secret)] });
    const told = JSON.stringify([
      await colleaguesIn(roster).search(EVERYBODY),
      await colleaguesIn(roster).find("a"),
    ]);
    for (const number of Object.values(secret)) expect(told).not.toContain(number);
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import type { Person, Roster } from "../../src/app/access/ports.ts";
import { parseDay } from "../../src/domain/day.ts";
import { COUNTY, person } from "../support/people.ts";

const LI: Person = {
  teacher: {
    id: "T001",
    name: "李芳",
    stage: "primary",
    hiredOn: parseDay("2013-09-01"),
    roles: ["class-teacher"],
    leaves: [{ kind: "maternity", from: parseDay("2014-03-01"), fullSemesters: 1 }],
  },
  unit: "group-maths",
  grants: [
    { role: "admin", unit: "school-1" },
    { role: "reviewer", unit: "county" },
  ],
  nationalId: "43010219800101001X",
  phone: "13800000001",
};

/**
 * What every roster does.
 *
 * @param current gives the roster of the running test, empty when the test began
 */
export function rosterContract(current: () => Roster): void {
  describe("the roster, put together", () => {
    it("gives a person back with everything that was put", async () => {
      await current().put({ units: COUNTY, people: [LI] });
      expect(await current().person("T001")).toEqual(LI);
      expect(await current().person("T404")).toBeUndefined();
    });

    it("counts what really changed, and nothing when the same comes again", async () => {
      const people = [LI, person("T002"), person("T003", "school-2")];
      expect(await current().put({ units: COUNTY, people })).toEqual({ units: 4, people: 3 });
      expect(await current().put({ units: COUNTY, people })).toEqual({ units: 0, people: 0 });
      const reordered = { ...LI, grants: [...LI.grants, ...LI.grants].reverse() };
      expect(await current().put({ units: [], people: [reordered] })).toMatchObject({ people: 0 });
    });

    it.each<[string, Person]>([
      ["the phone", { ...LI, phone: "13800000002" }],
      ["the national id", { ...LI, nationalId: "430102198001010028" }],
      ["a fact", { ...LI, teacher: { ...LI.teacher, stage: "junior-middle" } }],
      ["the unit", { ...LI, unit: "school-2" }],
      ["a grant", { ...LI, grants: [{ role: "admin", unit: "school-2" }] }],
      ["everything that may be absent", person("T001")],
    ])("replaces a person of whom %s differs", async (_, changed) => {
      await current().put({ units: COUNTY, people: [LI, person("T002")] });
      const change = { units: [], people: [changed, person("T002")] };
      expect(await current().put(change)).toEqual({ units: 0, people: 1 });
      expect(await current().person("T001")).toEqual(changed);
    });

    it("takes the last of two people with one id", async () => {
      const people = [person("T001"), person("T001", "school-2")];
      expect(await current().put({ units: COUNTY, people })).toMatchObject({ people: 1 });
      expect(await current().person("T001")).toMatchObject({ unit: "school-2" });
    });

    it.each([
      ["person's unit", { units: COUNTY, people: [person("T001", "school-9")] }],
      [
        "person's grant",
        {
          units: COUNTY,
          people: [{ ...LI, grants: [{ role: "admin" as const, unit: "school-9" }] }],
        },
      ],
      [
        "unit's parent",
        {
          units: [...COUNTY, { id: "g", name: "g", kind: "group" as const, parent: "school-9" }],
          people: [LI],
        },
      ],
    ])("refuses everything when a %s is not in the roster", async (_, change) => {
      await expect(current().put(change)).rejects.toMatchObject({
        code: "roster/no-such-unit",
        details: { unit: "school-9" },
      });
      expect(await current().units()).toEqual([]);
      expect(await current().isEmpty()).toBe(true);
    });

    it("refuses a unit that would stand above itself", async () => {
      await current().put({ units: COUNTY, people: [] });
      const under = (id: string, parent: string) => ({
        id,
        name: id,
        kind: "school" as const,
        parent,
      });
      await expect(
        current().put({ units: [under("county", "group-maths")], people: [] }),
      ).rejects.toMatchObject({ code: "roster/loop" });
      await expect(
        current().put({ units: [under("new", "new")], people: [] }),
      ).rejects.toMatchObject({ code: "roster/loop", details: { unit: "new" } });
      expect(await current().unit("county")).toEqual(COUNTY[1]);
      expect(await current().unit("new")).toBeUndefined();
    });

    it("is empty until the first person is put", async () => {
      expect(await current().isEmpty()).toBe(true);
      await current().put({ units: COUNTY, people: [] });
      expect(await current().isEmpty()).toBe(true);
      await current().put({ units: [], people: [LI] });
      expect(await current().isEmpty()).toBe(false);
    });
  });

  describe("the roster, finding people", () => {
    beforeEach(() => current().put({ units: COUNTY, people: [LI] }));

    it.each(["43010219800101001X", "43010219800101001x", "４３０１０２ 19800101001Ｘ"])(
      "finds a person by the national id number written %s",
      async (nationalId) => {
        const found = await current().peopleByNationalId([nationalId, "430102198001010028"]);
        expect([...found]).toEqual([[nationalId, LI]]);
      },
    );

    it("finds nobody by a national id number that is not there, or no longer", async () => {
      const found = () =>
        current().peopleByNationalId(["430102198001010028", "43010219800101001X"]);
      expect((await found()).size).toBe(1);
      await current().put({ units: [], people: [{ ...LI, nationalId: undefined }] });
      expect((await found()).size).toBe(0);
      expect((await current().peopleByNationalId([])).size).toBe(0);
    });

    it("finds nobody by a national id number that two people have", async () => {
      const twin = person("T002", "school-2", { nationalId: LI.nationalId });
      await current().put({ units: [], people: [twin] });
      expect((await current().peopleByNationalId(["43010219800101001X"])).size).toBe(0);
    });

    it("finds the only person who has a phone number, and nobody where two have it", async () => {
      const phone = LI.phone ?? "";
      expect(await current().personByPhone(phone)).toEqual(LI);
      expect(await current().personByPhone("13800000002")).toBeUndefined();
      const twin = person("T002", "school-2", { phone });
      await current().put({ units: [], people: [twin] });
      expect(await current().personByPhone(phone)).toBeUndefined();
      await current().put({ units: [], people: [{ ...LI, phone: undefined }] });
      expect(await current().personByPhone(phone)).toEqual(twin);
    });

    it("finds those who hold a role at one of these units, not below or above", async () => {
      const clerk = person("T002", "school-2", {
        grants: [{ role: "coordinator", unit: "county" }],
      });
      await current().put({ units: [], people: [clerk, person("T003", "county")] });
      const ids = async (...units: string[]) =>
        (await current().peopleWithRoleAt(units)).map(({ teacher }) => teacher.id);
      expect(await ids("county")).toEqual(["T001", "T002"]);
      expect(await ids("school-1", "school-2")).toEqual(["T001"]);
      expect(await ids("group-maths")).toEqual([]);
    });

    it("finds the person whom an account was last bound to", async () => {
      await current().put({ units: [], people: [person("T002")] });
      expect(await current().personByAccount("lark", "ou_1")).toBeUndefined();
      await current().bindAccount("lark", "ou_1", "T002", "2026-11-22T08:00:00.000Z");
      await current().bindAccount("wechat", "ou_1", "T002", "2026-11-22T08:00:00.000Z");
      await current().bindAccount("lark", "ou_1", "T001", "2026-11-23T08:00:00.000Z");
      expect(await current().personByAccount("lark", "ou_1")).toEqual(LI);
      expect(await current().personByAccount("wechat", "ou_1")).toEqual(person("T002"));
    });

    it("lists the bound accounts, and takes one from its person", async () => {
      const at = "2026-11-22T08:00:00.000Z";
      await current().put({ units: [], people: [person("T002")] });
      await current().bindAccount("wechat", "wx_1", "T002", at);
      await current().bindAccount("lark", "ou_2", "T002", at);
      await current().bindAccount("lark", "ou_1", "T001", at);
      const all = await current().accounts();
      expect(all.map(({ channel, account }) => `${channel}:${account}`)).toEqual([
        "lark:ou_1",
        "lark:ou_2",
        "wechat:wx_1",
      ]);
      expect(all[0]).toEqual({ channel: "lark", account: "ou_1", person: "T001", at });
      expect(await current().accounts("T002")).toEqual(all.slice(1));
      expect(await current().unbindAccount("lark", "ou_2")).toBe(true);
      expect(await current().unbindAccount("lark", "ou_2")).toBe(false);
      expect(await current().personByAccount("lark", "ou_2")).toBeUndefined();
      expect(await current().accounts("T002")).toHaveLength(1);
    });

    it("refuses to bind an account to somebody unknown", async () => {
      await expect(
        current().bindAccount("lark", "ou_1", "T404", "2026-11-22T08:00:00.000Z"),
      ).rejects.toMatchObject({ code: "person/unknown", details: { person: "T404" } });
    });

    it("keeps the accounts of a person who changes", async () => {
      await current().bindAccount("lark", "ou_1", "T001", "2026-11-22T08:00:00.000Z");
      await current().put({ units: [], people: [person("T001")] });
      expect(await current().personByAccount("lark", "ou_1")).toEqual(person("T001"));
    });

    it("finds all people of exactly one name, by id", async () => {
      const named = (id: string, name: string): Person => ({
        ...person(id),
        teacher: { id, name },
      });
      const people = [named("a9", "李芳"), named("T10", "李芳"), named("T2", "李芳芳")];
      await current().put({ units: [], people });
      expect(idsOf(await current().peopleNamed("李芳"))).toEqual(["T001", "T10", "a9"]);
      expect(await current().peopleNamed("李")).toEqual([]);
    });

    it("finds the people at and below a unit, by id, and no others", async () => {
      await current().put({
        units: [],
        people: [person("T9", "school-1"), person("t1", "county"), person("T10", "school-2")],
      });
      expect(idsOf(await current().peopleWithin("county"))).toEqual(["T001", "T10", "T9", "t1"]);
      expect(idsOf(await current().peopleWithin("school-1"))).toEqual(["T001", "T9"]);
      expect(idsOf(await current().peopleWithin("group-maths"))).toEqual(["T001"]);
      expect(await current().peopleWithin("school-9")).toEqual([]);
    });

    it("counts the people at and below a unit", async () => {
      const people = [person("T002", "county"), person("T003"), person("T004", "school-2")];
      await current().put({ units: [], people });
      expect(await current().countWithin("county")).toBe(4);
      expect(await current().countWithin("school-1")).toBe(2);
      expect(await current().countWithin("group-maths")).toBe(1);
      expect(await current().countWithin("school-9")).toBe(0);
    });

    it("finds thousands of people with what each may do", async () => {
      const people = Array.from({ length: 2_100 }, (_, index) =>
        person(`P${String(index).padStart(4, "0")}`, "school-2", {
          phone: `138${String(index).padStart(8, "0")}`,
          grants: index % 2 === 0 ? [{ role: "group-leader", unit: "school-2" }] : [],
        }),
      );
      expect(await current().put({ units: [], people })).toMatchObject({ people: 2_100 });
      expect(await current().peopleWithin("school-2")).toEqual(people);
      const some = await current().people([...people.map(({ teacher }) => teacher.id), "T404"]);
      expect([...some.values()].sort((a, b) => (a.teacher.id < b.teacher.id ? -1 : 1))).toEqual(
        people,
      );
    });
  });

  describe("the roster, as a tree", () => {
    beforeEach(() => current().put({ units: COUNTY, people: [] }));

    it("gives units back as they were put, all of them by id", async () => {
      expect(await current().unit("group-maths")).toEqual(COUNTY[0]);
      expect(await current().units()).toEqual([COUNTY[1], COUNTY[0], COUNTY[2], COUNTY[3]]);
    });

    it("gives a unit with everything above it, the nearest first", async () => {
      const path = [COUNTY[0], COUNTY[2], COUNTY[1]];
      expect(await current().unitsAbove("group-maths")).toEqual(path);
      expect(await current().unitsAbove("county")).toEqual([COUNTY[1]]);
      expect(await current().unitsAbove("school-9")).toEqual([]);
    });

    it("counts and keeps the change of a unit", async () => {
      const renamed = {
        id: "school-2",
        name: "实验小学",
        kind: "school" as const,
        parent: "county",
      };
      expect(await current().put({ units: [renamed], people: [] })).toMatchObject({ units: 1 });
      expect(await current().unit("school-2")).toEqual(renamed);
    });

    it("sets the policy of a unit", async () => {
      await current().setPolicy("school-2", "xx-primary-72");
      expect(await current().unit("school-2")).toEqual({ ...COUNTY[3], policy: "xx-primary-72" });
      expect(await current().unit("school-1")).toEqual(COUNTY[2]);
    });

    it("leaves a unit without a policy of its own again", async () => {
      await current().setPolicy("school-2", "xx-primary-72");
      await current().setPolicy("school-2", undefined);
      expect(await current().unit("school-2")).toEqual(COUNTY[3]);
    });

    it("refuses to set the policy of a unit that is not there", async () => {
      await expect(current().setPolicy("school-9", "xx-primary-72")).rejects.toMatchObject({
        code: "roster/no-such-unit",
        details: { unit: "school-9" },
      });
    });
  });
}

function idsOf(people: readonly Person[]): string[] {
  return people.map(({ teacher }) => teacher.id);
}

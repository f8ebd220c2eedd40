import { beforeEach, describe, expect, it } from "vitest";
import type { PeopleCursor, Person, Roster } from "../../src/app/access/ports.ts";
import { COUNTY, person } from "../support/people.ts";

const NATIONAL_ID = "43010219800101001X";
const PHONE = "13800000001";

function named(id: string, name: string, unit: string, changed: Partial<Person> = {}): Person {
  return { ...person(id, unit, changed), teacher: { id, name } };
}

const PEOPLE: readonly Person[] = [
  named("T001", "王芳", "group-maths", {
    grants: [{ role: "admin", unit: "school-1" }],
    nationalId: NATIONAL_ID,
    phone: PHONE,
  }),
  named("T002", "李王芳", "school-1"),
  named("T003", "王芳芳", "school-2"),
  named("T0104", "王芳", "school-2"),
  named("T005", "吕布", "county"),
  named("T006", "曾雨", "school-2"),
  named("T007", "Zhang San", "school-2"),
  named("T008", "阿依古丽·买买提", "school-2"),
];

/**
 * How every roster is searched.
 *
 * @param current gives the roster of the running test, empty when the test began
 */
export function peopleSearchContract(current: () => Roster): void {
  const found = async (text: string, school?: string) => {
    const { people, next } = await current().searchPeople({ text, school, limit: 20 });
    expect(next).toBeUndefined();
    return people.map(({ id }) => id);
  };

  describe("the roster, searched", () => {
    beforeEach(() => current().put({ units: COUNTY, people: PEOPLE }));

    it.each<[string, readonly string[]]>([
      // a name: who is called exactly so, whose name begins so, who is called so further on
      ["王芳", ["T001", "T0104", "T003", "T002"]],
      ["芳", ["T001", "T002", "T003", "T0104"]],
      ["wangfang", ["T001", "T0104", "T003", "T002"]],
      ["Wáng Fāng", ["T001", "T003", "T0104", "T002"]],
      ["wangf", ["T001", "T003", "T0104", "T002"]],
      ["lwf", ["T002"]],
      ["lvbu", ["T005"]],
      ["LYUBU", ["T005"]],
      ["lübu", ["T005"]],
      // a surname is read as one
      ["zengyu", ["T006"]],
      ["cengyu", []],
      ["zhangsan", ["T007"]],
      ["san zhang", ["T007"]],
      ["买买提", ["T008"]],
      ["阿依古丽·买买提", ["T008"]],
      // a staff number, whole, without letters, without zeros, its last four
      ["T001", ["T001"]],
      ["t00", ["T001", "T002", "T003", "T005", "T006", "T007", "T008"]],
      ["104", ["T0104"]],
      ["0104", ["T0104"]],
      // where they work: a group, and the school of a group
      ["数学", ["T001"]],
      ["第一小学", ["T001", "T002"]],
      ["王芳 第二", ["T0104", "T003"]],
      ["望城", ["T005"]],
      // nobody, and signs that mean something to a database
      ["孙悟空", []],
      ["angfang", []],
      ["%", PEOPLE.map(({ teacher }) => teacher.id).sort()],
      ["王%", ["T001", "T003", "T0104", "T002"]],
      ["王' or '1'='1", []],
      [NATIONAL_ID, []],
      [PHONE, []],
    ])("by %j finds %j", async (text, ids) => {
      expect(await found(text)).toEqual(ids);
    });

    it("lists everybody by id where nothing is looked for", async () => {
      expect(await found(" ")).toEqual(PEOPLE.map(({ teacher }) => teacher.id).sort());
    });

    it("looks in one school, its groups among it, and in nothing below a county", async () => {
      expect(await found("", "school-1")).toEqual(["T001", "T002"]);
      expect(await found("王芳", "school-2")).toEqual(["T0104", "T003"]);
      expect(await found("", "county")).toEqual(["T005"]);
      expect(await found("", "school-9")).toEqual([]);
    });

    it("counts who works in a school and its groups", async () => {
      expect(await current().headcount("school-1")).toBe(2);
      expect(await current().headcount("county")).toBe(1);
      expect(await current().headcount("school-9")).toBe(0);
    });

    it("tells of a person what a list shows, and no secret", async () => {
      const listed = {
        id: "T001",
        name: "王芳",
        unit: COUNTY[0],
        above: { id: "school-1", name: "第一小学" },
        grants: [{ role: "admin", unit: "school-1" }],
      };
      expect(await current().listedPerson("T001")).toEqual(listed);
      const { people } = await current().searchPeople({ text: "T001", limit: 20 });
      expect(people).toEqual([listed]);
      expect(await current().listedPerson("T005")).toEqual({
        id: "T005",
        name: "吕布",
        unit: COUNTY[1],
        grants: [],
      });
      expect(await current().listedPerson("T404")).toBeUndefined();
    });

    it("finds a person by a new name and no longer by the old one", async () => {
      await current().put({ units: [], people: [named("T005", "赵云", "county")] });
      expect(await found("zhaoyun")).toEqual(["T005"]);
      expect(await found("吕布")).toEqual([]);
    });

    it.each(["", "王芳", "第二小学"])("gives all who fit %j in pages, each once", async (text) => {
      const pages: string[][] = [];
      let after: PeopleCursor | undefined;
      do {
        const page = await current().searchPeople({ text, after, limit: 2 });
        pages.push(page.people.map(({ id }) => id));
        after = page.next;
      } while (after);
      expect(pages.flat()).toEqual(await found(text));
      expect(pages.slice(0, -1).every((page) => page.length === 2)).toBe(true);
      expect(pages.at(-1)?.length).toBeGreaterThan(0);
    });
  });
}

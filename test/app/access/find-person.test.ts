import { beforeEach, describe, expect, it } from "vitest";
import { findPerson } from "../../../src/app/access/find-person.ts";
import type { Person, Roster } from "../../../src/app/access/ports.ts";
import { soundsAlike } from "../../../src/conversation/sounds-alike.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { fillSchool } from "../../support/school.ts";

let roster: Roster;

beforeEach(async () => {
  const store = createMemoryStore();
  await fillSchool(store);
  roster = store.roster;
});

async function known(id: string): Promise<Person> {
  const person = await roster.person(id);
  if (!person) throw new Error(`the school has nobody called ${id}`);
  return person;
}

async function search(asker: string, wanted: string) {
  const result = await findPerson(roster, await known(asker), wanted, soundsAlike);
  if (result.kind === "nobody") return "nobody";
  const found = result.kind === "one" ? [result.found] : result.found;
  return `${result.kind}: ${found.map(({ person }) => person.teacher.id).join(" ")}`;
}

describe("finding a person", () => {
  it.each([
    // asker, wanted, found, why
    ["T007", "王芳", "one: T001", "the full name"],
    ["T007", "T002", "one: T002", "the staff number"],
    ["T007", "李", "several: T002 T003", "everybody of that surname"],
    ["T007", "陈", "one: T006", "the only one of that surname"],
    ["T007", "李建过", "similar: T002", "the same sound"],
    ["T007", "ljg", "similar: T002", "the initials"],
    ["T007", "li jianguo", "similar: T002", "the name in pinyin"],
    ["T007", "张晓艳", "similar: T004 T005", "two people of that sound"],
    ["T006", "李", "one: T002", "the other one is in another group"],
    ["T006", "李娜", "nobody", "out of reach"],
    ["T006", "孙悟空", "nobody", "does not exist"],
    ["T001", "李建国", "nobody", "a teacher reaches nobody else"],
    ["C001", "李娜", "one: T003", "a county reaches its schools"],
    ["C001", "马强", "nobody", "a school of another county"],
  ])("by %s for %s gives %s: %s", async (asker, wanted, found) => {
    expect(await search(asker, wanted)).toBe(found);
  });

  it("says where each one works, the smallest unit first", async () => {
    const result = await findPerson(roster, await known("C001"), "李娜", soundsAlike);
    const places = result.kind === "one" ? result.found.places.map(({ name }) => name) : [];
    expect(places).toEqual(["数学组", "青禾学校", "示例县"]);
  });
});

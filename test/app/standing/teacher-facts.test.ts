import { beforeEach, describe, expect, it } from "vitest";
import { loadTeacherFacts } from "../../../src/app/standing/teacher-facts.ts";
import type { Store } from "../../../src/app/store.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { fillSchool } from "../../support/school.ts";

let store: Store;

beforeEach(async () => {
  store = createMemoryStore();
  await fillSchool(store);
});

async function look(viewer: string, subject: string) {
  const [from, whom] = [await store.roster.person(viewer), await store.roster.person(subject)];
  if (!from || !whom) throw new Error("the school does not have them");
  const at = "2026-03-10T00:00:00.000Z";
  return loadTeacherFacts(store, { viewer: from, subject: whom, at, why: "standing" });
}

describe("looking at facts", () => {
  it("gives everybody their own, without a note", async () => {
    const facts = await look("T001", "T001");
    expect(facts?.records).toHaveLength(4);
    expect(await store.accessLog.list()).toEqual([]);
  });

  it("gives those within reach, and notes who looked", async () => {
    const facts = await look("T006", "T002");
    expect(facts?.records.map(({ hours }) => hours)).toEqual([48]);
    const at = "2026-03-10T00:00:00.000Z";
    expect(await store.accessLog.list()).toEqual([
      { by: "T006", whom: "T002", at, why: "standing" },
    ]);
  });

  it.each([
    ["T001", "T002", "a colleague of the same group"],
    ["T006", "T003", "another group"],
    ["T007", "C001", "somebody above"],
    ["C001", "G001", "another county"],
  ])("keeps from %s what is known of %s: %s", async (viewer, subject) => {
    expect(await look(viewer, subject)).toBeUndefined();
    expect(await store.accessLog.list()).toEqual([]);
  });
});

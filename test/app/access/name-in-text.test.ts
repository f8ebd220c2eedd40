import { beforeEach, describe, expect, it } from "vitest";
import { nameInText } from "../../../src/app/access/name-in-text.ts";
import type { Store } from "../../../src/app/store.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { COUNTY, person } from "../../support/people.ts";

const reviewer = person("T009", "school-1", { grants: [{ role: "reviewer", unit: "school-1" }] });

describe("the name in a text", () => {
  let store: Store;
  beforeEach(async () => {
    store = createMemoryStore();
    const named = ["李𬭎", "𬭎伟", "王芳", "司马𬭎伟"].map((name, index) => {
      const someone = person(`T00${index}`);
      return { ...someone, teacher: { ...someone.teacher, name } };
    });
    await store.roster.put({ units: COUNTY, people: [reviewer, ...named] });
  });

  it.each([
    ["王芳还差多少学分", "王芳"],
    ["李𬭎还差多少学分", "李𬭎"],
    ["𬭎伟还差多少学分", "𬭎伟"],
    ["请问司马𬭎伟还差多少", "司马𬭎伟"],
    ["𬭎还差多少学分", undefined],
    [`芳${"𬭎".repeat(30)}还差多少`, undefined],
  ])(
    "is found where somebody is called so, however rare its characters: %s",
    async (text, name) => {
      // Half of a rare character is no text, and a database refuses to look for it.
      const roster = {
        ...store.roster,
        peopleNamed: async (wanted: string) => {
          expect(wanted).not.toMatch(/\p{Surrogate}/u);
          return store.roster.peopleNamed(wanted);
        },
      };
      expect(await nameInText(roster, reviewer, text)).toBe(name);
    },
  );
});

import { describe, expect, it } from "vitest";
import type { Outline } from "../../src/app/standing/outline.ts";
import type { KeptStanding } from "../../src/app/standing/ports.ts";
import type { Store } from "../../src/app/store.ts";
import { type Day, parseDay } from "../../src/domain/day.ts";
import { submission } from "../support/entries.ts";
import { COUNTY, person } from "../support/people.ts";

const day = (text: string): Day => parseDay(text);
const TODAY = day("2026-12-01");
const POLICY = "p@1@program";
const DONE: Outline = { lines: [], hasYear: true, isWaiting: false };
const SHORT: Outline = {
  ...DONE,
  lines: [
    {
      ...{ scope: "total", window: "year", label: "2026" },
      ...{ from: day("2026-01-01"), to: day("2026-12-31") },
      ...{ missing: 12.5, counted: 17.5, required: 30, article: "三.1" },
    },
  ],
};

/**
 * What every store does with outlines of standings.
 *
 * @param current gives the store of the running test, empty when the test began
 */
export function standingsContract(current: () => Store): void {
  const right = { policy: POLICY, day: TODAY };

  const put = async (id: string, outline: Outline, changed: Partial<KeptStanding> = {}) => {
    const { roster, records, standings } = current();
    const { unit } = (await roster.person(id)) ?? { unit: "" };
    const page = await standings.page([unit], { ...right, limit: 99 });
    const facts = page.find(({ person }) => person.teacher.id === id)?.facts ?? "";
    const made = { person: id, facts, policy: POLICY, entry: await records.lastEntry() };
    const kept = { ...made, from: TODAY, until: day("2026-12-31"), outline };
    await standings.put([{ ...kept, ...changed }]);
  };

  /** Of whom there is an outline that is right, with what it is. */
  const known = async (asked = right) =>
    Object.fromEntries(await current().standings.of(["T001", "T002", "T003", "T004"], asked));

  const idsOn = async (only?: "unknown" | { openBy: Day }, units = ["school-1", "school-2"]) => {
    const found = await current().standings.page(units, { ...right, only, limit: 99 });
    return found.map(({ person: { teacher } }) => teacher.id);
  };

  const fill = async () => {
    const grants = [{ role: "admin", unit: "school-1" }] as const;
    const people = [
      person("T001"),
      person("T002"),
      person("T003", "school-1", { grants }),
      person("T004", "school-2"),
    ];
    await current().roster.put({ units: COUNTY, people });
    for (const id of ["T001", "T003"]) await put(id, DONE);
    await put("T002", SHORT);
  };

  describe("the outline of a standing", () => {
    it("is given as it was put last, with the person", async () => {
      await fill();
      expect(await known()).toEqual({ T001: DONE, T002: SHORT, T003: DONE });
      await put("T001", SHORT);
      const { standings } = current();
      const page = await standings.page(["school-1"], { ...right, limit: 2 });
      expect(page.map(({ person, outline }) => [person, outline])).toEqual([
        [person("T001"), SHORT],
        [person("T002"), SHORT],
      ]);
      const next = { ...right, limit: 2, after: page.at(-1)?.person };
      const [last, ...more] = await standings.page(["school-1"], next);
      expect([last?.person.teacher.id, more.length]).toEqual(["T003", 0]);
    });

    it("leaves out on pages whoever is done and has no role, or whoever is known", async () => {
      await fill();
      expect(await idsOn()).toEqual(["T001", "T002", "T003", "T004"]);
      expect(await idsOn({ openBy: TODAY })).toEqual(["T002", "T003", "T004"]);
      expect(await idsOn("unknown")).toEqual(["T004"]);
      await put("T001", { ...DONE, isWaiting: true });
      const open = async (by: string) => idsOn({ openBy: day(by) }, ["school-1"]);
      expect(await open("2026-12-01")).toEqual(["T001", "T002", "T003"]);
      // A cycle that goes on for years is spoken of when its end is near.
      const [line] = SHORT.lines;
      const cycle = { window: "cycle", to: day("2030-12-31") } as const;
      await put("T001", { ...DONE, lines: line ? [{ ...line, ...cycle }] : [] });
      expect(await open("2030-12-30")).toEqual(["T002", "T003"]);
      expect(await open("2030-12-31")).toEqual(["T001", "T002", "T003"]);
    });

    it("names the units in which somebody is not known", async () => {
      await fill();
      const { standings } = current();
      const units = ["school-2", "school-1", "county"];
      expect(await standings.unitsToWeigh(units, right)).toEqual(["school-2"]);
      await put("T004", DONE);
      expect(await standings.unitsToWeigh(units, right)).toEqual([]);
      const other = { ...right, policy: "p@2@program" };
      expect(await standings.unitsToWeigh(units, other)).toEqual(["school-1", "school-2"]);
    });

    it("is not right on other days, or under another policy", async () => {
      await fill();
      expect(await known({ ...right, day: day("2026-11-30") })).toEqual({});
      expect(Object.keys(await known({ ...right, day: day("2026-12-31") }))).toHaveLength(3);
      expect(await known({ ...right, day: day("2027-01-01") })).toEqual({});
      expect(await known({ ...right, policy: "p@2@program" })).toEqual({});
    });

    it("is not right once anything was written about the person", async () => {
      await fill();
      await current().log.append([submission("T002", "r1")]);
      expect(await known()).toEqual({ T001: DONE, T003: DONE });
      expect(await idsOn("unknown", ["school-1"])).toEqual(["T002"]);
      await put("T002", DONE);
      expect(await known()).toEqual({ T001: DONE, T002: DONE, T003: DONE });
      // Read before the entry was there, and put afterwards.
      await put("T002", SHORT, { entry: 0 });
      expect(await known()).toEqual({ T001: DONE, T003: DONE });
    });

    it.each([
      ["moves", person("T002", "school-2")],
      ["gets a role", person("T002", "school-1", { grants: [{ role: "admin", unit: "county" }] })],
      [
        "was hired on another day",
        {
          ...person("T002"),
          teacher: { id: "T002", name: "老师T002", hiredOn: day("2020-09-01") },
        },
      ],
    ])("is not right once the person %s", async (_, changed) => {
      await fill();
      await current().roster.put({ units: [], people: [changed] });
      expect(await known()).toEqual({ T001: DONE, T003: DONE });
      expect((await idsOn("unknown")).sort()).toEqual(["T002", "T004"]);
    });
  });
}

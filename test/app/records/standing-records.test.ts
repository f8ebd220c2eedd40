import fc from "fast-check";
import { expect, it } from "vitest";
import { standingRecords } from "../../../src/app/records/standing-records.ts";
import { anyHistory, naivelyStanding } from "../../support/random-history.ts";
import { runs } from "../../support/runs.ts";

it("leaves standing what a naive reading leaves standing, for every teacher", () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const once = history.filter(
        (entry, index) => history.findIndex(({ key }) => key === entry.key) === index,
      );
      const standing = standingRecords(
        once.map((entry, index) => ({ ...entry, number: index + 1, hash: "", isKnown: true })),
      );
      for (const teacher of ["A", "B"]) {
        const expected = naivelyStanding(history, teacher);
        const found = standing.get(teacher)?.map((each) => each.record.id);
        expect(found ?? []).toEqual(expected);
        expect(standing.has(teacher)).toBe(expected.length > 0);
      }
    }),
    runs(1_000),
  );
});

import { describe, expect, it } from "vitest";
import { readRecord } from "../../../src/policy/loading/facts.ts";

const RECORD = { id: "r1", date: "2013-07-20", activity: "training" };

describe("an amount of a record", () => {
  it.each([5e-324, 1e-9, 0.00004])("is refused where it is nearly nothing: %s", (hours) => {
    expect(() => readRecord({ ...RECORD, hours }, "input")).toThrow(
      "must have at most four decimals",
    );
  });

  it.each([0, 0.0001, 0.1 + 0.2, 16])("may be %s", (hours) => {
    expect(readRecord({ ...RECORD, hours }, "input")).toMatchObject({ hours });
  });
});

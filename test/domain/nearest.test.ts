import { describe, expect, it } from "vitest";
import { nearest } from "../../src/domain/nearest.ts";

describe("the nearest known word", () => {
  it.each([
    ["thresholdz", "thresholds"],
    ["cpas", "caps"],
    ["CAPS", "caps"],
    ["zzzzzzzz", undefined],
    ["", undefined],
  ])("to %j is %j", (given, found) => {
    expect(nearest(given, ["caps", "thresholds", "award"])).toBe(found);
  });
});

import { describe, expect, it } from "vitest";
import { maskNationalId, nationalIdFlaw } from "../../src/domain/national-id.ts";

describe("an identity number", () => {
  it.each(["11010519491231002X", "440524188001010014", "34052419800101001X"])(
    "%s is right",
    (number) => {
      expect(nationalIdFlaw(number)).toBeUndefined();
    },
  );

  it.each([
    ["110105491231002", "old", "fifteen digits"],
    ["1101051949123100", "length", "too short"],
    ["11010519491231002x", "length", "a small x"],
    ["1101051949123100X2", "length", "an X in the middle"],
    ["110105194913310021", "birthday", "a thirteenth month"],
    ["110105190002290021", "birthday", "29 February 1900"],
    ["110105194912310020", "check", "a wrong check character"],
  ])("%s is wrong: %s, %s", (number, flaw) => {
    expect(nationalIdFlaw(number)).toBe(flaw);
  });

  it("shows every single mistyped digit", () => {
    const right = "11010519491231002X";
    for (let position = 0; position < 17; position++) {
      for (let by = 1; by < 10; by++) {
        const digit = (Number(right[position]) + by) % 10;
        const wrong = right.slice(0, position) + digit + right.slice(position + 1);
        expect(nationalIdFlaw(wrong), wrong).toBeDefined();
      }
    }
  });

  it("hides its birthday when it is shown", () => {
    expect(maskNationalId("11010519491231002X")).toBe("110105********002X");
    expect(maskNationalId("110105491231002")).toBe("110105*****1002");
    expect(maskNationalId("无")).toBe("无");
  });
});

import { describe, expect, it } from "vitest";
import { isSameName, keptName } from "../../src/domain/person-name.ts";

const SPELLINGS = [
  "买买提·艾力",
  "买买提•艾力",
  "买买提・艾力",
  "买买提．艾力",
  "买买提.艾力",
  "买买提‧艾力",
  "买买提⋅艾力",
  "买买提∙艾力",
  "买买提 · 艾力",
];

describe("a name of several parts", () => {
  it.each(SPELLINGS)("is kept with one dot: %s", (spelling) => {
    expect(keptName(spelling)).toBe("买买提·艾力");
  });

  it.each([...SPELLINGS, "买买提 艾力", "买买提艾力"])(
    "is the same with its parts set apart as in %s",
    (spelling) => {
      expect(isSameName(keptName(spelling), "买买提·艾力")).toBe(true);
    },
  );

  it("keeps the dots and spaces of other names", () => {
    expect(keptName("J. R.  Smith")).toBe("J. R. Smith");
    expect(keptName("王　芳")).toBe("王芳");
  });

  it("is another with other letters", () => {
    expect(isSameName("买买提·艾力", "买买提·艾力江")).toBe(false);
  });
});

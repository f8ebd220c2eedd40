import { describe, expect, it } from "vitest";
import { programmeNames } from "../../../src/policy/terms/programmes.ts";
import { complaintAbout, smallPolicy } from "../../support/small-policy.ts";

const ETHICS = "ethics-course: { title: { zh: 师德必修, en: Ethics course }, called: [师德课] }";

describe("the fixed items of a policy", () => {
  it("go by their titles, their other names and their id", () => {
    const { programmes } = smallPolicy(`programmes: { ${ETHICS} }`).file;
    expect(programmeNames(programmes, "ethics-course")).toEqual([
      "师德必修",
      "Ethics course",
      "师德课",
      "ethics-course",
    ]);
    expect(programmeNames(programmes, "it-course")).toEqual([]);
  });

  it.each([
    ["a title", "it-course: { title: { zh: 师德必修, en: IT }, called: [] }", "师德必修"],
    ["another name", "it-course: { title: { zh: 信息, en: IT }, called: [师德 课] }", "师德 课"],
    [
      "an id",
      "it-course: { title: { zh: 信息, en: IT }, called: [Ethics-Course] }",
      "Ethics-Course",
    ],
  ])("are refused where two share %s", (_, other, name) => {
    const complaint = complaintAbout(`programmes: { ${ETHICS}, ${other} }`);
    expect(complaint).toContain("programmes.it-course");
    expect(complaint).toContain(`ethics-course is called ${name} already`);
  });

  it("may repeat a name of their own", () => {
    const own = "ethics: { title: { zh: 师德, en: ethics }, called: [师德] }";
    expect(complaintAbout(`programmes: { ${own} }`)).toBe("loads");
  });
});

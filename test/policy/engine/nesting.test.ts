import { describe, expect, it } from "vitest";
import { complaintAbout, smallPolicy } from "../../support/small-policy.ts";

/** Three awards: only school-based, school-based and online, only online. */
const CLAUSES = `
  award:
    - { id: a, when: { activity: school-based }, worth: { credits: 1, per: hour }, to: [school-based], cite: 一 }
    - { id: b, when: { mode: online }, worth: { credits: 1, per: hour }, to: [school-based, online], cite: 一 }
    - { id: c, when: { activity: training }, worth: { credits: 1, per: hour }, to: [online, induction], cite: 一 }
    - { id: d, when: {}, worth: { credits: 1, per: hour }, cite: 一 }
  cycle: { years: 5, first: 2011 }
  school-year: { starts: "09-01" }
  baskets:
    school-based: { title: { zh: 甲, en: a and b } }
    online: { title: { zh: 乙, en: b and c } }
    induction: { title: { zh: 丙, en: c } }
    empty: { title: { zh: 空, en: none } }
`;

function caps(...each: readonly string[]): string {
  const written = each.map((cap, index) => {
    const [on, ...per] = cap.split(" per ");
    return `{ id: cap-${index}, on: ${on}, per: ${per.join()}, at: 9, cite: 三 }`;
  });
  return `${CLAUSES}\n  caps: [${written.join(", ")}]`;
}

describe("caps", () => {
  it.each([
    // one, other, why
    ["induction per year", "total per cycle", "a smaller basket in a shorter window"],
    ["induction per cycle", "online per cycle", "a smaller basket in the same window"],
    ["online per record", "induction per record", "a larger basket named first"],
    ["online per year", "online per cycle", "the same basket in a shorter window"],
    ["total per cycle", "total per year", "the longer window named first"],
    ["school-based per year", "induction per cycle", "baskets that share nothing"],
    ["online per school-year", "online per record", "single records within a school year"],
    ["total per record", "induction per year", "a single record lies within a basket or outside"],
    ["empty per cycle", "online per year", "a basket that nothing fills"],
  ])("on %s and %s stand together: %s", (one, other, _why) => {
    expect(complaintAbout(caps(one, other))).toBe("loads");
  });

  it.each([
    // one, other, why
    ["school-based per year", "online per year", "baskets that share one award"],
    ["school-based per year", "online per cycle", "also in windows of different length"],
    ["induction per cycle", "online per year", "a smaller basket in a longer window"],
    ["online per year", "online per school-year", "years that cut across each other"],
    [
      "online per school-year",
      "total per cycle",
      "a school year may reach over the end of a cycle",
    ],
    ["online per cycle", "total per year", "a larger basket in a shorter window"],
  ])("on %s and %s cut across each other: %s", (one, other, _why) => {
    expect(complaintAbout(caps(one, other))).toContain(
      "key caps.1: caps cap-0 and cap-1 cut across each other; one must lie wholly within the other",
    );
  });

  it("are looked at two by two, and the later named", () => {
    const words = complaintAbout(
      caps("total per cycle", "induction per year", "online per school-year"),
    );
    expect(words).toContain("key caps.2: caps cap-0 and cap-2 cut across each other");
  });

  it("are applied from the inside outwards, whatever their order in the file", () => {
    const policy = smallPolicy(
      caps(
        "total per cycle",
        "online per cycle",
        "online per year",
        "induction per year",
        "online per record",
        "induction per record",
      ),
    );
    expect(policy.caps.map(({ on, per }) => `${on} per ${per}`)).toEqual([
      "induction per record",
      "online per record",
      "induction per year",
      "online per year",
      "online per cycle",
      "total per cycle",
    ]);
  });
});

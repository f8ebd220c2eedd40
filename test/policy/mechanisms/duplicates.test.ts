import { describe, expect, it } from "vitest";
import { standingUnder, training, worths } from "../../support/small-policy.ts";

const CYCLE = "cycle: { years: 5, first: 2011 }";

/** What records are worth under one rule about equals. */
function under(rule: string, records: Parameters<typeof standingUnder>[2], more = "") {
  const clauses = `${CYCLE}\nduplicates: [{ id: once, cite: 三, ${rule} }]\n${more}`;
  return worths(standingUnder(clauses, "2020-12-31", records));
}

const SAME = "content: 课堂评价";
const HIGHEST = "among: {}, same: [content], within: year, keep: highest";

describe("among equals", () => {
  it("the one worth most counts", () => {
    const records = [
      training("2015-03-01", 3, SAME),
      training("2015-04-01", 8, SAME),
      training("2015-05-01", 5, SAME),
    ];
    expect(under(HIGHEST, records)).toEqual([0, 8, 0]);
  });

  it("are those of the same title where the policy compares titles", () => {
    const rule = "among: {}, same: [title], within: year, keep: highest";
    const records = [
      training("2015-03-01", 3, "title: 甲"),
      training("2015-04-01", 8, "title: 甲"),
      training("2015-05-01", 5, "title: 乙"),
      training("2015-06-01", 4, SAME),
      training("2015-07-01", 2, SAME),
    ];
    expect(under(rule, records)).toEqual([0, 8, 5, 4, 2]);
  });

  it("the one completed first counts where the policy says so", () => {
    const records = [
      training("2015-04-01", 8, SAME),
      training("2015-03-01", 3, SAME),
      training("2015-05-01", 9, SAME),
    ];
    expect(under(HIGHEST.replace("highest", "first"), records)).toEqual([0, 3, 0]);
  });

  it("of those worth the same the one completed first counts, and on one day the one named first", () => {
    const records = [
      training("2015-04-01", 8, `id: b, ${SAME}`),
      training("2015-04-02", 8, `id: a, ${SAME}`),
    ];
    expect(under(HIGHEST, records)).toEqual([8, 0]);
    const sameDay = [
      training("2015-04-01", 8, `id: b, ${SAME}`),
      training("2015-04-01", 8, `id: a, ${SAME}`),
    ];
    expect(under(HIGHEST, sameDay)).toEqual([0, 8]);
  });

  it("the others say by which rule and article they give way, and to which record", () => {
    const { records } = standingUnder(
      `duplicates: [{ id: once, cite: 三, ${HIGHEST} }]`,
      "2015-12-31",
      [training("2015-03-01", 3, SAME), training("2015-04-01", 8, SAME)],
    );
    expect(records[0]).toMatchObject({ converted: 0, counted: 0, year: "2015" });
    expect(records[0]?.reasons.slice(1)).toEqual([
      { code: "duplicate", article: "三", rule: "once", kept: "r2" },
    ]);
    expect(records[1]?.reasons.map(({ code }) => code)).toEqual(["converted"]);
  });

  it.each([
    // first, second, worths, why
    [SAME, SAME, [0, 5], "the same text"],
    [SAME, "content: ' 课堂评价　'", [0, 5], "the same text with blanks at the ends"],
    [SAME, "content: 课堂 评价", [3, 5], "another text"],
    ["", "", [3, 5], "no text at all"],
    ["content: ''", "content: ''", [3, 5], "empty texts"],
    ["content: ' '", "content: ' '", [3, 5], "blanks alone"],
    [SAME, "", [3, 5], "a text and none"],
  ])("%j and %j are worth %j: %s", (first, second, expected, _why) => {
    const records = [training("2015-03-01", 3, first), training("2015-04-01", 5, second)];
    expect(under(HIGHEST, records)).toEqual(expected);
  });

  it.each([
    // first, second, worths, why
    ["content: 甲, programme: x", "content: 甲, programme: x", [0, 5], "both are the same"],
    ["content: 甲, programme: x", "content: 甲, programme: y", [3, 5], "only one is"],
    ["content: 甲, programme: x", "content: 甲", [3, 5], "one is not stated"],
  ])("by content and programme %j and %j are worth %j: %s", (first, second, expected, _why) => {
    const rule = HIGHEST.replace("[content]", "[content, programme]");
    const records = [training("2015-03-01", 3, first), training("2015-04-01", 5, second)];
    expect(under(rule, records)).toEqual(expected);
  });

  it("any two are equal where nothing need be the same", () => {
    const rule = "among: { level: city }, same: [], within: year, keep: highest";
    const records = [
      training("2015-03-01", 3, "level: city"),
      training("2015-04-01", 5, "level: city"),
      training("2015-05-01", 4, "level: county"),
    ];
    expect(under(rule, records)).toEqual([0, 5, 4]);
  });

  it("records of two years are not, unless the policy looks at the cycle", () => {
    const records = [
      training("2015-12-31", 3, SAME),
      training("2016-01-01", 5, SAME),
      training("2016-05-01", 4, SAME),
    ];
    expect(under(HIGHEST, records)).toEqual([3, 5, 0]);
    const inCycle = [training("2011-05-01", 3, SAME), ...records];
    expect(under(HIGHEST.replace("year", "cycle"), inCycle)).toEqual([3, 0, 5, 0]);
  });

  it("what is worth nothing and what goes to a track take no part", () => {
    const more = `
award:
  - { id: nothing, when: { level: school }, worth: { credits: 0 }, cite: 一 }
  - { id: track, when: { level: nation }, worth: { credits: 9 }, books: track, cite: 一 }
  - { id: cycle, when: { level: city }, worth: { credits: 9 }, books: cycle, cite: 一 }
  - { id: hours, when: {}, worth: { credits: 1, per: hour }, cite: 一 }
tracks: [{ id: new, of: total, starts: hired-on, years: 1, at-least: 9, cite: 三 }]`;
    const records = [
      training("2015-03-01", 3, `level: school, ${SAME}`),
      training("2015-03-02", 3, `level: nation, ${SAME}`),
      training("2015-03-03", 3, `level: city, ${SAME}`),
      training("2015-03-04", 3, SAME),
    ];
    const first = HIGHEST.replace("highest", "first");
    expect(under(first, records, more)).toEqual([0, 9, 9, 3]);
    expect(under(first.replace("year", "cycle"), records, more)).toEqual([0, 9, 9, 0]);
  });

  it("a second rule looks at what the first has left", () => {
    const clauses = `
      duplicates:
        - { id: content, among: {}, same: [content], within: year, keep: first, cite: 三 }
        - { id: lectures, among: { role: lecturer }, same: [], within: year, keep: highest, cite: 四 }
    `;
    const standing = standingUnder(clauses, "2015-12-31", [
      training("2015-03-01", 3, SAME),
      training("2015-04-01", 9, `role: lecturer, ${SAME}`),
      training("2015-05-01", 5, "role: lecturer"),
    ]);
    expect(worths(standing)).toEqual([3, 0, 5]);
  });
});

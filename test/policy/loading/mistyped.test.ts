import { describe, expect, it } from "vitest";
import { complaintAbout, policyText } from "../../support/small-policy.ts";

const CAP = "caps:\n  - { id: cap, on: school-based, per: year, at: 10, cite: 三 }";
const REQUIRE = "require: [{ id: year, of: total, per: year, at-least: 30, cite: 三 }]";
const EXAMPLE = 'examples: [{ name: a, on: "2020-12-31", expect: {} }]';

/** What somebody writes who knows the rules well and YAML little. */
describe("a policy in which is mistyped", () => {
  it.each([
    // the clause, what stands there, what is mistyped, what is said
    [
      CAP,
      "at: 10",
      "at：10",
      "key caps.0.at：10: there is no such key here; write a half-width colon",
    ],
    [
      CAP,
      "at: 10",
      "at:10",
      "key caps.0.at:10: there is no such key here; write a half-width colon",
    ],
    [CAP, "at: 10", "at: １０", "key caps.0.at: write an amount such as 30, 0.25 or 1/3"],
    [CAP, "at: 10", "at: -1", "key caps.0.at: write an amount such as 30, 0.25 or 1/3"],
    [CAP, "at: 10", "at: 10%", "key caps.0.at: write an amount such as 30, 0.25 or 1/3"],
    [CAP, "at: 10", "at: 10学分", "key caps.0.at: write an amount such as 30, 0.25 or 1/3"],
    [
      CAP,
      "at: 10",
      "at: { 2023.9.1: 10 }",
      "key caps.0.at.2023.9.1: write a day such as 2011-01-01",
    ],
    [CAP, "at: 10", "at: { 2023-02-29: 10 }", "key caps.0.at.2023-02-29: write a day such as"],
    [CAP, "at: 10", "上限: 10", "key caps.0.上限: there is no such key here; known are id, cite"],
    [
      CAP,
      "per: year, ",
      "per: year，",
      "key (file): a list or key begins inside braces or brackets; close them first; outside a text write , for ，",
    ],
    [CAP, "per: year", "per: 年", "key caps.0.per: write record or year or school-year or cycle"],
    [CAP, "on: school-based", "on: 校本", "key caps.0.on: write an id in lower case"],
    [
      CAP,
      "on: school-based",
      "on: xx",
      "key caps.0.on: baskets has no xx; known are total, school-based, online, induction",
    ],
    [CAP, "  - {", "\t- {", "key (file): Tabs are not allowed as indentation"],
    [CAP, " }", "", "key (file): a brace or bracket is not closed"],
    [CAP, "cite: 三", "cite: “三", "key caps.0.cite: articles has no “三"],
    [
      REQUIRE,
      "cite",
      "only-for: { role: class-teacher }, cite",
      "key require.0.only-for.role: there is no such key here; write it under teacher, as teacher: { role: … }",
    ],
    [
      REQUIRE,
      "cite",
      "only-for: { not: { stage: primary } }, cite",
      "key require.0.only-for.not.stage: there is no such key here; write it under teacher, as teacher: { stage: … }",
    ],
    [
      REQUIRE,
      "cite",
      "only-for: { level: city }, cite",
      "key require.0.only-for.level: there is no such key here; known are teacher, not, any",
    ],
    [EXAMPLE, '"2020-12-31"', "2020.9.1", "key examples.0.on: write a day in quotes"],
    [EXAMPLE, '"2020-12-31"', '"2023-02-29"', "key examples.0.on: write a day in quotes"],
    [EXAMPLE, '"2020-12-31"', "2020", "key examples.0.on: write a day in quotes"],
    [
      'year: { starts: "01-01", cite: 零 }',
      '"01-01"',
      "9.1",
      'key year.starts: write a day of the year in quotes, such as "02-01"',
    ],
    ["unit: credit", "credit", "学分", "key unit: write credit or hour"],
    [
      "title: { zh: 小, en: S }",
      "{ zh: 小, en: S }",
      "[小]",
      "key title: write the Chinese text, or { zh: …, en: … }",
    ],
  ])("%j: %s as %j is told as %s", (clause, written, mistyped, words) => {
    const message = complaintAbout(clause.replace(written, mistyped));
    expect(message).toMatch(/^small\.yaml, line \d+, key [^\n]+$/);
    expect(message).toContain(words);
  });

  it.each([
    // what of a policy, where the days stand
    [
      'calculations:\n  - { id: a, title: { zh: 甲, en: A }, whole: { title: { zh: 乙, en: B }, in: people }, share: { 2020-01-01: "20%" }, examples: [], cite: 三 }',
      "calculations.0.share",
    ],
    [
      "deadlines:\n  - { id: a, who: x, what: { zh: 甲, en: A }, within: { days: { 2020-01-01: 3 }, after: { zh: 乙, en: B } }, cite: 三 }",
      "deadlines.0.within.days",
    ],
    [
      "routes:\n  - { id: a, title: { zh: 甲, en: A }, keywords: [假], rows: { 2020-01-01: [] }, cite: 三 }",
      "routes.0.rows",
    ],
    [
      "reduce: [{ id: a, for: leave, per: full-semester, months-apart: 6, by: { 2020-01-01: 3 }, lowers: [a], cite: 三 }]",
      "reduce.0.by",
    ],
    ["cycle: { 2020-01-01: { years: 5, first: 2020 } }", "cycle"],
  ])("%s says that it takes no values by day", (clause, key) => {
    expect(complaintAbout(clause)).toMatch(
      new RegExp(`^small\\.yaml, line \\d+, key ${key}: has no table of days; only at, at-least,`),
    );
  });

  it.each([
    // why, the file's bytes
    ["a file in GBK", Buffer.from([0x74, 0x3a, 0x20, 0xd1, 0xa7, 0xb7, 0xd6, 0x0a])],
    ["a file in UTF-16", Buffer.from("\uFEFFid: small\n", "utf16le")],
    ["a file that is no text", Buffer.from("aliases: [a\0b]")],
  ])("says that %s is not UTF-8", (_why, bytes) => {
    expect(complaintAbout(bytes.toString("utf8"))).toMatch(
      /^small\.yaml, line \d+, key \(file\): holds signs that are not UTF-8; save the file/,
    );
  });

  it.each([
    ["a mark that it is UTF-8", (text: string) => `\uFEFF${text}`],
    ["line ends of Windows", (text: string) => text.replaceAll("\n", "\r\n")],
  ])("takes %s", (_what, written) => {
    expect(complaintAbout(written(`# small\n${policyText(CAP)}`))).toBe("loads");
  });
});

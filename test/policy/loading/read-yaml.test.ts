import { describe, expect, it } from "vitest";
import { readYaml } from "../../../src/policy/loading/read-yaml.ts";
import { complaintAbout } from "../../support/small-policy.ts";

describe("a YAML file", () => {
  const { content, placeOf } = readYaml(
    "rules.yaml",
    `id: small
caps:
  - id: first
    at:
      2011-01-01: 30
  - { id: second, at: 4 }
`,
  );

  it("is read as it is written, days as text", () => {
    expect(content).toEqual({
      id: "small",
      caps: [
        { id: "first", at: { "2011-01-01": 30 } },
        { id: "second", at: 4 },
      ],
    });
  });

  it.each([
    // path, line, why
    [["id"], 1, "a key"],
    [["caps"], 2, "a key whose value begins below it"],
    [["caps", 0, "id"], 3, "a key of a rule"],
    [["caps", 0, "at", "2011-01-01"], 5, "a day that is a key"],
    [["caps", 1], 6, "a rule"],
    [["caps", "1", "at"], 6, "a place in a list as text"],
    [["caps", 0, "cite"], 3, "what is missing of a rule: where the rule begins"],
    [["caps", 7, "id"], 2, "a rule that is not there: where the list is named"],
    [["year"], 1, "what is not there at all"],
    [[], 1, "the whole"],
  ])("has %j on line %i: %s", (path, line, _why) => {
    expect(placeOf(path)).toEqual({ file: "rules.yaml", line });
  });
});

/** The clauses that a rule stands in, so that only the rule is written in a table. */
const rule = (section: string, text: string) => `${section}: [{ id: x, cite: 一, ${text} }]`;

describe("a policy", () => {
  it.each([
    // clauses, what is said
    ["unit: credits", "line 13, key unit: write credit or hour"],
    ["title: 5", "line 13, key title: write the Chinese text, or { zh: …, en: … }"],
    ["title: { en: Small }", "key title.zh: is missing; write the Chinese text"],
    ["title: { zh: 小, en: '' }", "key title.en: write the English text"],
    ["aliases: 小", "key aliases: write a list"],
    [
      "source: { document: x, last-checked: 2026-02-30 }",
      'last-checked: write a day in quotes, such as "2013-11-28"',
    ],
    [
      "year: { starts: 02-30, cite: 零 }",
      'key year.starts: write a day of the year in quotes, such as "02-01"',
    ],
    ['year: { starts: "01-01" }', "key year.cite: is missing; name the article, such as 第七条"],
    ['year: { starts: "01-01", cite: 零, first: 1900 }', "key year.first: write a year from 1949"],
    [
      'year: { starts: "01-01", cite: 零, first: 2011.5 }',
      "key year.first: write a year from 1949",
    ],
    ['year: { starts: "01-01", cite: 零, dated-by: [] }', "key year.dated-by: write at least one"],
    ["cycle: { years: 5 }", "key cycle.first: is missing; write a year from 1949"],
    ["cycle: { years: 50, first: 2011 }", "key cycle.years: write at most 20"],
    ["award: { id: training }", "key award: write a list"],
    ["award: [training]", "key award.0: write keys and values"],
    [
      "read-as: { trainin: training }",
      "key read-as.trainin: there is no such key here; did you mean training?",
    ],
    [
      "read-as: { principal-training: trainin }",
      "key read-as.principal-training: write one of training,",
    ],
    ["zzzzzzzzzz: 3", "key zzzzzzzzzz: there is no such key here"],
    [
      "examples: [{ name: a, on: 2020-02-30, expect: {} }]",
      'on: write a day in quotes, such as "2013-11-28"',
    ],
    [
      'examples: [{ name: a, on: "2020-01-01", expect: { records: { id: r1 } } }]',
      "key examples.0.expect.records: write a list",
    ],
    [
      'examples: [{ name: a, on: "2020-01-01", expect: { records: [r1] } }]',
      "key examples.0.expect.records.0: write keys and values",
    ],
  ])("with %s is refused: %s", (clauses, words) => {
    expect(complaintAbout(clauses)).toContain(words);
  });

  it.each([
    // section, rule, what is said
    ["award", "when: {}", "key award.0.worth: is missing; write what it is worth, such as"],
    ["award", "when: {}, worth: 3", "key award.0.worth: write what it is worth, such as"],
    ["award", "when: {}, worth: []", "key award.0.worth: write at least one"],
    ["award", "when: {}, worth: {}", "key award.0.worth.credits: is missing; write an amount"],
    [
      "award",
      "when: {}, worth: { credits: many }",
      "worth.credits: write an amount such as 30, 0.25 or 1/3",
    ],
    [
      "award",
      "when: {}, worth: { credits: -1 }",
      "worth.credits: write an amount such as 30, 0.25 or 1/3",
    ],
    [
      "award",
      "when: {}, worth: { credits: {} }",
      "worth.credits.by: is missing; write one of level, mode",
    ],
    [
      "award",
      "when: {}, worth: { credits: { by: level, contry: 1 } }",
      "worth.credits.contry: write one of none, school, county, city, province, nation",
    ],
    [
      "award",
      "when: {}, worth: { credits: { by: mode, county: 1 } }",
      "worth.credits.county: write one of none, in-person, live-online, online",
    ],
    [
      "award",
      "when: {}, worth: { credits: { by: stage } }",
      "worth.credits.by: write one of level, mode, host, place, outcome",
    ],
    [
      "award",
      "when: {}, worth: { credits: 1, at: 3 }",
      "key award.0.worth.at: there is no such key here",
    ],
    [
      "award",
      "when: {}, worth: { credits: 1 }, too: [online]",
      "key award.0.too: there is no such key here; did you mean to?",
    ],
    [
      "award",
      "when: {}, worth: { credits: 1 }, books: never",
      "key award.0.books: write year or cycle or track",
    ],
    ["bonus", "when: {}", "key bonus.0: write what it adds, or times how much"],
    [
      "bonus",
      "when: {}, add: { by: level, region: 1 }",
      "key bonus.0.add.region: write one of none, school",
    ],
    ["bonus", "when: {}, add: { by: mode, online: 1 }", "key bonus.0.add.by: write one of level"],
    ["bonus", "when: {}, times: 1.2, round: up", "key bonus.0.round: write half-up"],
    [
      "caps",
      "on: online, per: month, at: 3",
      "key caps.0.per: write record or year or school-year or cycle",
    ],
    [
      "caps",
      "on: online, per: year, at: {}",
      "key caps.0.at: write an amount such as 30, 0.25 or 1/3",
    ],
    ["caps", "on: online, per: year, at: 3, supersedes: x", "key caps.0.supersedes: write a list"],
    [
      "caps",
      "on: Online, per: year, at: 3",
      "key caps.0.on: write an id in lower case, such as annual-total",
    ],
    [
      "reduce",
      "for: leave, per: full-semester, by: 3, months-apart: 13, lowers: [a]",
      "key reduce.0.months-apart: write at most 12",
    ],
    [
      "reduce",
      "for: leave, per: full-semester, by: 3, months-apart: 6, lowers: []",
      "key reduce.0.lowers: write at least one",
    ],
    [
      "tracks",
      "of: total, starts: hired-on, years: 3, at-least: 9, each-year: 3",
      'key tracks.0.each-year: write an amount for each year, such as { "1": 60 }',
    ],
    [
      "tracks",
      "of: total, starts: hired-on, years: 3, at-least: 9, each-year: { 0: 3 }",
      "key tracks.0.each-year.0: write the place of a year, such as 1",
    ],
    [
      "tracks",
      "of: total, starts: hired-on, years: 3, at-least: 9, each-year: { 4: 3 }",
      "key tracks.0.each-year.4: the track has only 3 years",
    ],
    [
      "thresholds",
      "of: total, per: cycle, at: 3, effect: { zh: 优, en: good }",
      "key thresholds.0.per: write year",
    ],
  ])("with a rule under %s of %s is refused: %s", (section, text, words) => {
    expect(complaintAbout(rule(section, text))).toContain(words);
  });

  it.each([
    // clauses, line, key, the alias
    ["cycle: { years: 5, first: 2011 }\naliases:\n  - *强调", 16, "aliases.0", "强调"],
    ["kinds: { a: &same { not: *same } }", 14, "kinds.a.not", "same"],
    [
      "source: &once { document: x, last-checked: 2026-01-01 }\naliases: [*once, *once]",
      14,
      "aliases.0",
      "once",
    ],
  ])("with %j is refused on line %i: rules are written out", (clauses, line, key, alias) => {
    expect(complaintAbout(clauses)).toBe(
      `small.yaml, line ${line}, key ${key}: *${alias} points at another place; write it out, or put a text in quotes`,
    );
  });

  it("names no more than one thing to fix at a time, the misspelt key first", () => {
    const words = complaintAbout(rule("caps", "onn: online, per: month"));
    expect(words).toMatch(
      /^small\.yaml, line \d+, key caps\.0\.onn: there is no such key here; did you mean on\?$/,
    );
  });
});

describe("the kinds shared by a folder", () => {
  it("are refused under their own file", () => {
    expect(complaintAbout("unit: credit", "kinds:\n  a: { levle: city }")).toBe(
      "kinds.yaml, line 2, key kinds.a.levle: there is no such key here; did you mean level?",
    );
  });

  it("are refused where they are not YAML", () => {
    expect(complaintAbout("unit: credit", "kinds: [")).toContain("kinds.yaml, line 1, key (file):");
  });

  it("are refused where there are none", () => {
    expect(complaintAbout("unit: credit", "")).toBe(
      "kinds.yaml, line 1, key (file): write keys and values",
    );
  });
});

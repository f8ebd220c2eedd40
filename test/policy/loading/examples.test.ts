import { describe, expect, it } from "vitest";
import { openCatalogue } from "../../../src/policy/loading/catalogue.ts";
import { policyText } from "../../support/small-policy.ts";

const CLAUSES = `
  award: [{ id: thirds, when: {}, worth: { credits: 1, per: "3 hours" }, cite: 一 }]
  caps: [{ id: cap, on: total, per: year, at: 5, cite: 三 }]
  require:
    - { id: annual, of: total, per: year, at-least: 4, cite: 三 }
    - { id: senior, of: online, per: year, at-least: 1, only-for: { teacher: { role: principal } }, cite: 三 }
`;
const RECORDS =
  "records: [{ date: 2015-05-01, activity: training, hours: 10 }, { id: last, date: 2015-06-01, activity: training, hours: 8 }]";

/** Which examples of a policy with these clauses fail, and how. */
function failingOf(clauses: string) {
  const catalogue = openCatalogue({
    policies: [{ file: "small.yaml", text: policyText(clauses) }],
    digest: String,
  });
  return catalogue.unsoundExamples("small").map(({ details }) => {
    const { example, expected, found } = details;
    return { name: example, expected, found };
  });
}

/** What fails of an example with these expectations. */
function failing(expected: string, more = "") {
  const example = `{ name: tried, on: "2015-12-31", ${RECORDS}, expect: { ${expected} } ${more} }`;
  return failingOf(`${CLAUSES}\n  examples: [${example}]`);
}

describe("an example", () => {
  it.each([
    // expectation, why it is borne out
    [
      "records: [{ id: r1, converted: 3.3333, counted: 3.3333 }]",
      "records without an id are numbered",
    ],
    ["records: [{ id: last, counted: 1.6667, year: '2015', cycle: null }]", "others keep theirs"],
    [
      "records: [{ id: r1, converted: 3.33333 }]",
      "thirds may be written longer than they are read",
    ],
    ["years: [{ label: '2015', total: 5 }], caps: [{ id: cap, lost: 1 }]", "several lists"],
    [
      "requirements: [{ scope: total, label: '2015', status: met }]",
      "a line may be named by its scope",
    ],
    ["cycles: []", "a list may be expected to hold nothing in particular"],
    ["years: [{ from: 2015-01-01 }]", "a line that is not named is the first"],
    [
      "records: [{ id: last, reasons: [{ code: capped, lost: 1 }] }]",
      "of the reasons only those written are looked for",
    ],
    [
      "records: [{ id: last, reasons: [{ code: capped, article: 三 }, { code: converted, article: 一 }] }]",
      "reasons are found in any order",
    ],
  ])("expecting %s is borne out: %s", (expected, _why) => {
    expect(failing(expected)).toEqual([]);
  });

  it.each([
    // expectation, expected, found
    ["years: [{ label: '2015', total: 6 }]", "years 2015: total 6", "years 2015: total 5"],
    ["years: [{ label: '2015', total: 5.001 }]", "years 2015: total 5.001", "years 2015: total 5"],
    ["years: [{ label: '2014', total: 5 }]", "years 2014", "no such line"],
    [
      "years: [{ label: 2015, total: 5 }]",
      "years 2015",
      'no such line; put the year in quotes: label: "2015"',
    ],
    ["years: [{ label: '2015', totl: 5 }]", "years 2015: totl 5", "years 2015: totl undefined"],
    ["records: [{ id: r1, year: null }]", "records r1: year null", 'records r1: year "2015"'],
    ["records: [{ id: r2 }]", "records r2", "no such line"],
    ["requirements: [{ id: annual, window: cycle }]", "requirements annual cycle", "no such line"],
    ["requirements: [{ id: senior }]", "requirements senior", "no such line"],
    ["caps: [{ id: cap, lost: 1 }, { id: cap, lost: 0 }]", "caps cap: lost 0", "caps cap: lost 1"],
    [
      "records: [{ id: r1, reasons: [{ code: bonus }] }]",
      'records r1: reasons [{"code":"bonus"}]',
      expect.stringMatching(/^records r1: reasons \[\{"code":"converted","article":"一"/),
    ],
    [
      "records: [{ id: r1, reasons: [{ code: converted, article: 三 }] }]",
      'records r1: reasons [{"code":"converted","article":"三"}]',
      expect.stringMatching(/^records r1: reasons \[/),
    ],
    ["caps: [{ lost: 0 }], years: [{ total: 0 }]", "caps : lost 0", "caps : lost 1"],
    [
      "year: [{ total: 0 }]",
      "a list called year",
      "records, years, cycles, requirements, thresholds, caps, silent",
    ],
    [
      "asOf: [{ total: 0 }]",
      "a list called asOf",
      "records, years, cycles, requirements, thresholds, caps, silent",
    ],
  ])("expecting %s fails by the first thing that differs", (expected, wanted, found) => {
    expect(failing(expected)).toEqual([{ name: "tried", expected: wanted, found }]);
  });

  it("is about the teacher it describes", () => {
    const expected = "requirements: [{ id: senior, required: 1 }]";
    expect(failing(expected, ", teacher: { roles: [principal] }")).toEqual([]);
  });

  it("that is not well formed is refused by its place", () => {
    expect(() => failing("records: []", ", teacher: { role: principal }")).toThrow(
      "small.yaml, line 16, key examples.0.teacher.role: there is no such key; did you mean roles?",
    );
  });

  it("fails by itself: the others are still run", () => {
    const wrong = (name: string, total: number) =>
      `{ name: ${name}, on: "2015-12-31", expect: { years: [{ total: ${total} }] } }`;
    const failed = failingOf(`examples: [${wrong("a", 1)}, ${wrong("b", 0)}, ${wrong("c", 2)}]`);
    expect(failed.map(({ name }) => name)).toEqual(["a", "c"]);
  });
});

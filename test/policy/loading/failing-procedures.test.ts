import { describe, expect, it } from "vitest";
import { complaintAboutProcedures, leaveTable } from "../../support/small-procedures.ts";

const table = (example: string) =>
  leaveTable(
    [
      "{ id: a, days: { at-most: 1 }, approver: head }",
      "{ id: b, days: { at-least: 1 }, approver: office }",
    ],
    `readings: [{ days: 1, take: b, why: { zh: 严, en: strict } }], examples: [${example}]`,
  );
const due = (when: string, example: string) =>
  `deadlines: [{ id: d, cite: 一, who: head, what: { zh: 交, en: hand in }, ${when}, examples: [${example}] }]`;
const share = (example: string) =>
  `calculations: [{ id: c, cite: 一, title: { zh: 数, en: Number }, keywords: [数], whole: { title: { zh: 总, en: all }, in: money }, share: { at-least: "3%", at-most: "5%" }, examples: [${example}] }]`;

describe("an example within a rule", () => {
  it.each([
    [table("{ days: 0.5, approver: head }"), "loads"],
    [table("{ days: 0.5, approver: office }"), "expected office, but the rules give head"],
    [table("{ days: 1, approver: office, warns: true }"), "loads"],
    [
      table("{ days: 1, approver: office }"),
      "expected office, but the rules give office with a warning",
    ],
    [table("{ approver: office }"), "but the rules give head or office with a warning or office"],
    [
      due('on: "06-15"', '{ from: "2014-01-01", to: "2014-12-31", falls: ["2014-06-15"] }'),
      "loads",
    ],
    [
      due('on: "06-15"', '{ from: "2014-07-01", to: "2014-12-31", falls: ["2014-06-15"] }'),
      "expected 2014-06-15, but the rules give no day",
    ],
    [
      due(
        "within: { days: 5, after: { zh: 完, en: end } }",
        '{ event: "2014-07-01", falls: "2014-07-06" }',
      ),
      "loads",
    ],
    [
      due(
        "within: { days: 5, after: { zh: 完, en: end } }",
        '{ event: "2014-07-01", falls: "2014-07-05" }',
      ),
      "expected 2014-07-05, but the rules give 2014-07-06",
    ],
    [share("{ whole: 100, gives: [3, 5] }"), "loads"],
    [share("{ whole: 100, gives: 5 }"), "expected 5, but the rules give 3,5"],
  ])("%s: %s", (clauses, complaint) => {
    const said = complaintAboutProcedures(clauses);
    expect(said).toContain(complaint);
    if (complaint !== "loads") expect(said).toMatch(/^small\.yaml, line \d+, example "/);
  });
});

import { describe, expect, it } from "vitest";
import { complaintAboutProcedures, leaveTable } from "../../support/small-procedures.ts";

const SHORT = "{ id: short, days: { at-most: 1 }, approver: head }";
const LONG = "{ id: long, days: { more-than: 1 }, approver: leader }";
const reading = (days: string, take: string) =>
  `{ days: ${days}, take: ${take}, why: { zh: 严, en: strict } }`;

describe("a table of approvals", () => {
  it.each([
    ["covers every length once", [SHORT, LONG], "", "loads"],
    [
      "leaves a gap",
      [SHORT, "{ id: long, days: { at-least: 2 }, approver: leader }"],
      "",
      "no row decides more than 1 and less than 2 days; add one, or a reading",
    ],
    ["ends too early", [SHORT], "", "no row decides more than 1 days; add one, or a reading"],
    [
      "says two things of one length",
      [SHORT, "{ id: long, days: { at-least: 1 }, approver: leader }"],
      "",
      "short and long both decide exactly 1 days; add a reading that says which",
    ],
    [
      "leaves a gap for a named applicant",
      [SHORT, LONG, "{ id: own, days: { at-most: 2 }, applicants: [principal], approver: leader }"],
      "",
      "no row decides more than 2 days for principal",
    ],
    [
      "reads a gap",
      [SHORT, "{ id: long, days: { at-least: 2 }, approver: leader }"],
      reading("{ more-than: 1, less-than: 2 }", "long"),
      "loads",
    ],
    [
      "reads only half of a gap",
      [SHORT, "{ id: long, days: { at-least: 2 }, approver: leader }"],
      reading("{ more-than: 1, at-most: 1.5 }", "long"),
      "no row decides more than 1.5 and less than 2 days",
    ],
    [
      "reads what is plain",
      [SHORT, LONG],
      reading("2", "long"),
      "long decides exactly 2 days by itself; no reading is needed",
    ],
    [
      "reads one length twice",
      [SHORT, "{ id: long, days: { at-least: 1 }, approver: leader }"],
      `${reading("1", "long")}, ${reading("1", "short")}`,
      "two readings speak of exactly 1 days",
    ],
    ["takes a row that is not there", [SHORT, LONG], reading("1", "none"), "rows has no none"],
    [
      "takes a row that does not overlap",
      [
        SHORT,
        "{ id: long, days: { at-least: 1 }, approver: leader }",
        "{ id: never, days: { at-least: 9, at-most: 9 }, approver: head }",
      ],
      `${reading("1", "never")}, ${reading("9", "long")}`,
      "of exactly 1 days one of short, long must decide",
    ],
  ])("that %s is told so", (_, rows, readings, complaint) => {
    const said = complaintAboutProcedures(leaveTable(rows, readings && `readings: [${readings}]`));
    expect(said).toContain(complaint);
    if (complaint !== "loads") expect(said).toMatch(/^small\.yaml, line \d+, key routes\.0\./);
  });

  it.each([
    ["{ at-least: 1, more-than: 1 }", "write at-least or more-than, not both"],
    ["{ at-most: 1, less-than: 1 }", "write at-most or less-than, not both"],
    ["{ at-least: 2, at-most: 1 }", "no number of days lies between these two"],
    ["{ more-than: 1, at-most: 1 }", "no number of days lies between these two"],
    ["0", "write a number of days, such as 0.5 or 3"],
    ["-1", "write a number of days, such as 0.5 or 3"],
    ["{ atmost: 1 }", "there is no such key here; did you mean at-most?"],
  ])("does not take days: %s", (days, complaint) => {
    expect(
      complaintAboutProcedures(leaveTable([`{ id: a, days: ${days}, approver: head }`])),
    ).toContain(complaint);
  });
});

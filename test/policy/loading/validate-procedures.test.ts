import { describe, expect, it } from "vitest";
import { complaintAboutProcedures, leaveTable } from "../../support/small-procedures.ts";

const due = (more: string) =>
  `deadlines: [{ id: a, cite: 一, who: head, what: { zh: 交, en: hand in }, ${more} }]`;
const flow = (steps: string) =>
  `workflows: [{ id: w, cite: 一, title: { zh: 流程, en: Way }, keywords: [流程], steps: [${steps}] }]`;
const step = (id: string, more = "") =>
  `{ id: ${id}, title: { zh: 步, en: Step }, by: head, does: { zh: 做, en: does }${more} }`;
const share = (more: string) =>
  `calculations: [{ id: c, cite: 一, title: { zh: 数, en: Number }, keywords: [数], ${more} }]`;
const WHOLE = "whole: { title: { zh: 总, en: all }, in: money }";

describe("procedures", () => {
  it.each([
    [leaveTable(["{ id: a, approver: hed }"]), "parties has no hed; did you mean head?"],
    [leaveTable(["{ id: a, applicants: [chief], approver: head }"]), "parties has no chief"],
    [
      leaveTable(["{ id: a, approver: head }"], "requires: [{ zh: 表, en: form, cite: 九 }]"),
      "articles has no 九",
    ],
    [due('who: nobody, on: "06-15"').replace("who: head, ", ""), "parties has no nobody"],
    [due('on: "06-15"').replace("cite: 一", "cite: 九"), "articles has no 九; did you mean"],
    [due("on: 06-31"), 'write "06-15" for every year, "2013-12-20" for once, or { month: 2 }'],
    [due("on: { month: 13 }"), "write a month from 1 to 12"],
    [due("on: { month: 1, months: [1, 2] }"), "write month or months"],
    [due('on: "06-15", every: { zh: 年, en: yearly }'), "write one of on, within and every"],
    [due("within: { days: 3 }"), "write after or before, with what happens"],
    [
      due("within: { days: 3, weeks: 1, after: { zh: 完, en: end } }"),
      "write one of days, weeks and working-days",
    ],
    [due("within: { days: 0, after: { zh: 完, en: end } }"), "write"],
    [flow(`${step("a")}, ${step("b", ", next: [d]")}`), "steps has no d"],
    [flow(`${step("a", ", deadline: z")}, ${step("b")}`), "deadlines has no z"],
    [flow(step("a")), "write at least"],
    [share(`${WHOLE}, share: 5`), 'write a share in quotes, such as "10%"'],
    [share('share: "5%"'), "a share needs the whole it is of"],
    [share(WHOLE), "write share or more-than"],
    [
      share(`${WHOLE}, share: "5%", part: { title: { zh: 缺, en: missed }, in: money }`),
      "what is held against a limit needs over and within",
    ],
    [
      `${due('on: "06-15"')}`.replace(
        "}]",
        '}, { id: a, cite: 一, who: head, what: { zh: 交, en: hand in }, on: "06-16" }]',
      ),
      "deadlines has a rule a already",
    ],
  ])("%s is refused", (clauses, complaint) => {
    expect(complaintAboutProcedures(clauses)).toContain(complaint);
  });

  it.each([
    due('on: "06-15"'),
    due("on: { month: 2 }"),
    due('on: { 2011-01-01: "06-15", 2016-01-01: "06-20" }'),
    due("within: { working-days: 3, after: { zh: 完, en: end } }"),
    flow(`${step("a", ", next: [b, a]")}, ${step("b", ", next: []")}`),
    share(`${WHOLE}, share: { at-least: "3%", at-most: "5%" }`),
    share(
      "more-than: 10, part: { title: { zh: 人, en: people }, in: people }, over: { zh: 多, en: more }, within: { zh: 少, en: less }",
    ),
  ])("%s loads", (clauses) => {
    expect(complaintAboutProcedures(clauses)).toBe("loads");
  });
});

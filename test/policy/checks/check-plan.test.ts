import { describe, expect, it } from "vitest";
import { checkPlan } from "../../../src/policy/checks/check-plan.ts";
import { smallProcedures } from "../../support/small-procedures.ts";

const { plan } = smallProcedures(`checks:
  plan:
    title: { zh: 方案, en: plan }
    cite: 一
    file-name: { is: "{school}{year}年方案", cite: 一 }
    fields:
      - { title: { zh: 名称, en: name }, called: [项目名称], is: { name: "{year}年{school}培训" }, cite: 一 }
      - { title: { zh: 学时, en: hours }, called: [总学时], is: { hours: 18 }, cite: 一 }
      - { title: { zh: 时间, en: time }, called: [培训时间], is: { months: [1, 12] }, cite: 一 }
      - { title: { zh: 填表, en: filled in }, called: [填表时间], is: { month: 1 }, cite: 一 }
    parts: [{ title: { zh: 思想, en: idea }, called: [指导思想, 总体思路], cite: 一 }]
    forbidden: [{ words: [本学期, 本学年度], alike: [学年], instead: { zh: 写月份, en: months }, cite: 一 }]
`).checks;

const GOOD = [
  "一、指导 思想",
  "项目名称：2026年第一小学培训",
  "总学时\t18学时",
  "培训时间\t2026年1月至12月\t填表时间\t2026年1月5日",
];

function found(lines: readonly string[], name = "第一小学2026年方案") {
  if (!plan) throw new Error("the policy has a plan");
  return checkPlan(plan, { name, lines });
}

/** The good lines with one of them changed. */
const changed = (from: string, to: string) => GOOD.map((line) => line.replace(from, to));
const codes = (lines: readonly string[], name?: string) =>
  found(lines, name).map(({ fault, where }) => `${fault.code} ${where.in}`);

describe("a plan", () => {
  it("has nothing found in it where it is as asked for", () => {
    expect(found(GOOD)).toEqual([]);
  });

  it.each([
    ["项目名称：2026年第一小学培训", "项目名称：第一小学2026培训", "name-differs line"],
    ["项目名称：2026年第一小学培训", "名称：2026年第一小学培训", "field-missing text"],
    ["18学时", "17学时", "hours-differ line"],
    ["18学时", "180", "hours-differ line"],
    ["1月至12月", "2月至12月", "months-differ line"],
    ["1月至12月", "1月至11月", "months-differ line"],
    ["1月5日", "2月5日", "month-differs line"],
    ["1月5日", "3月底", "month-differs line"],
    ["2026年1月至", "2025年1月至", "year-differs line"],
    ["指导 思想", "思想", "part-missing text"],
    ["指导 思想", "总体思路，本学期", "forbidden line"],
    ["指导 思想", "总体思路，2025学年", "forbidden-alike line"],
  ])("with %s as %s is found out", (from, to, code) => {
    expect(codes(changed(from, to))).toEqual([code]);
  });

  it("takes hours in words", () => {
    expect(codes(changed("18学时", "十八学时"))).toEqual([]);
  });

  it("names the longest forbidden word of a place once, and each place", () => {
    const findings = found([...GOOD, "本学年度抓课堂，本学期抓作业"]);
    expect(findings.map(({ fault }) => "word" in fault && fault.word)).toEqual([
      "本学年度",
      "本学期",
    ]);
    expect(findings[0]?.where).toMatchObject({ in: "line", line: 5 });
  });

  it("finds its fields in a table, beside their labels or below them", () => {
    const table = ["指导思想", "项目名称\t总学时\t培训时间\t填表时间"];
    const row = "2026年第一小学培训\t18\t2026-01-01至2026-12-31\t2026-01-05";
    expect(codes([...table, row])).toEqual([]);
    expect(codes([...table, row.replace("18", "30")])).toEqual(["hours-differ line"]);
  });

  it("is not held to the hours and months of single activities", () => {
    const schedule = ["培训时间：3月15日", "总学时：2"];
    expect(codes([...schedule, ...GOOD])).toEqual([]);
    const without = changed("总学时\t18学时", "备注");
    expect(codes([...schedule, ...without])).toEqual(["hours-differ line"]);
  });

  it("is told by its name which school and which year it is for", () => {
    expect(codes(GOOD, "方案")).toEqual(["file-name file-name"]);
    expect(found(GOOD, "方案")[0]?.fault).toMatchObject({ expected: "第一小学2026年方案" });
    expect(codes(GOOD, "第一小学2025年方案")).toEqual(["year-differs file-name"]);
    expect(codes(GOOD, "第二小学2026年方案")).toEqual(["school-differs file-name"]);
    const two = [...GOOD, "项目名称：2026年第二小学培训"];
    expect(codes(two)).toEqual(["school-differs line"]);
  });

  it("is told all that is missing from an empty page", () => {
    expect(codes(["无"])).toEqual([
      ...["field-missing", "field-missing", "field-missing", "field-missing", "part-missing"].map(
        (code) => `${code} text`,
      ),
    ]);
  });
});

import { describe, expect, it } from "vitest";
import {
  checkNumber,
  checkNumberFrom,
  composeNumber,
} from "../../../src/policy/checks/check-certificate.ts";
import { smallProcedures } from "../../support/small-procedures.ts";

function ruleOf(parts: string) {
  const { certificate } = smallProcedures(`checks:
  certificate: { title: { zh: 号, en: number }, keywords: [号], cite: 一, parts: [${parts}] }
`).checks;
  if (!certificate) throw new Error("the policy has a certificate");
  return certificate;
}

const PROJECT = "{ id: project, title: { zh: 项目, en: project }, width: 3 }";
const YEAR = "{ id: year, title: { zh: 年度, en: year }, is: year }";
const TRAINEE = "{ id: trainee, title: { zh: 学员, en: trainee } }";
const OPEN = ruleOf([PROJECT, YEAR, TRAINEE].join(", "));
const CLOSED = ruleOf([PROJECT, YEAR].join(", "));

const codes = (rule: typeof OPEN, number: string) =>
  checkNumber(rule, number).map(({ fault }) => fault.code);

describe("the number of a certificate", () => {
  it.each(["012-2026-7", "012 2026 7", "０１２－２０２６－７", "012/2026/7"])(
    "may set its parts apart as in %s",
    (number) => {
      expect(codes(OPEN, number)).toEqual([]);
    },
  );

  it.each([
    ["12-2026-7", ["number-width"]],
    ["012-26-7", ["number-year"]],
    ["2026-012-7", ["number-width", "number-year"]],
    ["012-2026", ["number-parts"]],
    ["012-2026-7-1", ["number-parts"]],
    ["", ["number-parts"]],
    ["01220267", ["number-unsplit"]],
  ])("%s is wrong by %j", (number, expected) => {
    expect(codes(OPEN, number)).toEqual(expected);
  });

  it("may be in one piece where every part has its width", () => {
    expect(codes(CLOSED, "0122026")).toEqual([]);
    expect(codes(CLOSED, "0122126")).toEqual(["number-year"]);
    expect(codes(CLOSED, "012202")).toEqual(["number-unsplit"]);
  });

  it("is put together from its parts, and compared with them", () => {
    const parts = ["012", "2026", "7"];
    expect(composeNumber(OPEN, parts)).toBe("012-2026-7");
    expect(checkNumberFrom(OPEN, "01220267", parts)).toEqual([]);
    expect(checkNumberFrom(OPEN, "01220268", parts)).toMatchObject([
      { fault: { code: "number-differs", expected: "012-2026-7" }, article: "一" },
    ]);
  });
});

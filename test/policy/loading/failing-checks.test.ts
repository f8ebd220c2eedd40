import { describe, expect, it } from "vitest";
import { complaintAbout } from "../../support/small-policy.ts";

const NUMBER = "title: { zh: 编号, en: Number }, keywords: [编号], cite: 三";
const PARTS =
  "parts: [{ id: y, title: { zh: 年, en: y }, is: year }, { id: n, title: { zh: 号, en: n }, width: 2 }]";
const TRIP = "id: trip, title: { zh: 材料, en: Papers }, cite: 三";
const NEEDS = "needs: [{ title: { zh: 申请表, en: form }, called: [申请], cite: 三 }]";

const number = (example: string) =>
  complaintAbout(`checks: { certificate: { ${NUMBER}, ${PARTS}, examples: [${example}] } }`);
const papers = (example: string) =>
  complaintAbout(`checks: { papers: [{ ${TRIP}, ${NEEDS}, examples: [${example}] }] }`);

describe("an example within a check", () => {
  it.each([
    // the example, what is said of it
    ["{ number: 2026-01, fits: true }", "loads"],
    ["{ number: 2026-1, fits: false }", "loads"],
    [
      "{ number: 2026-1, fits: true }",
      'example "2026-1": expected a number that fits, but the rules give a number that does not',
    ],
    [
      "{ number: 2026-01, fits: false }",
      'example "2026-01": expected a number that does not, but the rules give a number that fits',
    ],
    [
      "{ number: 2026-01, right: true }",
      "key checks.certificate.examples.0.right: there is no such",
    ],
  ])("of a number, %s: %s", (example, words) => {
    expect(number(example)).toContain(words);
  });

  it.each([
    // the example, what is said of it
    ["{ files: [申请表.docx], missing: 0 }", "loads"],
    ["{ files: [], missing: 1 }", "loads"],
    [
      "{ files: [通知.pdf], missing: 0 }",
      'example "trip 通知.pdf": expected 0 missing, but the rules give 1 missing',
    ],
  ])("of papers, %s: %s", (example, words) => {
    expect(papers(example)).toContain(words);
  });

  it("is told with its line", () => {
    expect(papers("{ files: [], missing: 0 }")).toMatch(/^small\.yaml, line \d+, example "trip /);
  });
});

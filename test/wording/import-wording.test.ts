import { describe, expect, it } from "vitest";
import { PROBLEM_FACTS, type Problem, type ProblemCode } from "../../src/app/import/problem.ts";
import { REMARK_FACTS, type RemarkCode } from "../../src/app/import/remark.ts";
import { wordImport } from "../../src/wording/import-wording.ts";
import { builtInWording } from "../support/built-in-wording.ts";

const WORDING = builtInWording();
const LANGUAGES = ["zh-CN", "en"] as const;
const REMARKS = Object.keys(REMARK_FACTS) as RemarkCode[];
const CODES = Object.keys(PROBLEM_FACTS) as ProblemCode[];

/** A problem whose every fact has the name of the fact for its value. */
function problemOf(code: ProblemCode): Problem {
  const facts = PROBLEM_FACTS[code].map((fact) => [fact, `<${fact}>`]);
  return { code, ...Object.fromEntries(facts) };
}

function word(problem: Problem, language: (typeof LANGUAGES)[number]) {
  const rejected = [{ row: 7, column: "学时", value: "十六", problem }];
  const report = { read: 1, accepted: 0, changed: 0, rejected };
  const [worded] = wordImport(report, WORDING.in(language)).rejected;
  if (!worded) throw new Error("nothing was worded");
  return worded;
}

describe("the wording of imports", () => {
  it("has a sentence and a way out for every problem, and none for others", () => {
    const keys = WORDING.keys.filter((key) => key.startsWith("import."));
    const expected = CODES.flatMap((code) => [`import.${code}.problem`, `import.${code}.fix`]);
    expect([...keys].sort()).toEqual(expected.sort());
  });

  describe.each(LANGUAGES)("in %s", (language) => {
    it.each(CODES)("fills in what it names of %s, and leaves no fact unsaid", (code) => {
      const { problem, fix } = word(problemOf(code), language);
      expect(problem).not.toBe("");
      expect(fix).not.toBe("");
      expect(problem + fix).not.toMatch(/[{}]|undefined/);
      for (const fact of PROBLEM_FACTS[code]) expect(problem + fix).toContain(`<${fact}>`);
    });
  });

  it("has a sentence for every remark, and none for others", () => {
    const keys = WORDING.keys.filter((key) => key.startsWith("import-remark."));
    expect([...keys].sort()).toEqual(REMARKS.map((code) => `import-remark.${code}`).sort());
  });

  describe.each(LANGUAGES)("of remarks in %s", (language) => {
    it.each(REMARKS)("fills in what it names of %s, and leaves no fact unsaid", (code) => {
      const facts = REMARK_FACTS[code].map((fact) => [fact, `<${fact}>`]);
      const remarked = { code, ...Object.fromEntries(facts) };
      const report = { read: 1, accepted: 1, changed: 1, rejected: [] };
      const remarks = [{ rows: [3, 7], column: "授课内容", remarked }];
      const worded = wordImport({ ...report, remarks }, WORDING.in(language)).remarks;
      expect(worded).toMatchObject([{ rows: [3, 7], column: "授课内容" }]);
      const [{ remark } = { remark: "" }] = worded ?? [];
      expect(remark).not.toMatch(/[{}]|undefined/);
      for (const fact of REMARK_FACTS[code]) expect(remark).toContain(`<${fact}>`);
    });
  });

  it("tells the outcome as it is printed", () => {
    const problem = { code: "amount-in-words", number: 16 } as const;
    const rejected = [{ row: 7, column: "学时", value: "十六", problem }];
    const report = { read: 3, accepted: 0, changed: 0, rejected };
    expect(wordImport(report, WORDING.in("zh-CN"))).toEqual({
      read: 3,
      accepted: 0,
      changed: 0,
      rejected: [
        { row: 7, column: "学时", value: "十六", problem: "学时要写数字", fix: "写成 16" },
      ],
    });
  });

  it("names the column and lists known words in the reader's manner", () => {
    expect(word({ code: "missing" }, "zh-CN").fix).toContain("学时");
    const problem = { code: "word-unknown", known: ["合格", "优秀"] } as const;
    expect(word(problem, "zh-CN").fix).toContain("合格、优秀");
    expect(word(problem, "en").fix).toContain("合格, 优秀");
  });
});

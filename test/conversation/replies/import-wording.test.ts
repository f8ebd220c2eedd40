import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { PROBLEM_FACTS, type Problem, type ProblemCode } from "../../../src/app/import/problem.ts";
import { wordImport } from "../../../src/conversation/replies/import-wording.ts";

const LANGUAGES = ["zh-CN", "en"] as const;
const CODES = Object.keys(PROBLEM_FACTS) as ProblemCode[];

/** A problem whose every fact has the name of the fact for its value. */
function problemOf(code: ProblemCode): Problem {
  const facts = PROBLEM_FACTS[code].map((fact) => [fact, `<${fact}>`]);
  return { code, ...Object.fromEntries(facts) };
}

function word(problem: Problem, language: (typeof LANGUAGES)[number]) {
  const rejected = [{ row: 7, column: "学时", value: "十六", problem }];
  const [worded] = wordImport({ read: 1, accepted: 0, changed: 0, rejected }, language).rejected;
  if (!worded) throw new Error("nothing was worded");
  return worded;
}

describe.each(LANGUAGES)("the wording of imports in %s", (language) => {
  const file = new URL(`../../../prompts/replies/${language}/import.yaml`, import.meta.url);
  const wording: Record<string, { problem: string; fix: string }> = parse(
    readFileSync(file, "utf8"),
  );

  it("has a sentence and a way out for every problem, and none for others", () => {
    expect(Object.keys(wording).sort()).toEqual([...CODES].sort());
    for (const each of Object.values(wording)) {
      expect(Object.keys(each)).toEqual(["problem", "fix"]);
    }
  });

  it.each(CODES)("fills in what it names of %s, and leaves no fact unsaid", (code) => {
    const { problem, fix } = word(problemOf(code), language);
    expect(problem).not.toBe("");
    expect(fix).not.toBe("");
    expect(problem + fix).not.toMatch(/[{}]|undefined/);
    for (const fact of PROBLEM_FACTS[code]) expect(problem + fix).toContain(`<${fact}>`);
  });
});

describe("the wording of imports", () => {
  it("tells the outcome as it is printed", () => {
    const problem = { code: "hours-in-words", number: 16 } as const;
    const rejected = [{ row: 7, column: "学时", value: "十六", problem }];
    expect(wordImport({ read: 3, accepted: 0, changed: 0, rejected }, "zh-CN")).toEqual({
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

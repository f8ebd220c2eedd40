import { describe, expect, it } from "vitest";
import { type Fault, FINDING_FACTS, type Place } from "../../src/policy/checks/finding.ts";
import { wordFinding } from "../../src/wording/check-wording.ts";
import { builtInWording } from "../support/built-in-wording.ts";

const WORDING = builtInWording();
const LANGUAGES = ["zh-CN", "en"] as const;
const CODES = Object.keys(FINDING_FACTS) as Fault["code"][];

/** A fault whose every fact has the name of the fact for its value. */
function faultOf(code: Fault["code"]): Fault {
  const facts = FINDING_FACTS[code].map((fact) => [fact, `<${fact}>`]);
  return { code, ...Object.fromEntries(facts) };
}

function placed(where: Place, language: (typeof LANGUAGES)[number] = "zh-CN") {
  const finding = { where, fault: faultOf("blank"), article: "一" };
  return wordFinding(WORDING.in(language), finding).where;
}

describe("the wording of checks", () => {
  it("has a sentence and a way out for every finding, and none for others", () => {
    const keys = WORDING.keys.filter((key) => key.startsWith("check.fault."));
    const sentences = (code: string) => [
      `check.fault.${code}.problem`,
      `check.fault.${code}.instead`,
    ];
    expect([...keys].sort()).toEqual(CODES.flatMap(sentences).sort());
  });

  describe.each(LANGUAGES)("in %s", (language) => {
    it.each(CODES)("fills in what it names of %s, and leaves no fact unsaid", (code) => {
      const finding = { where: { in: "text" } as const, fault: faultOf(code), article: "一" };
      const { problem, instead, article } = wordFinding(WORDING.in(language), finding);
      expect([problem, instead]).not.toContain("");
      expect(problem + instead).not.toMatch(/[{}]|undefined/);
      for (const fact of FINDING_FACTS[code]) expect(problem + instead).toContain(`<${fact}>`);
      expect(article).toBe("一");
    });
  });

  it("says where to look", () => {
    expect(placed({ in: "rows", rows: [3, 5], columns: ["姓名", "学时"] })).toBe(
      "第 3、5 行，姓名、学时",
    );
    expect(placed({ in: "line", line: 7, quote: "本学期" })).toBe("第 7 行“本学期”");
    expect(placed({ in: "part", part: { zh: "年度编号", en: "year" } }, "en")).toBe("year");
    expect(placed({ in: "file-name" }, "en")).toBe("the file name");
  });

  it("tells a cell that cannot be read as an import does", () => {
    const where = { in: "rows", rows: [2], columns: ["学时"] } as const;
    const fault = { cell: { code: "amount-in-words", number: 16 } } as const;
    expect(wordFinding(WORDING.in("zh-CN"), { where, fault, article: "五" })).toEqual({
      where: "第 2 行，学时",
      problem: "学时要写数字",
      instead: "写成 16",
      article: "五",
    });
  });
});

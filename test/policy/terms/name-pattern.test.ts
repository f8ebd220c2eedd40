import { describe, expect, it } from "vitest";
import { exampleName, partsOfName } from "../../../src/policy/terms/name-pattern.ts";

const PROJECT = "{year}年度{school}校本培训项目";
const COURSES = "{text}考试({text})、({text})等{count}门考试合格";

describe("how a name is put together", () => {
  it.each([
    ["2026年度实验小学校本培训项目", { year: "2026", school: "实验小学" }],
    ["２０２６年度实验小学校本培训项目 ", { year: "2026", school: "实验小学" }],
    ["2026年度校本培训项目", undefined],
    ["26年度实验小学校本培训项目", undefined],
    ["2026学年度实验小学校本培训项目", undefined],
    ["2026年度实验小学校本培训项目方案", undefined],
  ])("reads %s", (name, parts) => {
    expect(partsOfName(PROJECT, name)).toEqual(parts);
  });

  it("takes brackets of either width, and figures in words", () => {
    const parts = partsOfName(COURSES, "自考考试（高等数学）、（英语）等两门考试合格");
    expect(parts?.count).toBe("两");
    expect(partsOfName(COURSES, "自考考试（高等数学）等1门考试合格")).toBeUndefined();
  });

  it("shows an example with what is known", () => {
    expect(exampleName(PROJECT)).toBe("XX年度XX学校校本培训项目");
    expect(exampleName(PROJECT, { year: "2026" })).toBe("2026年度XX学校校本培训项目");
  });
});

import { describe, expect, it } from "vitest";
import { isName } from "../../../../src/conversation/message/slots.ts";
import { askedCalculations } from "../../../../src/conversation/questions/calculation/match-calculations.ts";
import { parseDay } from "../../../../src/domain/day.ts";
import { builtInMaterial } from "../../../support/built-in-understanding.ts";
import { smallProcedures } from "../../../support/small-procedures.ts";

const file = smallProcedures(`calculations:
  - id: absence
    cite: 一
    title: { zh: 缺席, en: Absence }
    keywords: [缺, missed]
    part: { title: { zh: 缺席, en: missed }, in: lessons, keywords: [缺, missed] }
    whole: { title: { zh: 总课时, en: all }, in: lessons }
    share: "10%"
    over: { zh: 不发, en: none }
    within: { zh: 照发, en: given }
  - { id: excellent, cite: 一, title: { zh: 优秀, en: Excellent }, keywords: [优秀], whole: { title: { zh: 学员, en: trainees }, in: people }, share: "10%" }
  - { id: school, cite: 一, title: { zh: 培训费, en: Training }, keywords: [公用经费], whole: { title: { zh: 公用经费, en: budget }, in: money, keywords: [公用经费] }, share: "5%" }
  - { id: fees, cite: 一, title: { zh: 管理费, en: Management }, keywords: [管理费], whole: { title: { zh: 项目, en: project }, in: money, keywords: [项目] }, share: "5%" }
  - id: cancel
    cite: 一
    title: { zh: 取消, en: Cancel }
    keywords: [取消]
    part: { title: { zh: 报名, en: registered }, in: people, keywords: [报名] }
    more-than: 10
    over: { zh: 取消, en: cancelled }
    within: { zh: 不取消, en: kept }`);

const reading = { today: parseDay("2026-03-11"), vocabulary: builtInMaterial().vocabulary };

/** Every calculation asked for, shortly: its id, the part, the whole, and whose it is. */
function asked(text: string): string[] {
  return askedCalculations(file, text, (name) => isName(name, reading)).map(
    ({ rule, part, whole, who, inPercent }) =>
      [rule.id, part, whole, who, inPercent && "%"]
        .filter((each) => each !== undefined && each !== false)
        .join(" "),
  );
}

describe("what a question asks to be reckoned", () => {
  it.each([
    ["一共40课时缺了5课时还能拿证吗", ["absence 5 40"]],
    ["总共30节,我缺了3节", ["absence 3 30"]],
    ["我缺了3节,一共30节课", ["absence 3 30"]],
    ["40课时,张老师缺了4课时,李老师缺了5课时", ["absence 4 40 张老师", "absence 5 40 李老师"]],
    ["王芳因病只缺了3节课,总共30节", ["absence 3 30 王芳"]],
    ["王芳因为生病又只缺了3节课,总共30节", ["absence 3 30 王芳"]],
    // Takes minutes where what stands between a name and 缺了 can be read in many ways.
    [`一共40课时,李老师${"因".repeat(40)}甲乙丙丁戊缺了5课时`, ["absence 5 40"]],
    ["那李建国40课时缺课5课时呢", ["absence 5 40 李建国"]],
    ["王老师总共60课时缺课8课时呢", ["absence 8 60 王老师"]],
    ["总课时40课时缺课5课时", ["absence 5 40"]],
    ["周日40课时缺课5课时", ["absence 5 40"]],
    ["缺席12%还能拿证吗", ["absence 12 100 %"]],
    ["一共40课时最多能缺几节", ["absence 40"]],
    ["60个学员优秀可以评几个", ["excellent 60"]],
    ["40课时60个学员,小李缺了5课时,优秀评几个", ["absence 5 40 小李", "excellent 60"]],
    ["公用经费80万,20万的项目管理费多少", ["school 800000", "fees 200000"]],
    ["项目一共20万,管理费最多多少", ["fees 200000"]],
    ["公用经费80万元项目20万元管理费多少", ["school 800000", "fees 200000"]],
    ["报名12人能取消吗", ["cancel 12"]],
    ["取消的班报名12人,另一班报名8人", ["cancel 12"]],
    ["40 lessons, I missed 5, do I get the certificate", ["absence 5 40"]],
  ])("%s", (text, expected) => {
    expect(asked(text)).toEqual(expected);
  });

  it.each([
    "缺多少拿不到证",
    "缺了5课时还能拿证吗",
    "优秀可以评几个",
    "项目20万",
    "管理费30万还是40万",
    "今年40课时",
  ])("%s asks for nothing that can be reckoned", (text) => {
    expect(asked(text)).toEqual([]);
  });
});

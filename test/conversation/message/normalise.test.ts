import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise } from "../../../src/conversation/message/normalise.ts";

describe("the normal form of a text", () => {
  it.each([
    ["學分證明幾號之前要交？", "学分证明几号之前要交?"],
    ["我昨天參加了縣裡的線上培訓", "我昨天参加了县里的线上培训"],
    ["１６學時，　Ａ", "16学时, A"],
    ["區(qū)教育局、師(shī)德", "区教育局、师德"],
    ["  还差 \n 多少\t学时  ", "还差 多少 学时"],
    ["@学分助手 还差多少", "还差多少"],
    ["@学分助手还差多少", "还差多少"],
    ["@学分助手/查", "/查"],
    ["@bot how many", "how many"],
    ["@王芳 还差多少", "@王芳 还差多少"],
    ["查 @王芳", "查 @王芳"],
    ["2½小时", "2.5小时"],
    ["①县培②校本", "县培 校本"],
    ["学\u200b分", "学分"],
    ["陈昇、李堃老师", "陈昇、李堃老师"],
    ["Record T0023", "Record T0023"],
  ])("of %j is %j", (text, normal) => {
    expect(normalise(text)).toBe(normal);
  });

  it("does not change a second time", () => {
    const pieces = fc.constantFrom(
      ..."@学分助手|學時|１６|½|（qū）|區|\u200b| |\n|①|，|《|》|abc|@王芳 |/记".split("|"),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const once = normalise(parts.join(""));
        expect(normalise(once)).toBe(once);
      }),
    );
  });
});

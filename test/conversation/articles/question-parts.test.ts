import { describe, expect, it } from "vitest";
import { questionParts } from "../../../src/conversation/articles/question-parts.ts";

describe("the parts of a question", () => {
  it.each([
    // asked, its parts
    ["校本一年最多算多少", ["校本一年最多算多少"]],
    ["几号前交?学校几号报县里?", ["几号前交", "学校几号报县里"]],
    ["什么时候登记,什么时候公示", ["什么时候登记", "什么时候公示"]],
    ["我休了产假,学分怎么办", ["我休了产假,学分怎么办"]],
    ["How many hours? Who approves?", ["How many hours", "Who approves"]],
    ["周五公示;哪天结束", ["周五公示,哪天结束"]],
    ["学分是谁登的 一年登几次 啥时候公示", ["学分是谁登的", "一年登几次", "啥时候公示"]],
    ["我们要去西安5天,要交哪些材料,谁批", ["我们要去西安5天,要交哪些材料", "谁批"]],
    ["校本能算多少,五年一共呢,想问问", ["校本能算多少", "五年一共呢,想问问"]],
    [
      "What do I hand in, and how many hours make one credit?",
      ["What do I hand in", "how many hours make one credit"],
    ],
    ["I missed it. Do I still get one? How?", ["I missed it. Do I still get one,How"]],
    ["教务处和教科室各管什么", ["教务处管什么", "教科室管什么"]],
    ["教师、学校分别几号前交", ["教师几号前交", "学校几号前交"]],
    ["学时和学分各种形式都算", ["学时和学分各种形式都算"]],
    ["???", []],
    ["", []],
  ])("of %j are %j", (asked, parts) => {
    expect(questionParts(asked)).toEqual(parts);
  });
});

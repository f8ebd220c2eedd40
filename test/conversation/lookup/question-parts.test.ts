import { describe, expect, it } from "vitest";
import { questionParts } from "../../../src/conversation/lookup/question-parts.ts";

describe("the parts of a question", () => {
  it.each([
    // asked, its parts
    ["校本一年最多算多少", ["校本一年最多算多少"]],
    ["几号前交?学校几号报县里?", ["几号前交", "学校几号报县里"]],
    ["什么时候登记,什么时候公示", ["什么时候登记", "什么时候公示"]],
    ["我休了产假,学分怎么办", ["我休了产假,学分怎么办"]],
    ["How many hours? Who approves?", ["How many hours", "Who approves"]],
    ["周五公示;哪天结束", ["周五公示", "哪天结束"]],
    ["???", []],
    ["", []],
  ])("of %j are %j", (asked, parts) => {
    expect(questionParts(asked)).toEqual(parts);
  });
});

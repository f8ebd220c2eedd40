import { describe, expect, it } from "vitest";
import { asked, spoken, telling, tokens } from "../../../src/conversation/articles/tokens.ts";

describe("what a question is looked up by", () => {
  it.each([
    ["校本", ["校", "本", "校本"]],
    ["國培", ["国", "培", "国培"]],
    ["30 credits", ["30", "credit"]],
    ["school-based a", ["school-bas"]],
    ["?", []],
    ["没过", ["不", "通", "过", "不通", "通过"]],
    ["未通过", ["不", "通", "过", "不通", "通过"]],
    ["没过期", ["没", "过", "期", "没过", "过期"]],
  ])("of %j is %j", (text, terms) => {
    expect(tokens(text)).toEqual(terms);
  });

  it.each([
    ["请问校本一年最多算多少", "校本一年最多算"],
    ["how many credits do I need", "many credits need"],
    ["什么", "什么"],
  ])("leaves out what says nothing: %j", (question, rest) => {
    expect(telling(question).trim().replace(/\s+/g, " ")).toBe(rest);
  });

  it.each([
    ["哪些培训可以算学分", "什么培训能登记"],
    ["什么样的培训能计学分", "哪些培训能认定学分"],
    ["请问学习的时候能不能会客", "学习时候会客"],
  ])("is one for two ways of asking: %j and %j", (one, other) => {
    expect(asked(one)).toBe(asked(other));
    expect(asked(one)).toBeDefined();
  });

  it.each([
    ["哪些培训算学分", "哪些培训不算学分"],
    ["县里几号登记", "市里几号登记"],
  ])("is not one for two questions: %j and %j", (one, other) => {
    expect(asked(one)).not.toBe(asked(other));
  });

  it("is nothing where too little is left", () => {
    expect(asked("学分")).toBeUndefined();
    expect(asked("可以吗")).toBeUndefined();
  });

  it("is one for two ways of typing it", () => {
    expect(spoken("校本，一年 最多？")).toBe(spoken("校本一年最多"));
    expect(spoken("How Many?")).toBe(spoken("how many"));
  });
});

import { describe, expect, it } from "vitest";
import { spoken, telling, tokens } from "../../../src/conversation/lookup/tokens.ts";

describe("what a question is looked up by", () => {
  it.each([
    ["校本", ["校", "本", "校本"]],
    ["國培", ["国", "培", "国培"]],
    ["30 credits", ["30", "credit"]],
    ["school-based a", ["school-bas"]],
    ["?", []],
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

  it("is one for two ways of typing it", () => {
    expect(spoken("校本，一年 最多？")).toBe(spoken("校本一年最多"));
    expect(spoken("How Many?")).toBe(spoken("how many"));
  });
});

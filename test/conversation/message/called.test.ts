import { describe, expect, it } from "vitest";
import {
  likeness,
  placeOf,
  sentencesOf,
  speaksOf,
} from "../../../src/conversation/message/keywords.ts";

describe("the words by which people speak of a rule", () => {
  it.each([
    [["请假"], "我想请假两天", true],
    [["请…天"], "我想请三天", true],
    [["请…天"], "请大家在本周五下午之前把材料交齐，共两天", false],
    [["首轮 + 取消"], "取消首轮报名的班", true],
    [["首轮 + 取消"], "首轮报名", false],
    [["leave"], "how long may I Leave", true],
    [["leave"], "cleaver", false],
    [["a.b"], "axb", false],
    [[], "请假", false],
  ])("%j in %s: %s", (called, text, expected) => {
    expect(speaksOf(called, text)).toBe(expected);
  });

  it("stand where the first of them stands", () => {
    expect(placeOf(["天假", "请假"], "我请假，请两天假")).toBe(1);
    expect(placeOf(["出差"], "我请假")).toBeUndefined();
  });

  it("are the likelier the more of them are used", () => {
    expect(likeness(["证书", "证明", "上学期"], "上学期的证书")).toBe(2);
  });
});

describe("a text", () => {
  it("falls into its sentences", () => {
    expect(sentencesOf("公示几天?没备案的呢。\n谢谢!")).toEqual(["公示几天", "没备案的呢", "谢谢"]);
    expect(sentencesOf(" ?? ")).toEqual([]);
  });
});

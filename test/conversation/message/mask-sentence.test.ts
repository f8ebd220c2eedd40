import { describe, expect, it } from "vitest";
import { maskSentence, unmasked } from "../../../src/conversation/message/mask-sentence.ts";

describe("a sentence that is kept", () => {
  it.each([
    ["李建国的电话13800138000", ["李建国"], "○的电话###########"],
    ["李建国华来了", ["李建国", "李建国华"], "○来了"],
    ["欧阳老师3月有课", [], "○老师#月有课"],
    ["学号４２和Ⅳ班", [], "学号##和#班"],
  ])("hides figures and names: %s", (text, names, masked) => {
    expect(maskSentence(text, names)).toBe(masked);
  });
});

describe("a sentence that was kept", () => {
  it.each([
    ["○的电话###########", "王芳的电话11111111111"],
    ["○老师#月有课", "王老师1月有课"],
    ["does ○ have ## hours", "does Wang Fang have 11 hours"],
    ["没有什么遮住", "没有什么遮住"],
  ])("reads like one that somebody may say: %s", (masked, said) => {
    expect(unmasked(masked)).toBe(said);
  });
});

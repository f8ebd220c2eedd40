import { describe, expect, it } from "vitest";
import { escaped, shortened } from "../../../../src/channels/lark/cards/text.ts";

describe("a text within markdown", () => {
  it.each([
    ["<at id=all></at>", "&#60;at id&#61;all&#62;&#60;&#47;at&#62;"],
    ["[点我](https://x.y)", "&#91;点我&#93;&#40;https&#58;&#47;&#47;x.y&#41;"],
    ["**粗** _斜_ ~~删~~", "&#42;&#42;粗&#42;&#42; &#95;斜&#95; &#126;&#126;删&#126;&#126;"],
    ["&lt;at id=all&gt;", "&#38;lt;at id&#61;all&#38;gt;"],
    [":OK:", "&#58;OK&#58;"],
    ["1. 一", "1&#46; 一"],
    ["3.5 学分", "3&#46;5 学分"],
    ["一\n# 二\n    三", "一 &#35; 二 三"],
    ["县级培训，16 学时；得 16 学分（五.1）😀", "县级培训，16 学时；得 16 学分（五.1）😀"],
    ["", ""],
  ])("%j is written as %j", (text, written) => {
    expect(escaped(text)).toBe(written);
  });
});

describe("a text that is too long", () => {
  it.each([
    ["stays as it is where it fits", "还差 12 学分", 8, "还差 12 学分"],
    ["ends after a sentence", "第一句话。第二句话很长很长", 9, "第一句话。…"],
    ["is cut where no sentence ends late enough", "好。甲乙丙丁戊己庚辛", 8, "好。甲乙丙丁戊…"],
    ["never ends within a number", "一共已经有 1234.5 学分", 9, "一共已经有 …"],
    ["never ends within a fraction", "已有 18/30 学分", 7, "已有 …"],
    ["never ends within a number in words", "一共要修三百六十学分", 8, "一共要修…"],
    ["never ends within a character", "甲乙丙丁😀戊己", 6, "甲乙丙丁…"],
    ["is only the sign where it is one number", "123456789", 5, "…"],
  ])("%s", (_, text, most, short) => {
    expect(shortened(text, most)).toBe(short);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixTypos } from "../../../src/conversation/message/typos.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";

const { vocabulary } = builtInMaterial();

describe("a message with slips of the keyboard", () => {
  it.each([
    ["还差多少雪分", "还差多少学分"],
    ["还差多少学识", "还差多少学时"],
    ["学识渊博", "学识渊博"],
    ["校本研休3课食", "校本研修3课时"],
    ["查培训纪录", "查培训记录"],
    ["看了一部纪录片", "看了一部纪录片"],
    ["昨天的陪训帮我登计", "昨天的培训帮我登记"],
    ["公须课", "公需课"],
    ["還差多少雪分", "还差多少学分"],
  ])("%j is read as %j", (text, right) => {
    expect(fixTypos(text, vocabulary)).toBe(right);
  });

  it("does not change a second time", () => {
    const pieces = fc.constantFrom(
      ..."@学分助手|學時|雪分|校本研|休|3课食|学识|陪训|16|，|记|录".split("|"),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const once = fixTypos(parts.join(""), vocabulary);
        expect(fixTypos(once, vocabulary)).toBe(once);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { choiceNumber } from "../../../src/conversation/message/choice-number.ts";

describe("picking a choice", () => {
  it.each([
    ["2", 2],
    ["第2个", 2],
    ["第二个", 2],
    ["选3", 3],
    ["第一位吧", 1],
    ["the second one", 2],
    ["option 3", 3],
    ["First.", 1],
    ["两", 2],
    ["12", 12],
    ["第21个", 21],
    ["option 10", 10],
  ])("by %s takes number %i", (text, number) => {
    expect(choiceNumber(text)).toBe(number);
  });

  it.each(["0", "012", "120", "2学时", "第2条改成3课时", "二月", "one more training", ""])(
    "is not meant by %j",
    (text) => {
      expect(choiceNumber(text)).toBeUndefined();
    },
  );
});

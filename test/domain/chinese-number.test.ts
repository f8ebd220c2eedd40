import { describe, expect, it } from "vitest";
import { chineseNumber } from "../../src/domain/chinese-number.ts";

const DIGITS = "零一二三四五六七八九";

/** A number below ten thousand as it is written in Chinese, worked out digit by digit. */
function written(number: number): string {
  const places = ["千", "百", "十", ""];
  const text = [...String(number).padStart(4, "0")]
    .map((digit, place) => (digit === "0" ? "零" : (DIGITS[Number(digit)] ?? "") + places[place]))
    .join("")
    .replace(/零+/g, "零")
    .replace(/^零|零$/g, "");
  return text;
}

describe("a Chinese number", () => {
  it("is read back for every number below ten thousand", () => {
    for (let number = 1; number < 10_000; number++) {
      expect(chineseNumber(written(number)), written(number)).toBe(number);
    }
  });

  it.each([
    ["零", 0],
    ["十", 10],
    ["十六", 16],
    ["两百", 200],
    ["廿四", 24],
    ["卅", 30],
    ["一百〇五", 105],
    ["一百五", 150],
    ["三千二", 3200],
    ["三千零二", 3002],
    ["贰拾捌", 28],
    ["俩", 2],
    ["一点五", 1.5],
    ["十点〇五", 10.05],
  ])("%s is %s", (text, number) => {
    expect(chineseNumber(text)).toBe(number);
  });

  it.each([
    "",
    "半",
    "十六半",
    "一二",
    "三五",
    "十百",
    "百",
    "16",
    "零零",
    "点五",
    "一点",
    "一点五点二",
  ])("%j is none", (text) => {
    expect(chineseNumber(text)).toBeUndefined();
  });
});

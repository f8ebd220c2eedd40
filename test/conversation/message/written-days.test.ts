import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractSlots } from "../../../src/conversation/message/slots.ts";
import {
  addDays,
  type Day,
  dayNumber,
  dayParts,
  makeDay,
  parseDay,
} from "../../../src/domain/day.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";
import { runs } from "../../support/runs.ts";

const { vocabulary } = builtInMaterial();

const TODAY = parseDay("2026-03-18");
const FIRST = parseDay("1990-01-01");
const DIGITS = "〇一二三四五六七八九";
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

const chineseDigits = (digits: number) =>
  String(digits).replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? "");
const chineseNumber = (count: number) =>
  `${["", "十", "二十", "三十"][Math.floor(count / 10)]}${count % 10 === 0 ? "" : DIGITS[count % 10]}`;
const two = (count: number) => String(count).padStart(2, "0");

type Parts = ReturnType<typeof dayParts>;
const WAYS: Readonly<Record<string, (parts: Parts, day: Day) => string>> = {
  "2026-03-04": (_, day) => day,
  "2026-3-4": ({ year, month, dayOfMonth }) => `${year}-${month}-${dayOfMonth}`,
  "2026/3/4": ({ year, month, dayOfMonth }) => `${year}/${month}/${dayOfMonth}`,
  "2026/03/04": (_, day) => day.replaceAll("-", "/"),
  "2026.3.4": ({ year, month, dayOfMonth }) => `${year}.${month}.${dayOfMonth}`,
  "2026.03.04": (_, day) => day.replaceAll("-", "."),
  20260304: (_, day) => day.replaceAll("-", ""),
  "2026年3月4日": ({ year, month, dayOfMonth }) => `${year}年${month}月${dayOfMonth}日`,
  "2026年03月04号": ({ year, month, dayOfMonth }) => `${year}年${two(month)}月${two(dayOfMonth)}号`,
  "２０２６年３月４日": ({ year, month, dayOfMonth }) =>
    `${year}年${month}月${dayOfMonth}日`.replace(/\d/g, (digit) =>
      String.fromCodePoint(0xff10 + Number(digit)),
    ),
  二〇二六年三月四日: ({ year, month, dayOfMonth }) =>
    `${chineseDigits(year)}年${chineseNumber(month)}月${chineseNumber(dayOfMonth)}日`,
  "Mar 4, 2026": ({ year, month, dayOfMonth }) => `${MONTHS[month - 1]} ${dayOfMonth}, ${year}`,
  "4 Mar 2026": ({ year, month, dayOfMonth }) => `${dayOfMonth} ${MONTHS[month - 1]} ${year}`,
};

const anyDay = fc
  .nat({ max: dayNumber(parseDay("2060-12-31")) - dayNumber(FIRST) })
  .map((count) => {
    const { year, month, dayOfMonth } = dayParts(addDays(FIRST, count));
    return makeDay(year, month, dayOfMonth);
  });

describe("a day written with its year", () => {
  it.each(Object.keys(WAYS))("reads back as itself, written like %s", (way) => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const text = WAYS[way]?.(dayParts(day), day) ?? "";
        expect(extractSlots(text, { today: TODAY, vocabulary })).toEqual({ date: day });
      }),
      runs(60),
    );
  });

  it("reads the same within a sentence", () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...Object.keys(WAYS)), (day, way) => {
        const text = `帮我记一下,${WAYS[way]?.(dayParts(day), day) ?? ""},县里`;
        expect(extractSlots(text, { today: TODAY, vocabulary })).toEqual({
          date: day,
          level: "county",
        });
      }),
      runs(60),
    );
  });
});

describe("a span of days", () => {
  it("never ends before it starts", () => {
    const half = fc.constantFrom(
      "3月11日",
      "9日",
      "上周五",
      "周一",
      "12月30号",
      "3.9",
      "2025-12-30",
      "昨天",
      "1月2日",
    );
    fc.assert(
      fc.property(half, fc.constantFrom("到", "-", "至", "~"), half, (start, joint, end) => {
        const { from, to } = extractSlots(`${start}${joint}${end}`, { today: TODAY, vocabulary });
        if (from !== undefined && to !== undefined) expect(from <= to).toBe(true);
      }),
    );
  });
});

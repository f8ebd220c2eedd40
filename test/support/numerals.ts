import { CHINESE_FIGURES, chineseNumber } from "../../src/domain/chinese-number.ts";

const FIGURES = /\d+(?:\.\d+)?/g;
const CHINESE = new RegExp(`[${CHINESE_FIGURES}]+`, "gu");
const ENGLISH: Readonly<Record<string, number>> = {
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ half: 0.5, twice: 2, double: 2 },
};

/** The numbers that a text writes in figures, as people see them. */
export function figuresIn(text: string): number[] {
  return (text.match(FIGURES) ?? []).map(Number);
}

/** Every number of a text, in figures or in words: 二十五 and half are such, 三五 is none. */
export function numeralsIn(text: string): ReadonlySet<number> {
  const chinese = (text.match(CHINESE) ?? []).flatMap((run) => chineseNumber(run) ?? []);
  const english = (text.toLowerCase().match(/[a-z]+/g) ?? []).flatMap(
    (word) => ENGLISH[word] ?? [],
  );
  return new Set([...figuresIn(text), ...chinese, ...english]);
}

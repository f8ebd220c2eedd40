import { CHINESE_FIGURES, chineseNumber } from "../../domain/chinese-number.ts";

const ENGLISH = [
  ..."zero one two three four five six seven eight nine ten eleven twelve".split(" "),
  ..."thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" "),
];
const ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** Matches a number in figures or in Chinese characters; put it into a larger pattern. */
export const NUMBER = `(?:\\d{1,3}(?:,\\d{3}){1,6}|\\d{1,18}(?:\\.\\d{1,10})?|[${CHINESE_FIGURES}点]{1,20})`;

/** Matches a number in figures or in English words below a hundred. */
export const ENGLISH_NUMBER = `(?:\\d{1,18}(?:\\.\\d{1,10})?|(?:${ENGLISH_TENS.join("|")})(?:[- ](?:${ENGLISH.slice(1, 10).join("|")}))?|${[...ENGLISH].reverse().join("|")})`;

/**
 * Reads a whole text as one number: `16`, `1.5`, `1,000`, 十八, 一点五, `twenty-four`.
 */
export function readNumber(text: string): number | undefined {
  const plain = text.replaceAll(",", "").toLowerCase();
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain);
  if (/^[a-z]/.test(plain)) return readEnglish(plain);
  return chineseNumber(plain);
}

function readEnglish(text: string): number | undefined {
  const [first = "", second] = text.split(/[- ]/);
  const tens = ENGLISH_TENS.indexOf(first);
  if (tens >= 0) return (tens + 2) * 10 + (second ? ENGLISH.indexOf(second) : 0);
  const ones = ENGLISH.indexOf(first);
  return ones < 0 ? undefined : ones;
}

const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth".split(" ");
const WHICH = new RegExp(
  `第\\s?([1-9一二两三四五六七八九])\\s?[条个项]|(?:record|number|no\\.?|#)\\s?([1-9])|\\b(${ORDINALS.join("|")}) (?:one|record|entry)`,
  "iu",
);
const LAST = /最后(?:面|那)?一?[条个项]|\blast (?:one|record|entry)\b/iu;
const NUMERALS = "一二三四五六七八九";
const BARE =
  /^(?:是|就是|一共|共|about|it was|it's)?\s?(\d+(?:\.\d+)?|[半一二两三四五六七八九十]+)\s?(?:个|节)?[。.!]?$/iu;

/**
 * Which of several records a message speaks of, counted from 0.
 *
 * @param of how many there are, so that the last one may be meant
 */
export function whichRecord(text: string, of?: number): number | undefined {
  if (of !== undefined && LAST.test(text)) return of - 1;
  const [, chinese, english, ordinal] = WHICH.exec(text) ?? [];
  if (ordinal !== undefined) return ORDINALS.indexOf(ordinal.toLowerCase());
  const word = chinese ?? english;
  if (word === undefined) return undefined;
  const digit = word === "两" ? 2 : NUMERALS.indexOf(word) + 1 || Number(word);
  return digit - 1;
}

/** The number that a message consists of, as the answer to how many. */
export function bareNumber(text: string): string | undefined {
  return BARE.exec(text)?.[1];
}

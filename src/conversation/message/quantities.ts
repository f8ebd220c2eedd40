import { CHINESE_FIGURES } from "../../domain/chinese-number.ts";
import { type Found, matchesOf } from "./found.ts";
import { ENGLISH_NUMBER, NUMBER, readNumber } from "./numerals.ts";

/** What a number in a question counts. */
export type Counted = "lessons" | "people" | "money" | "percent";

/** A number with what it counts; money in yuan. */
export interface Quantity {
  readonly in: Counted;
  readonly amount: number;
}

/** Larger ones, and finer ones than four decimals, are slips. */
const MOST = 1_000_000_000;
const SCALES: Readonly<Record<string, number>> = { 千: 1000, 万: 10_000, 百万: 1_000_000, 亿: 1e8 };
const COUNT = `(?<![\\d.${CHINESE_FIGURES}第])(?<count>${NUMBER})`;
const COUNT_ENGLISH = `(?<![\\w.])(?<count>\\d{1,3}(?:,\\d{3}){1,6}|${ENGLISH_NUMBER})`;

const PATTERNS: readonly { readonly in: Counted; readonly pattern: RegExp }[] = [
  {
    in: "lessons",
    pattern: new RegExp(`${COUNT}\\s?个?(?:节课|课时|学时|小时|堂课|[节堂](?!课?[日点]))`, "gu"),
  },
  {
    in: "lessons",
    pattern: new RegExp(
      `${COUNT_ENGLISH} ?(?:lessons?|class(?:es)?|hours?|periods?|sessions?)\\b`,
      "giu",
    ),
  },
  {
    in: "lessons",
    pattern: new RegExp(`(?<=\\bmiss(?:ed)? )${COUNT_ENGLISH}(?=[,.?!]|$| of)`, "giu"),
  },
  {
    in: "people",
    pattern: new RegExp(
      `${COUNT}\\s?(?:个(?:学员|人|老师|教师|同学|参训|名额)|[名位](?!额)|人|学员)`,
      "gu",
    ),
  },
  {
    in: "people",
    pattern: new RegExp(
      `(?<=(?:人数|计划数?|名额|定员)(?:是|为|:|有|定的?)?\\s?)${COUNT}(?!\\s?(?:[个名位人]|学员|%|[\\d${CHINESE_FIGURES}点]|[年月日天节课分元万千]))`,
      "gu",
    ),
  },
  {
    in: "people",
    pattern: new RegExp(
      `(?<=\\bplan(?:ned)? (?:is |was |of |for |at )?)${COUNT_ENGLISH}(?!\\d| ?(?:trainees?|people|persons?|teachers?|participants?|places?)\\b|%)`,
      "giu",
    ),
  },
  {
    in: "people",
    pattern: new RegExp(
      `${COUNT_ENGLISH} ?(?:trainees?|people|persons?|teachers?|participants?|places?)\\b`,
      "giu",
    ),
  },
  {
    in: "money",
    pattern: new RegExp(
      `${COUNT}\\s?(?<scale>百万|[千万亿])(?:元|块钱?|人民币)?|${COUNT.replace("<count>", "<plain>")}\\s?(?:元|块钱?)`,
      "gu",
    ),
  },
  { in: "money", pattern: new RegExp(`${COUNT_ENGLISH} ?(?:yuan|rmb|cny)\\b`, "giu") },
  {
    in: "percent",
    pattern: new RegExp(
      `(?<!\\d)(?<count>\\d{1,18}(?:\\.\\d{1,10})?)%|百分之(?<plain>${NUMBER})`,
      "gu",
    ),
  },
];

function amountOf({ count, plain, scale }: Readonly<Record<string, string | undefined>>) {
  const number = readNumber(count ?? plain ?? "");
  return number === undefined ? undefined : number * (SCALES[scale ?? ""] ?? 1);
}

/** Every number that a text states with what it counts, in order. */
export function readQuantities(text: string): Found<Quantity>[] {
  return PATTERNS.flatMap(({ in: counted, pattern }) =>
    matchesOf(text, pattern).flatMap((match): Found<Quantity>[] => {
      const amount = amountOf(match.groups ?? {});
      if (amount === undefined || amount >= MOST || !Number.isInteger(amount * 10_000)) return [];
      const place = { start: match.index, end: match.index + match[0].length };
      return [{ ...place, value: { in: counted, amount } }];
    }),
  ).sort((a, b) => a.start - b.start);
}

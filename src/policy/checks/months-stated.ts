import { CHINESE_FIGURES, chineseNumber } from "../../domain/chinese-number.ts";

/** A month that a text states, with its year where that is stated. */
export interface MonthStated {
  readonly month: number;
  readonly year?: number | undefined;
}

const CHINESE_MONTH = new RegExp(`[${CHINESE_FIGURES}]{1,20}(?=月)`, "gu");
/** With the day where there is one, so that it is not taken for a month. */
const DATED = /(?<year>\d{4})(?<mark>[-年./])(?<month>\d{1,2})(?:(?:月|\k<mark>)\d{1,2}日?|月)?/;
const ALONE = /(?<!\d)(?<alone>\d{1,2})(?:月(?:\d{1,2}日?)?|(?=[至到~—–-]\d{1,2}月))/;
const END = /[至到~—–-](?<end>\d{1,2})(?![\d年./])/;
const STATED = new RegExp([DATED, ALONE, END].map(({ source }) => source).join("|"), "gu");

/** Every month that a text states, in its order: `2026年1月至12月` states two. */
export function monthsStated(text: string): MonthStated[] {
  const plain = text
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(CHINESE_MONTH, (figures) => String(chineseNumber(figures) ?? figures));
  return [...plain.matchAll(STATED)].flatMap(({ groups = {} }) => {
    const month = Number(groups.month ?? groups.alone ?? groups.end);
    const year = groups.year === undefined ? undefined : Number(groups.year);
    return month >= 1 && month <= 12 ? [{ month, ...(year !== undefined && { year }) }] : [];
  });
}

import { chineseNumber } from "../../domain/chinese-number.ts";
import type { Measure } from "../../domain/training-record.ts";
import type { Reading } from "./read-row.ts";

/** What a sheet states amounts of: measures of a training, and the semesters of a leave. */
export type Counted = Measure | "fullSemesters";

/** More than anybody can have at once; a larger number is a slip. */
const MOST: Readonly<Record<Counted, number>> = {
  hours: 1000,
  units: 1000,
  days: 366,
  courses: 100,
  courseCredits: 1000,
  schoolYears: 10,
  credits: 1000,
  fullSemesters: 20,
};

/** No day has more; whether a lesson is shorter than an hour, no sheet says. */
export const HOURS_A_DAY = 24;

const UNIT: Readonly<Record<Counted, RegExp>> = {
  hours: /个?(?:学时|课时|小时|节课?|hours?|h)$/i,
  units: /个?(?:单元|units?)$/i,
  days: /(?:天|日|days?)$/i,
  courses: /(?:门课?|courses?)$/i,
  courseCredits: /个?(?:学分|分|credits?)$/i,
  schoolYears: /(?:学年|年|years?)$/i,
  credits: /个?(?:学分|分|credits?)$/i,
  fullSemesters: /个?(?:整?学期|semesters?)$/i,
};

/** Reads an amount: a bare number with at most two decimals. */
export function readAmount(measure: Counted): (text: string) => Reading<number> {
  return (text) => {
    const plain = text.normalize("NFKC").replace(/\s+/g, "");
    const bare = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plain);
    if (!bare) return notBare(plain, UNIT[measure]);
    const [, minus, , decimals = ""] = bare;
    if (minus) return { problem: { code: "amount-negative" } };
    if (decimals.length > 2) return { problem: { code: "amount-places" } };
    const amount = Number(plain);
    const most = MOST[measure];
    return amount > most ? { problem: { code: "amount-too-large", most } } : { value: amount };
  };
}

function notBare(plain: string, unit: RegExp): Reading<number> {
  const number = plain.replace(unit, "");
  if (number !== plain && /^\d+(?:\.\d{1,2})?$/.test(number)) {
    return { problem: { code: "amount-with-unit", number } };
  }
  const inWords = chineseNumber(number);
  return inWords === undefined
    ? { problem: { code: "amount-no-number" } }
    : { problem: { code: "amount-in-words", number: inWords } };
}

import { chineseNumber } from "../../domain/chinese-number.ts";
import type { Reading } from "./read-row.ts";

/** More than anybody can have in one training; a larger number is a slip. */
const MOST_HOURS = 1000;
const UNIT = /个?(?:学时|课时|小时|节课?|hours?|h)$/i;

/** Reads hours (学时), which must be a bare number with at most two decimals. */
export function readHours(text: string): Reading<number> {
  const plain = text.normalize("NFKC").replace(/\s+/g, "");
  const bare = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plain);
  if (!bare) return notBare(plain);
  const [, minus, , decimals = ""] = bare;
  if (minus) return { problem: { code: "hours-negative" } };
  if (decimals.length > 2) return { problem: { code: "hours-places" } };
  const hours = Number(plain);
  if (hours > MOST_HOURS) return { problem: { code: "hours-too-many", most: MOST_HOURS } };
  return { value: hours };
}

function notBare(plain: string): Reading<number> {
  const number = plain.replace(UNIT, "");
  if (number !== plain && /^\d+(?:\.\d{1,2})?$/.test(number)) {
    return { problem: { code: "hours-with-unit", number } };
  }
  const inWords = chineseNumber(number);
  return inWords === undefined
    ? { problem: { code: "hours-no-number" } }
    : { problem: { code: "hours-in-words", number: inWords } };
}

import { type Day, isDay } from "./day.ts";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = "10X98765432";

/** The check character (GB 11643, ISO 7064 MOD 11-2) that belongs to the first 17 digits. */
function checkCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECK_CHARACTERS[sum % 11] ?? "";
}

/** What keeps a text from being a resident identity number (身份证号). */
export type NationalIdFlaw = "old" | "length" | "birthday" | "check";

/**
 * Finds what is wrong with an identity number, if anything: `old` is the 15-digit form
 * withdrawn in 2013, `birthday` a day that does not exist, `check` a mistyped character.
 */
export function nationalIdFlaw(text: string): NationalIdFlaw | undefined {
  if (/^\d{15}$/.test(text)) return "old";
  if (!/^\d{17}[\dX]$/.test(text)) return "length";
  const birthday = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isDay(birthday)) return "birthday";
  return checkCharacter(text) === text[17] ? undefined : "check";
}

/** Signs that people and programs put in front of an identity number or between its digits. */
const SIGNS = /[\s'‘’"“”`´·.,_\-–—]/g;

/** An identity number as it stands in a sheet, without the signs around and between its digits. */
export function plainNationalId(text: string): string {
  return text.normalize("NFKC").replace(SIGNS, "").toUpperCase();
}

/** The birthday that a correct number of 18 characters states. */
export function birthdayOf(nationalId: string): Day | undefined {
  const day = `${nationalId.slice(6, 10)}-${nationalId.slice(10, 12)}-${nationalId.slice(12, 14)}`;
  return nationalId.length === 18 && isDay(day) ? day : undefined;
}

/** Whether somebody sent a number in which stars stand for digits. */
export function isMasked(nationalId: string): boolean {
  return /^\d*[*＊●xX]{4,}\w{0,4}$/.test(nationalId);
}

/** A number shorter than this gives nobody away. */
const FEWEST_DIGITS = 10;
const DIGIT = /[\dX*]/i;

/**
 * The number with all but its first six and last four digits hidden, for showing, whatever signs
 * stand between them; a text of fewer than ten digits comes back whole.
 */
export function maskNationalId(text: string): string {
  const plain = text.normalize("NFKC");
  const digits = [...plain].filter((letter) => DIGIT.test(letter)).length;
  if (digits < FEWEST_DIGITS) return text;
  let seen = 0;
  return [...plain]
    .map((letter) => {
      if (!DIGIT.test(letter)) return letter;
      seen++;
      return seen <= 6 || seen > digits - 4 ? letter : "*";
    })
    .join("");
}

/** Fifteen to eighteen digits, with up to two signs between them. */
const RUN_OF_DIGITS = /\d(?:[\s'’`\-–—]{0,2}[\dXx]){14,17}(?![\dXx])/g;

/** A text in which every identity number is masked; other long numbers stay as they are. */
export function maskNationalIdsIn(text: string): string {
  const plain = text.normalize("NFKC");
  const masked = plain.replace(RUN_OF_DIGITS, (run) => {
    const flaw = nationalIdFlaw(plainNationalId(run));
    return flaw === undefined || flaw === "check" || flaw === "old" ? maskNationalId(run) : run;
  });
  return masked === plain ? text : masked;
}

import { isDay } from "./day.ts";

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

/** The number with its birthday hidden, for showing; a text that is no such number comes back whole. */
export function maskNationalId(text: string): string {
  if (!/^\d{10,}/.test(text)) return text;
  return text.slice(0, 6) + "*".repeat(text.length - 10) + text.slice(-4);
}

import {
  isMasked,
  type NationalIdFlaw,
  nationalIdFlaw,
  plainNationalId,
} from "../../domain/national-id.ts";
import { keptName } from "../../domain/person-name.ts";
import type { Problem } from "./problem.ts";
import type { Reading } from "./read-row.ts";

/** A number that a spreadsheet has rounded shows like this: `1.10101E+17`. */
const ROUNDED = /^\d(?:\.\d+)?E\+\d+$/i;

const withoutSpaces = (text: string) => text.normalize("NFKC").replace(/\s+/g, "");

/** Nothing that is told again in an answer may be longer; more than this is a cell gone wrong. */
const MOST_CHARACTERS = 300;

function short(value: string): Reading<string> {
  return [...value].length > MOST_CHARACTERS
    ? { problem: { code: "text-too-long", most: MOST_CHARACTERS } }
    : { value };
}

/** Any text, with runs of spaces and line breaks made one space. */
export function readText(text: string): Reading<string> {
  return short(text.replace(/\s+/g, " "));
}

/** A name, as it is kept. */
export function readName(text: string): Reading<string> {
  return short(keptName(text));
}

/** A staff number (工号): letters, digits, dots, hyphens and underscores. */
export function readStaffNumber(text: string): Reading<string> {
  const plain = text.normalize("NFKC");
  if (ROUNDED.test(plain)) return { problem: { code: "number-rounded" } };
  return /^[\p{L}\p{N}._-]{1,32}$/u.test(plain)
    ? { value: plain }
    : { problem: { code: "staff-number" } };
}

/** A mobile number (手机): eleven digits beginning with 1; spaces, hyphens and +86 are dropped. */
export function readPhone(text: string): Reading<string> {
  const plain = withoutSpaces(text).replace(/-/g, "").replace(/^\+86/, "");
  return /^1\d{10}$/.test(plain) ? { value: plain } : { problem: { code: "phone" } };
}

/** A resident identity number (身份证号) with a correct check character. */
export function readNationalId(text: string): Reading<string> {
  if (ROUNDED.test(withoutSpaces(text))) return { problem: { code: "number-rounded" } };
  const plain = plainNationalId(text);
  if (isMasked(plain)) return { problem: { code: "national-id-masked" } };
  const flaw = nationalIdFlaw(plain);
  return flaw ? { problem: nationalIdProblem(flaw, plain) } : { value: plain };
}

function nationalIdProblem(flaw: NationalIdFlaw, text: string): Problem {
  const { length } = text;
  if (flaw === "length" && length === 18) return { code: "national-id-letters" };
  if (flaw === "length") return { code: "national-id-length", length };
  return { code: `national-id-${flaw}` };
}

/**
 * What may be sent to a database as a parameter: nothing that comes back as something else.
 *
 * The SQLite driver turns a BigInt, `undefined` and NaN into NULL, a Date into `0.0`
 * and an object into `[object Object]`, all without a word. PostgreSQL refuses a NUL
 * character, and half of a surrogate pair becomes another character on its way to UTF-8.
 *
 * @throws {TypeError} always a defect of this program, never of what a person entered.
 */
export function assertBindable(values: readonly unknown[]): void {
  for (const [index, value] of values.entries()) {
    const problem = problemWith(value);
    if (problem) throw new TypeError(`parameter ${index + 1} cannot be stored: ${problem}`);
  }
}

function problemWith(value: unknown): string | undefined {
  if (value === null || typeof value === "boolean") return undefined;
  if (typeof value === "string") {
    return isStorable(value) ? undefined : "the text holds NUL or half a surrogate pair";
  }
  if (typeof value !== "number") return `${typeof value} is not text, number, boolean or null`;
  if (!Number.isFinite(value)) return `${value} is not a finite number`;
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return `${value} is not exact`;
  return undefined;
}

const SURROGATE = /\p{Surrogate}/u;

function isStorable(text: string): boolean {
  return !text.includes("\0") && !SURROGATE.test(text);
}

/** What somebody typed, with the characters that no database keeps replaced by `U+FFFD`. */
export function storableText(text: string): string {
  return text.replaceAll("\0", "\uFFFD").replace(/\p{Surrogate}/gu, "\uFFFD");
}

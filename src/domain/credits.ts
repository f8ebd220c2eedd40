/**
 * Exact arithmetic for amounts of credit (学分) and of the measures they are made from.
 *
 * Policies award a quarter of a credit per half-day, a third of a credit per hour
 * and one and a half per unit. Binary floating point cannot add those exactly, and
 * a teacher who is 0.01 short is a teacher who loses an appraisal. So a written
 * amount becomes a fraction, each policy fixes one whole-number unit that holds all
 * of its fractions, and the engine adds whole numbers only.
 */

/** An exact fraction in lowest terms; `denominator` is positive. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x || 1;
}

export function leastCommonMultiple(a: number, b: number): number {
  return (a / greatestCommonDivisor(a, b)) * b;
}

/** A fraction in lowest terms. Both parts must be whole numbers within the safe range. */
export function fraction(numerator: number, denominator = 1): Fraction {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator === 0) {
    throw new RangeError(`not a fraction: ${numerator}/${denominator}`);
  }
  const divisor = greatestCommonDivisor(numerator, denominator) * Math.sign(denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/**
 * Reads an amount as people write it: `12`, `"1.5"`, `"1/3"`, `"2 1/3"`.
 *
 * @throws {RangeError} if the text is not a non-negative decimal or fraction.
 */
export function parseFraction(text: string | number): Fraction {
  const written = String(text).trim();
  const decimal = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(written);
  if (decimal) {
    const places = decimal[2] ?? "";
    return fraction(Number(`${decimal[1]}${places}`), 10 ** places.length);
  }
  const mixed = /^(?:(\d{1,6}) )?(\d{1,6})\/([1-9]\d{0,5})$/.exec(written);
  if (!mixed) throw new RangeError(`not an amount: "${written}" (expected e.g. 12, 1.5 or 1/3)`);
  const denominator = Number(mixed[3]);
  return fraction(Number(mixed[1] ?? 0) * denominator + Number(mixed[2]), denominator);
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  const across = fraction(a.numerator, b.denominator);
  const other = fraction(b.numerator, a.denominator);
  return fraction(across.numerator * other.numerator, across.denominator * other.denominator);
}

/** What is left of a number when no two and no five divides it any more. */
function withoutTwosAndFives(number: number): number {
  let rest = number;
  while (rest % 2 === 0) rest /= 2;
  while (rest % 5 === 0) rest /= 5;
  return rest;
}

/**
 * Reads whole units as a number: exact where the decimal is finite, else rounded to
 * four places (half up).
 *
 * @param unitsPerCredit how many of them make one
 */
export function readerOf(unitsPerCredit: number): (units: number) => number {
  const endless = withoutTwosAndFives(unitsPerCredit);
  if (endless === 1) return (units) => units / unitsPerCredit;
  return (units) => {
    // Division, because the remainder of numbers beyond 32 bits is an order slower.
    const parts = units / endless;
    if (parts === Math.floor(parts)) return units / unitsPerCredit;
    const whole = Math.floor(units / unitsPerCredit);
    const rest = units - whole * unitsPerCredit;
    return (whole * 10_000 + Math.round((rest * 10_000) / unitsPerCredit)) / 10_000;
  };
}

/** An exact fraction in lowest terms; `d` is positive. Slow and safe at any size. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function lowest(n: bigint, d: bigint): Ratio {
  if (d === 0n) throw new RangeError("a fraction needs a denominator other than 0");
  const divisor = commonDivisor(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / divisor, d: d / divisor };
}

/** A fraction of whole numbers: `ratio(3, 2)` is one and a half. */
export function ratio(n: number, d = 1): Ratio {
  return lowest(BigInt(n), BigInt(d));
}

export const ZERO = ratio(0);

/** The number as its decimal is written: 0.1 is one tenth, not the nearest binary fraction. */
export function exact(value: number): Ratio {
  const written = /^(-?\d+)(?:\.(\d+))?$/.exec(String(value));
  if (!written) throw new RangeError(`not a plain decimal: ${value}`);
  const places = written[2] ?? "";
  return lowest(BigInt(`${written[1]}${places}`), 10n ** BigInt(places.length));
}

export function plus(a: Ratio, b: Ratio): Ratio {
  return lowest(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function minus(a: Ratio, b: Ratio): Ratio {
  return lowest(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function times(a: Ratio, b: Ratio): Ratio {
  return lowest(a.n * b.n, a.d * b.d);
}

/** Whether `a` is at least `b`. */
export function reaches(a: Ratio, b: Ratio): boolean {
  return a.n * b.d >= b.n * a.d;
}

export function smaller(a: Ratio, b: Ratio): Ratio {
  return reaches(a, b) ? b : a;
}

export function larger(a: Ratio, b: Ratio): Ratio {
  return reaches(a, b) ? a : b;
}

export function isZero(a: Ratio): boolean {
  return a.n === 0n;
}

export function sum(amounts: readonly Ratio[]): Ratio {
  return amounts.reduce(plus, ZERO);
}

/** The nearest whole number, halves upwards. Amounts here are never negative. */
export function roundHalfUp(a: Ratio): Ratio {
  return { n: (2n * a.n + a.d) / (2n * a.d), d: 1n };
}

/** The amount for reading: exact where the decimal is finite, else four places, halves upwards. */
export function toAmount(a: Ratio): number {
  let rest = a.d;
  while (rest % 2n === 0n) rest /= 2n;
  while (rest % 5n === 0n) rest /= 5n;
  if (rest === 1n) return Number(a.n) / Number(a.d);
  return Number(roundHalfUp(times(a, ratio(10_000))).n) / 10_000;
}

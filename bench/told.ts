/** What a teacher is told. Every competitor has to find all of it; ours finds more. */
export interface Told {
  /** For each year of the cycle. `belowThreshold` is 0 where the policy has none. */
  readonly years: readonly {
    readonly total: number;
    readonly missing: number;
    readonly belowThreshold: number;
  }[];
  readonly cycle: { readonly total: number; readonly missing: number };
  /** Towards the theme with a minimum of its own; 0 and 0 for whom it is not asked. */
  readonly theme: { readonly counted: number; readonly missing: number };
  /** What the caps cut, for each window, the cycle's last. */
  readonly cut: readonly number[];
  /** What each record counts towards its year and its cycle, in the order of the records. */
  readonly counted: readonly number[];
  readonly inCycle: readonly number[];
}

function numbersOf({ years, cycle, theme, cut, counted, inCycle }: Told): number[] {
  return [
    ...years.flatMap(({ total, missing, belowThreshold }) => [total, missing, belowThreshold]),
    ...[cycle.total, cycle.missing, theme.counted, theme.missing],
    ...[...cut, ...counted, ...inCycle],
  ];
}

/** Thirds are read rounded to four places by this program, and not by others. */
const ROUNDED = 1e-4;

/** Whether two competitors tell a teacher the same. */
export function sameTold(a: Told, b: Told): boolean {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  return (
    left.length === right.length &&
    left.every((each, index) => Math.abs(each - (right[index] ?? Number.NaN)) < ROUNDED)
  );
}

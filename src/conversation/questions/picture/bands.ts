/** How many people lack an amount that is over `above` and at most `upTo`. */
export interface Band {
  readonly above: number;
  readonly upTo: number;
  readonly people: number;
}

/** What a band may be wide, in the numbers that people count in. */
const WIDTHS = [1, 2, 5, 10, 20, 50, 100, 200, 500];
const MOST = 6;

/** Sorts amounts into bands of one width, from nothing up to the largest; few enough to be told apart. */
export function bandsOf(amounts: readonly number[]): Band[] {
  const largest = Math.max(...amounts, 0);
  const width = WIDTHS.find((each) => largest / each <= MOST) ?? Math.ceil(largest / MOST);
  return Array.from({ length: Math.ceil(largest / width) }, (_, index) => {
    const [above, upTo] = [index * width, (index + 1) * width];
    const people = amounts.filter((each) => each > above && each <= upTo).length;
    return { above, upTo, people };
  });
}

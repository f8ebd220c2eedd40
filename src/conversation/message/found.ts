/** Where something stands in a text: from `start` up to, not including, `end`. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Something read out of a text, and where it stood. */
export interface Found<T> extends Place {
  readonly value: T;
}

/** Stands where something was read already; it is no letter, no digit, no blank and no mark. */
const COVER = "\u{E000}";

/** The same text, as long as before, in which the given places can no longer be read. */
export function cover(text: string, places: readonly Place[]): string {
  return places.reduce(
    (covered, { start, end }) =>
      covered.slice(0, start) + COVER.repeat(end - start) + covered.slice(end),
    text,
  );
}

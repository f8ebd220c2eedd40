/** Where something stands in a text: from `start` up to, not including, `end`. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Something read out of a text, and where it stood. */
export interface Found<T> extends Place {
  readonly value: T;
}

/**
 * Every match of a pattern, which has the flag `g`. Most texts have none, and looking for one alone
 * takes a fifth of the time: `matchAll` makes a copy of the pattern first.
 */
export function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  return text.search(pattern) < 0 ? [] : [...text.matchAll(pattern)];
}

/** Stands where something was read already; it is no letter, no digit, no blank and no mark. */
const COVER = "\u{E000}";
const COVERED = /\u{E000}{1,2000}/gu;

/** The same text, as long as before, in which the given places can no longer be read. */
export function cover(text: string, places: readonly Place[]): string {
  let [covered, reached] = ["", 0];
  for (const { start, end } of [...places].sort((a, b) => a.start - b.start)) {
    if (end <= reached) continue;
    const from = Math.max(start, reached);
    covered += text.slice(reached, from) + COVER.repeat(end - from);
    reached = end;
  }
  return covered + text.slice(reached);
}

/** The text in which the given places are gone, with a blank for each. */
export function without(text: string, places: readonly Place[]): string {
  return cover(text, places).replaceAll(COVERED, " ");
}

/** No word that bears on what comes after it stands further ahead. */
const NEAR = 40;

/** What stands right before a place: so little that a text full of places is still read at once. */
export function aheadOf(text: string, start: number): string {
  return text.slice(Math.max(0, start - NEAR), start);
}

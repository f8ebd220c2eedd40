const WHICH = /第\s?([1-9一二两三四五六七八九])\s?[条个项]|(?:record|number|no\.?|#)\s?([1-9])/iu;
const NUMERALS = "一二三四五六七八九";
const BARE =
  /^(?:是|就是|一共|共|about|it was|it's)?\s?(\d+(?:\.\d+)?|[半一二两三四五六七八九十]+)\s?(?:个|节)?[。.!]?$/iu;

/** Which of several records a message speaks of, counted from 0. */
export function whichRecord(text: string): number | undefined {
  const [, chinese, english] = WHICH.exec(text) ?? [];
  const word = chinese ?? english;
  if (word === undefined) return undefined;
  const digit = word === "两" ? 2 : NUMERALS.indexOf(word) + 1 || Number(word);
  return digit - 1;
}

/** The number that a message consists of, as the answer to how many. */
export function bareNumber(text: string): string | undefined {
  return BARE.exec(text)?.[1];
}

const DIGITS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
};

const CHINESE =
  /^(?:选|就)?(?:第|#)?\s?([1-9]\d?|[一二两三四五六七八九])\s?(?:个|条|项|位|种)?(?:吧|呢)?[。.!！]?$/u;
const ENGLISH =
  /^(?:(?:the|option|number|no\.?)\s)*(first|second|third|fourth|fifth|[1-9]\d?|one|two|three|four|five)(?:\sone)?[.!]?$/iu;

/** Which of the choices offered last is picked by 「2」, 「第2个」 or `the second one`; counted from 1. */
export function choiceNumber(text: string): number | undefined {
  const [, word] = CHINESE.exec(text) ?? ENGLISH.exec(text) ?? [];
  if (word === undefined) return undefined;
  return DIGITS[word.toLowerCase()] ?? Number(word);
}

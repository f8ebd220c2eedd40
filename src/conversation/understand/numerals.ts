const DIGITS: Readonly<Record<string, number>> = {
  ...{ 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
  ...{ 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9, 俩: 2, 仨: 3 },
};
const TENS: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 };
const SCALES: Readonly<Record<string, number>> = {
  ...{ 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 },
};
const SIDE_BY_SIDE = new RegExp(
  `[${Object.keys(DIGITS).slice(2).join("")}][${Object.keys(DIGITS).join("")}]`,
  "u",
);
const ENGLISH = [
  ..."zero one two three four five six seven eight nine ten eleven twelve".split(" "),
  ..."thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" "),
];
const ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** The characters that Chinese numbers are made of; put them into a character class. */
export const CHINESE_FIGURES = [DIGITS, TENS, SCALES].flatMap(Object.keys).join("");

/** Matches a number in figures or in Chinese characters; put it into a larger pattern. */
export const NUMBER = `(?:\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?|[${CHINESE_FIGURES}点]+)`;

/** Matches a number in figures or in English words below a hundred. */
export const ENGLISH_NUMBER = `(?:\\d+(?:\\.\\d+)?|(?:${ENGLISH_TENS.join("|")})(?:[- ](?:${ENGLISH.slice(1, 10).join("|")}))?|${[...ENGLISH].reverse().join("|")})`;

/**
 * Reads a whole text as one number: `16`, `1.5`, `1,000`, 十八, 一百二, 廿四, 俩, 一点五, `twenty-four`.
 *
 * Two figures side by side, as in 两三 or 三五, are a guess and not a number.
 */
export function readNumber(text: string): number | undefined {
  const plain = text.replaceAll(",", "").toLowerCase();
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain);
  if (/^[a-z]/.test(plain)) return readEnglish(plain);
  const [whole = "", decimals, ...more] = plain.split("点");
  if (more.length > 0) return undefined;
  const units = readWhole(whole);
  if (units === undefined || decimals === undefined) return units;
  const places = [...decimals].map((character) => DIGITS[character]);
  if (places.length === 0 || places.includes(undefined)) return undefined;
  return Number(`${units}.${places.join("")}`);
}

function readEnglish(text: string): number | undefined {
  const [first = "", second] = text.split(/[- ]/);
  const tens = ENGLISH_TENS.indexOf(first);
  if (tens >= 0) return (tens + 2) * 10 + (second ? ENGLISH.indexOf(second) : 0);
  const ones = ENGLISH.indexOf(first);
  return ones < 0 ? undefined : ones;
}

/** 三百六 is 360: a last figure right after a scale counts tenths of that scale. */
function readWhole(text: string): number | undefined {
  if (text === "" || SIDE_BY_SIDE.test(text)) return undefined;
  let total = 0;
  let figure: number | undefined;
  let place = 1;
  for (const character of text) {
    const digit = DIGITS[character];
    const scale = SCALES[character] ?? 0;
    if (digit === undefined) {
      total += TENS[character] ?? (figure ?? 1) * scale;
      place = Math.max(1, scale / 10);
    }
    if (digit === 0) place = 1;
    figure = digit;
  }
  return total + (figure ?? 0) * place;
}

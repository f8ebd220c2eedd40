const DIGITS = "零一二三四五六七八九";

/** Other characters for the same figures: of banknotes, of two and three people, of tens. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ 〇: "零", 两: "二", 俩: "二", 仨: "三", 廿: "二十", 卅: "三十" },
  ...{ 壹: "一", 贰: "二", 叁: "三", 肆: "四", 伍: "五", 陆: "六", 柒: "七", 捌: "八", 玖: "九" },
  ...{ 拾: "十", 佰: "百", 仟: "千" },
};

/** Thousands, hundreds, tens, ones; last the ones that stand for tenths of the scale before: 三百六. */
const WHOLE =
  /^(?:([一二三四五六七八九])千)?零?(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九]?)十)?(?:零?([一二三四五六七八九]))?$/;

/** The characters that whole Chinese numbers are made of; put them into a character class. */
export const CHINESE_FIGURES = `${DIGITS}十百千${Object.keys(PLAIN).join("")}`;

const digitOf = (letter: string) => DIGITS.indexOf(letter);

/**
 * Reads a number below ten thousand written in Chinese: 十六, 一百零五, 两百, 廿四, 一点五; 三百六 is 360.
 *
 * Returns nothing for any other text: a half, a fraction, or two figures side by side, as in
 * 三五, which are a guess and not a number.
 */
export function chineseNumber(text: string): number | undefined {
  const plain = [...text].map((letter) => PLAIN[letter] ?? letter).join("");
  const [whole = "", decimals, ...more] = plain.split("点");
  const units = wholeNumber(whole);
  if (units === undefined || more.length > 0) return undefined;
  if (decimals === undefined) return units;
  const isRead = /^[零一二三四五六七八九]+$/.test(decimals);
  return isRead ? Number(`${units}.${[...decimals].map(digitOf).join("")}`) : undefined;
}

function wholeNumber(text: string): number | undefined {
  if (text === "零") return 0;
  const parts = WHOLE.exec(text);
  if (!parts || !/[^零]/.test(text)) return undefined;
  const [, thousands = "零", hundreds = "零", tens = "零", ones = "零"] = parts;
  return (
    digitOf(thousands) * 1000 +
    digitOf(hundreds) * 100 +
    (tens === "" ? 1 : digitOf(tens)) * 10 +
    digitOf(ones) * placeOfOnes(text)
  );
}

/** A last figure right after 百 or 千 counts tenths of it. */
function placeOfOnes(text: string): number {
  const [, scale] = /([百千])[一二三四五六七八九]$/.exec(text) ?? [];
  return scale === "千" ? 100 : scale === "百" ? 10 : 1;
}

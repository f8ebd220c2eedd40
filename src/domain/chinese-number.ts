const DIGITS = "零一二三四五六七八九";
const WRITTEN =
  /^(?:([一二三四五六七八九])千)?零?(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九]?)十)?零?([一二三四五六七八九])?$/;

/**
 * Reads a whole number below ten thousand written in Chinese, such as 十六, 一百零五 or 两百.
 *
 * Returns nothing for any other text: a half, a fraction, or 一百五, which may mean 150.
 */
export function chineseNumber(text: string): number | undefined {
  const plain = text
    .replaceAll("〇", "零")
    .replaceAll("两", "二")
    .replaceAll("廿", "二十")
    .replaceAll("卅", "三十");
  if (plain === "零") return 0;
  const parts = WRITTEN.exec(plain);
  if (!parts || !/[^零]/.test(plain) || /[百千][一二三四五六七八九]$/.test(plain)) return undefined;
  const [, thousands = "零", hundreds = "零", tens = "零", ones = "零"] = parts;
  const digit = (letter: string) => DIGITS.indexOf(letter);
  return (
    digit(thousands) * 1000 +
    digit(hundreds) * 100 +
    (tens === "" ? 1 : digit(tens)) * 10 +
    digit(ones)
  );
}

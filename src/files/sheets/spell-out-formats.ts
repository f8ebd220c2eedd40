import { CHINESE_FORMATS } from "./number-format.ts";

const USES_A_CHINESE_FORMAT = /numFmtId="(?:2[7-9]|3[016]|5[0-478])"/;

/**
 * Writes the formats that Chinese Excel only numbers into the styles of a workbook, so that the
 * reader knows a month from a day. Nothing where there are none of them.
 */
export function spellOutFormats(styles: string): string | undefined {
  if (!USES_A_CHINESE_FORMAT.test(styles)) return undefined;
  const declared = Object.entries(CHINESE_FORMATS)
    .filter(([id]) => !styles.includes(`<numFmt numFmtId="${id}"`))
    .map(([id, format]) => `<numFmt numFmtId="${id}" formatCode="${escaped(format)}"/>`)
    .join("");
  return /<numFmts[^<>]*[^/]>/.test(styles)
    ? styles.replace(/<numFmts[^<>]*[^/]>/, `$&${declared}`)
    : styles.replace(/<styleSheet[^<>]*>/, `$&<numFmts>${declared}</numFmts>`);
}

const escaped = (format: string) => format.replaceAll('"', "&quot;");

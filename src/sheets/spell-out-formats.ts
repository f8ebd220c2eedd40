import { CFB } from "@e965/xlsx";
import { CHINESE_FORMATS } from "./number-format.ts";

const USES_A_CHINESE_FORMAT = /numFmtId="(?:2[7-9]|3[016]|5[0-478])"/;
const STYLES = "/xl/styles.xml";

interface Archive {
  readonly FullPaths: readonly string[];
}
interface Part {
  content: Uint8Array;
}

/**
 * Writes the formats that Chinese Excel only numbers into the workbook's styles, so that the
 * reader knows a month from a day. Other workbooks come back as they are.
 */
export function spellOutFormats(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x50) return bytes;
  const archive: Archive = CFB.read(bytes, { type: "buffer" });
  const part: Part | null = CFB.find(archive, STYLES);
  if (!part) return bytes;
  const styles = Buffer.from(part.content).toString("utf8");
  if (!USES_A_CHINESE_FORMAT.test(styles)) return bytes;
  part.content = Buffer.from(withFormats(styles), "utf8");
  return CFB.write(archive, { type: "buffer", fileType: "zip", compression: true });
}

function withFormats(styles: string): string {
  const declared = Object.entries(CHINESE_FORMATS)
    .filter(([id]) => !styles.includes(`<numFmt numFmtId="${id}"`))
    .map(([id, format]) => `<numFmt numFmtId="${id}" formatCode="${escaped(format)}"/>`)
    .join("");
  return /<numFmts[^>]*[^/]>/.test(styles)
    ? styles.replace(/<numFmts[^>]*[^/]>/, `$&${declared}`)
    : styles.replace(/<styleSheet[^>]*>/, `$&<numFmts>${declared}</numFmts>`);
}

const escaped = (format: string) => format.replaceAll('"', "&quot;");

import { createRequire } from "node:module";

const HAN = /\p{Script=Han}/u;
/** Whatever sorts before it, such as letters, figures and most marks, is no Chinese character. */
const FIRST_HAN = "\u2e80";
/** Standard again in names since 2013, though the converter knows them as variants. */
const IN_NAMES = /([昇陞])/u;

let commonCharacters: ReadonlySet<string> | undefined;
let convert: ((text: string) => string) | undefined;

/** Is in GB 2312 only for names, and elsewhere the traditional form of 后: 後天. */
const NOT_COMMON = "後";

/** The 6,763 characters of GB 2312 but one: whatever lies outside may be traditional. */
function simplifiedCharacters(): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell);
  }
  const all = new TextDecoder("gbk").decode(new Uint8Array(bytes));
  return new Set(all.replace(NOT_COMMON, ""));
}

/** The converter costs about 20 ms and some memory to load, so it waits for the first need. */
function converter(): (text: string) => string {
  const { Converter } = createRequire(import.meta.url)(
    "opencc-js/t2cn",
  ) as typeof import("opencc-js/t2cn");
  return Converter({ from: "t", to: "cn" });
}

function isSimplified(text: string): boolean {
  commonCharacters ??= simplifiedCharacters();
  for (const character of text) {
    if (character < FIRST_HAN || commonCharacters.has(character)) continue;
    if (HAN.test(character)) return false;
  }
  return true;
}

/** Traditional characters become simplified ones; text without any is returned as it is. */
export function toSimplified(text: string): string {
  if (isSimplified(text)) return text;
  convert ??= converter();
  const toCommon = convert;
  return text
    .split(IN_NAMES)
    .map((part) => (IN_NAMES.test(part) ? part : toCommon(part)))
    .join("");
}

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { create, type Font } from "fontkitten";
import { Failure } from "../../domain/failure.ts";

const require = createRequire(import.meta.url);

/** How thick letters are. */
export type Weight = "regular" | "bold";

/** A character as outlines, in thousandths of its size, with `y` upwards. */
export interface Outline {
  /** The data of an SVG path; empty for a space. */
  readonly path: string;
  readonly advance: number;
}

/** A font of one weight. */
export interface OpenFont {
  readonly name: string;
  /** How many characters it has. */
  readonly characters: number;
  /** Nothing where the font does not have the character. */
  outlineOf(character: string): Outline | undefined;
}

/** The whole fonts, not the subsets that are made for web pages: those lack characters of names. */
const FILES: Readonly<Record<Weight, string>> = {
  regular: "NotoSansHans-Regular.otf",
  bold: "NotoSansHans-Bold.otf",
};

/** The library keeps what it has read, 20 KB a character: after so many the font is opened anew. */
const READ_AT_MOST = 1_000;

const opened = new Map<Weight, OpenFont>();

/**
 * The font of a weight; it is opened once.
 *
 * @throws {Failure} pictures/no-font where it is not installed or cannot be read
 */
export function fontOf(weight: Weight): OpenFont {
  const known = opened.get(weight);
  if (known) return known;
  const font = openFont(FILES[weight]);
  opened.set(weight, font);
  return font;
}

function openFont(file: string): OpenFont {
  const open = reader(file);
  const outlines = new Map<string, Outline>();
  let font = open();
  let read = 0;
  return {
    name: font.familyName,
    characters: font.characterSet.length,
    outlineOf(character) {
      const known = outlines.get(character);
      if (known) return known;
      const code = character.codePointAt(0) ?? 0;
      if (!font.hasGlyphForCodePoint(code)) return undefined;
      if (read >= READ_AT_MOST) [font, read] = [open(), 0];
      read += 1;
      const { path, advanceWidth } = font.glyphForCodePoint(code);
      const toThousandths = 1000 / font.unitsPerEm;
      const outline = {
        path: path.scale(toThousandths).toSVG(),
        advance: advanceWidth * toThousandths,
      };
      outlines.set(character, outline);
      return outline;
    },
  };
}

/** Opens a font of the package, as often as it is called. */
function reader(file: string): () => Font {
  try {
    const folder = dirname(require.resolve("@embedpdf/fonts-sc"));
    const bytes = readFileSync(join(folder, "..", "fonts", file));
    return () => {
      const font = create(bytes);
      if (font.isCollection) throw new Error(`${file} is a collection of fonts`);
      return font;
    };
  } catch (cause) {
    throw new Failure("pictures/no-font", { file }, { cause });
  }
}

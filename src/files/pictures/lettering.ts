import { round } from "./canvas.ts";
import { fontOf, type Outline, type Weight } from "./fonts.ts";

/** How a text is written. */
export interface Style {
  readonly size: number;
  readonly weight: Weight;
  readonly fill: string;
}

/** Where a text stands: its base line, and whether `x` is where it begins, its middle or its end. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly anchor?: "start" | "middle" | "end";
}

/** Writes texts as outlines, so that whoever draws them needs no font. */
export interface Lettering {
  widthOf(text: string, style: Style): number;
  /** The text as SVG. */
  written(text: string, spot: Spot, style: Style): string;
  /** The text in so many lines at most of this width; what does not fit ends in `…`. */
  lines(
    text: string,
    style: Style,
    room: { readonly width: number; readonly most: number },
  ): string[];
  /** The characters that were to be written and that no font has, each once. */
  missing(): readonly string[];
}

/** What stands in the place of a character that no font has, as printers have always done it. */
const STAND_IN = "〓";

/** What has no width of its own: marks that choose a variant, joiners, and what steers direction. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/u;

/** Letters for one picture. */
export function createLettering(): Lettering {
  const missing = new Set<string>();
  const outlines = (text: string, weight: Weight): readonly Outline[] => {
    const font = fontOf(weight);
    return [...text].flatMap((character) => {
      if (UNSEEN.test(character)) return [];
      const outline = font.outlineOf(character);
      if (!outline) missing.add(character);
      return outline ?? font.outlineOf(STAND_IN) ?? [];
    });
  };
  const widthOf = (text: string, { size, weight }: Style) =>
    (size / 1000) * outlines(text, weight).reduce((sum, { advance }) => sum + advance, 0);

  return {
    widthOf,
    written(text, { x, y, anchor = "start" }, style) {
      const { size, weight, fill } = style;
      const width = widthOf(text, style);
      const start = x - (anchor === "end" ? width : anchor === "middle" ? width / 2 : 0);
      let at = 0;
      const paths = outlines(text, weight).map(({ path, advance }) => {
        const placed = path && `<path transform="translate(${at})" d="${path}"/>`;
        at += advance;
        return placed;
      });
      const scale = size / 1000;
      const place = `translate(${round(start)} ${round(y)}) scale(${scale} ${-scale})`;
      return `<g fill="${fill}" transform="${place}">${paths.join("")}</g>`;
    },
    lines(text, style, { width, most }) {
      const lines: string[] = [];
      let rest = text;
      while (rest !== "" && lines.length < most) {
        const isLast = lines.length === most - 1;
        const line = isLast ? shortened(rest, style, width) : beginningOf(rest, style, width);
        lines.push(line.trim());
        rest = isLast ? "" : rest.slice(line.length);
      }
      return lines;
    },
    missing: () => [...missing],
  };

  /** As much as fits into a line; a word of Latin letters stays whole where it can. */
  function beginningOf(text: string, style: Style, width: number): string {
    const fitting = longest(text, (part) => widthOf(part, style) <= width);
    if (fitting === text) return text;
    const whole = /^.*(?:[\s\-–/]|[^\x20-\x7e])(?=.)/su.exec(fitting + text[fitting.length])?.[0];
    return whole && whole.length <= fitting.length ? whole : fitting;
  }

  function shortened(text: string, style: Style, width: number): string {
    if (widthOf(text, style) <= width) return text;
    return `${longest(text, (part) => widthOf(`${part}…`, style) <= width)}…`;
  }
}

/** The longest beginning that fits; one character at least. */
function longest(text: string, fits: (part: string) => boolean): string {
  const characters = [...text];
  let length = 1;
  while (length < characters.length && fits(characters.slice(0, length + 1).join(""))) length += 1;
  return characters.slice(0, length).join("");
}

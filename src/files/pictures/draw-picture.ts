import { renderAsync } from "@resvg/resvg-js";
import type { Localizer } from "../../wording/messages.ts";
import type { PictureBlock } from "../../wording/reply.ts";
import { box, INNER, MARGIN, type Piece, stacked, WIDTH } from "./canvas.ts";
import { drawProgress, drawRows } from "./draw-bars.ts";
import { drawColumns } from "./draw-columns.ts";
import { encodePng } from "./encode-png.ts";
import { createLettering, type Lettering, type Style } from "./lettering.ts";
import { PALETTE } from "./palette.ts";

const TITLE: Style = { size: 18, weight: "bold", fill: PALETTE.ink };
const UNDER_TITLE: Style = { size: 13, weight: "regular", fill: PALETTE.quiet };
const HEADING: Style = { size: 13, weight: "bold", fill: PALETTE.quiet };
const NOTE: Style = { size: 11, weight: "regular", fill: PALETTE.quiet };

/** The height of a line, in sizes of its letters. */
const LEADING = 1.45;
/** A screen of a phone has two pixels a point or more. */
const PIXELS = 2;

/** Draws a picture as PNG. What no font can print is marked, and named at the bottom. */
export async function drawPicture(picture: PictureBlock, localizer: Localizer): Promise<Buffer> {
  const drawn = await renderAsync(svgOf(picture, localizer), {
    fitTo: { mode: "zoom", value: PIXELS },
    font: { loadSystemFonts: false },
  });
  const { width, height } = drawn;
  return (await encodePng({ width, height, bytes: drawn.pixels })) ?? drawn.asPng();
}

function svgOf({ title, note, parts, notes }: PictureBlock, localizer: Localizer): string {
  const lettering = createLettering();
  const head = stacked(
    [
      paragraph(lettering, title, TITLE, 2),
      ...(note === "" ? [] : [paragraph(lettering, note, UNDER_TITLE, 1)]),
    ],
    2,
  );
  const body = stacked(
    parts.map((part) => drawPart(lettering, localizer, part)),
    18,
  );
  const foot = footOf(lettering, localizer, notes);
  const whole = stacked([head, body, ...(foot ? [foot] : [])], 18);
  const height = Math.ceil(whole.height) + 2 * MARGIN;
  const ground = box({ x: 0, y: 0, width: WIDTH, height, fill: PALETTE.surface });
  const size = `width="${WIDTH}" height="${height}"`;
  const drawn = `<g transform="translate(0 ${MARGIN})">${whole.svg}</g>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${ground}${drawn}</svg>`;
}

function drawPart(
  lettering: Lettering,
  localizer: Localizer,
  part: PictureBlock["parts"][number],
): Piece {
  if (part.kind === "progress") return drawProgress(lettering, part);
  const { title, unit } = part;
  const heading = localizer.t("picture.chart", { title, unit });
  return stacked(
    [
      paragraph(lettering, heading, HEADING, 2),
      drawColumns(lettering, localizer, part) ?? drawRows(lettering, localizer, part),
    ],
    8,
  );
}

/** What stands under a line at the bottom; nothing where there is nothing to be said. */
function footOf(
  lettering: Lettering,
  localizer: Localizer,
  notes: readonly string[],
): Piece | undefined {
  const told = notes.map((each) => paragraph(lettering, each, NOTE, 3));
  const missing = lettering.missing().map(codeOf);
  const marked = localizer.t("picture.missing", { codes: missing.join(" ") });
  const lines = missing.length === 0 ? told : [...told, paragraph(lettering, marked, NOTE, 3)];
  if (lines.length === 0) return undefined;
  const rule = box({ x: MARGIN, y: 0, width: INNER, height: 1, fill: PALETTE.line });
  return stacked([{ svg: rule, height: 1 }, ...lines], 6);
}

/** Such as `U+20164`, which names a character where it cannot be shown. */
const codeOf = (character: string) =>
  `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`;

function paragraph(lettering: Lettering, text: string, style: Style, most: number): Piece {
  const line = style.size * LEADING;
  const lines = lettering.lines(text, style, { width: INNER, most });
  return {
    svg: lines
      .map((each, at) => lettering.written(each, { x: MARGIN, y: at * line + style.size }, style))
      .join(""),
    height: lines.length * line,
  };
}

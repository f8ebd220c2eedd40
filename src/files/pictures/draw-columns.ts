import { number } from "../../wording/formatting.ts";
import type { Localizer } from "../../wording/messages.ts";
import { box, INNER, MARGIN, type Piece, round } from "./canvas.ts";
import { type Chart, type ChartBar, highest } from "./draw-bars.ts";
import type { Lettering, Style } from "./lettering.ts";
import { PALETTE } from "./palette.ts";

const VALUE: Style = { size: 14, weight: "bold", fill: PALETTE.ink };
const LABEL: Style = { size: 12, weight: "regular", fill: PALETTE.ink };
const TARGET: Style = { size: 11, weight: "regular", fill: PALETTE.quiet };

/** What the highest column may measure, and the room for its number. */
const PLOT = 150;
const ABOVE = 24;
const BASE = ABOVE + PLOT;
const LINE = 16;
const WIDEST = 44;

/** More columns are too narrow for their numbers, and a label of more lines is hard to read. */
const MOST_COLUMNS = 8;
const MOST_LINES = 2;

/** What stands under a column, the lines of its label first. */
interface Foot {
  readonly label: readonly string[];
  readonly target: string;
}

/**
 * The bars of a chart beside each other, each with a line where its target is; nothing where they
 * are too many, or too narrow for what stands under them.
 */
export function drawColumns(
  lettering: Lettering,
  localizer: Localizer,
  { bars }: Chart,
): Piece | undefined {
  const slot = INNER / bars.length;
  const feet = bars.map((each) => footOf(lettering, localizer, each, slot - 6));
  const isRoom = bars.length > 0 && bars.length <= MOST_COLUMNS;
  if (!isRoom || !feet.every((foot) => fits(lettering, foot, slot - 6))) return undefined;
  const most = highest(bars);
  const lines = Math.max(...feet.map(({ label }) => label.length));
  const columns = bars.map((each, at) => {
    const middle = MARGIN + (at + 0.5) * slot;
    return [
      column(lettering, each, { middle, slot, most }),
      footer(lettering, feet[at] ?? { label: [], target: "" }, middle, lines),
    ].join("");
  });
  const floor = box({ x: MARGIN, y: BASE, width: INNER, height: 1, fill: PALETTE.edge });
  const isAimed = feet.some(({ target }) => target !== "");
  return { svg: columns.join("") + floor, height: BASE + 6 + (lines + (isAimed ? 1 : 0)) * LINE };
}

function footOf(
  lettering: Lettering,
  localizer: Localizer,
  { label, target }: ChartBar,
  width: number,
): Foot {
  return {
    label: lettering.lines(label, LABEL, { width, most: MOST_LINES + 1 }),
    target: target === undefined ? "" : localizer.t("picture.target", { target: number(target) }),
  };
}

function fits(lettering: Lettering, { label, target }: Foot, width: number): boolean {
  return (
    label.length <= MOST_LINES &&
    label.every((line) => lettering.widthOf(line, LABEL) <= width) &&
    lettering.widthOf(target, TARGET) <= width
  );
}

function footer(lettering: Lettering, { label, target }: Foot, x: number, lines: number): string {
  const spot = (line: number) => ({ x, y: BASE + 18 + line * LINE, anchor: "middle" }) as const;
  return [
    ...label.map((line, at) => lettering.written(line, spot(at), LABEL)),
    target && lettering.written(target, spot(lines), TARGET),
  ].join("");
}

function column(
  lettering: Lettering,
  { value, target }: ChartBar,
  { middle, slot, most }: { readonly middle: number; readonly slot: number; readonly most: number },
): string {
  const width = Math.min(slot * 0.56, WIDEST);
  const height = (Math.max(value, 0) / most) * PLOT;
  const top = BASE - height;
  const isShort = target !== undefined && value < target;
  const aim = target === undefined ? undefined : BASE - (target / most) * PLOT;
  return [
    box({
      ...{ x: middle - width / 2, y: top, width, height, corner: 3 },
      fill: isShort ? PALETTE.filledShort : PALETTE.filled,
    }),
    aim === undefined ? "" : dashes(middle, slot, aim),
    lettering.written(
      number(value),
      { x: middle, y: overColumn(top, aim), anchor: "middle" },
      VALUE,
    ),
  ].join("");
}

/** Where the number of a column stands: above it, and above the line of its target where they would meet. */
function overColumn(top: number, aim: number | undefined): number {
  const y = top - 7;
  const meets = aim !== undefined && aim > y - VALUE.size && aim < y + 4;
  return meets ? aim - 5 : y;
}

function dashes(middle: number, slot: number, y: number): string {
  const [from, to] = [middle - slot / 2 + 2, middle + slot / 2 - 2].map(round);
  return `<path d="M${from} ${round(y)}H${to}" stroke="${PALETTE.ink}" stroke-width="1.5" stroke-dasharray="4 3"/>`;
}

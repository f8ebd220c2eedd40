import { number } from "../../wording/formatting.ts";
import type { Localizer } from "../../wording/messages.ts";
import type { Block } from "../../wording/reply.ts";
import { box, INNER, MARGIN, type Piece, stacked } from "./canvas.ts";
import type { Lettering, Style } from "./lettering.ts";
import { PALETTE } from "./palette.ts";

type Progress = Extract<Block, { readonly kind: "progress" }>;
export type Chart = Extract<Block, { readonly kind: "chart" }>;
export type ChartBar = Chart["bars"][number];

const LABEL: Style = { size: 14, weight: "regular", fill: PALETTE.ink };
const AMOUNT: Style = { size: 14, weight: "bold", fill: PALETTE.ink };
const AIM: Style = { size: 12, weight: "regular", fill: PALETTE.quiet };

const LINE = 20;
/** What a line has below its letters. */
const DESCENT = 5;
const ABOVE_BAR = 4;
const BAR = 10;
const BETWEEN_BARS = 14;
/** Between what stands beside each other. */
const GAP = 8;
/** More bars make a picture that nobody looks through. */
const MOST_ROWS = 16;

/** How much of a requirement is there: its name, the amounts, and a bar. */
export function drawProgress(lettering: Lettering, progress: Progress): Piece {
  const { label, counted, required, text } = progress;
  const done = required > 0 ? counted / required : 1;
  return barUnder(lettering, { label, amount: text, filled: done, isShort: done < 1 });
}

/** The bars of a chart below each other, with a mark where the target of each is. */
export function drawRows(lettering: Lettering, localizer: Localizer, { bars }: Chart): Piece {
  const most = highest(bars);
  const shown = bars.slice(0, MOST_ROWS);
  const rows = shown.map(({ label, value, target }) =>
    barUnder(lettering, {
      ...{ label, amount: number(value), filled: value / most },
      isShort: target !== undefined && value < target,
      ...(target !== undefined && {
        aim: localizer.t("picture.target", { target: number(target) }),
        mark: target / most,
      }),
    }),
  );
  const rest = bars.length - shown.length;
  const left = {
    svg: lettering.written(
      localizer.t("picture.more", { rest }),
      { x: MARGIN, y: LINE - DESCENT },
      AIM,
    ),
    height: LINE,
  };
  return stacked(rest > 0 ? [...rows, left] : rows, BETWEEN_BARS);
}

/** The longest bar or the farthest target; never nothing, for the others are measured by it. */
export function highest(bars: readonly ChartBar[]): number {
  return Math.max(...bars.flatMap(({ value, target = 0 }) => [value, target]), 0) || 1;
}

interface BarRow {
  readonly label: string;
  readonly amount: string;
  /** Beside the amount. */
  readonly aim?: string;
  /** Between 0 and 1; more is drawn as the whole. */
  readonly filled: number;
  readonly isShort: boolean;
  /** Where an upright line stands. */
  readonly mark?: number;
}

function barUnder(lettering: Lettering, row: BarRow): Piece {
  const { label, amount, aim = "" } = row;
  const aimWidth = aim === "" ? 0 : lettering.widthOf(aim, AIM) + GAP;
  const amountWidth = lettering.widthOf(amount, AMOUNT) + aimWidth;
  const lines = lettering.lines(label, LABEL, { width: INNER, most: 2 });
  const last = lettering.widthOf(lines.at(-1) ?? "", LABEL);
  const height = LINE * (lines.length + (last + GAP + amountWidth > INNER ? 1 : 0));
  const end = { x: MARGIN + INNER, y: height - DESCENT, anchor: "end" } as const;
  return {
    svg: [
      ...lines.map((line, at) =>
        lettering.written(line, { x: MARGIN, y: (at + 1) * LINE - DESCENT }, LABEL),
      ),
      lettering.written(amount, { ...end, x: end.x - aimWidth }, AMOUNT),
      aim && lettering.written(aim, end, AIM),
      bar(row, height + ABOVE_BAR),
    ].join(""),
    height: height + ABOVE_BAR + BAR,
  };
}

function bar({ filled, isShort, mark }: BarRow, y: number): string {
  const whole = { x: MARGIN, y, height: BAR, corner: BAR / 2 };
  const share = Math.max(0, Math.min(filled, 1));
  const fill = isShort ? PALETTE.filledShort : PALETTE.filled;
  return [
    box({ ...whole, width: INNER, fill: PALETTE.track }),
    share > 0 ? box({ ...whole, width: Math.max(share * INNER, BAR), fill }) : "",
    mark === undefined
      ? ""
      : box({
          ...{ x: MARGIN + Math.min(mark, 1) * (INNER - 2), y: y - 3, width: 2, height: BAR + 6 },
          fill: PALETTE.ink,
        }),
  ].join("");
}

import type { Localizer } from "../../../wording/messages.ts";
import type { Block } from "../../../wording/reply.ts";
import type { Div } from "./card.ts";
import type { Reader } from "./pressed.ts";
import { remark } from "./text.ts";

/** The block of one kind. */
export type BlockOf<K extends Block["kind"]> = Extract<Block, { readonly kind: K }>;

/** What a block is drawn with. */
export interface Drawing {
  readonly localizer: Localizer;
  /** Who is shown it, which every button bears. */
  readonly to: Reader;
  /** How many blocks of its kind stand before it. */
  readonly before: number;
  readonly extent: Extent;
}

/** How much of a block is drawn. */
export interface Extent {
  /** Rows of a table, items of a list, facts, bars or buttons. */
  readonly rows: number;
  /** Letters of a paragraph. */
  readonly letters: number;
  /** Letters of a cell, a label or an item. */
  readonly cell: number;
}

/** Everything; a longer paragraph alone would fill a card, and clients cut one of 10,000 letters. */
export const WHOLE: Extent = {
  rows: Number.POSITIVE_INFINITY,
  letters: 5_000,
  cell: 5_000,
};

/** What is drawn of a reply that is too much for a card: the first of these that there is room for. */
export const BRIEF: readonly Extent[] = [20, 10, 5, 1].map((rows) => ({
  rows,
  letters: 30 * rows,
  cell: 80,
}));

const LEFT_OUT = {
  rows: "card.left-out.rows",
  items: "card.left-out.items",
  buttons: "card.left-out.buttons",
  letters: "card.left-out.letters",
} as const;

/** Says how many rows, items, buttons or letters are not shown, where not all are. */
export function leftOut(
  { t }: Localizer,
  what: keyof typeof LEFT_OUT,
  all: number,
  shown: number,
): Div[] {
  return shown < all ? [remark(t(LEFT_OUT[what], { all, shown, rest: all - shown }))] : [];
}

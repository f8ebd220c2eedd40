import type { Element } from "./card.ts";

/**
 * A message with a card has at most 30 KB and 200 components. Its request holds the card as a text
 * within JSON, where each quotation mark takes one byte more, and Feishu counts marked-up texts
 * longer than they were sent, so that some of the 30 KB is left free.
 */
const MOST_BYTES = 27_000;
const MOST_COMPONENTS = 180;

/** How much of a card something takes. */
export interface Size {
  readonly bytes: number;
  readonly components: number;
}

export function sizeOf(part: object): Size {
  const json = JSON.stringify(part);
  return {
    bytes: Buffer.byteLength(JSON.stringify(json)),
    components: json.split('"tag":').length - 1,
  };
}

export function fits(card: object): boolean {
  const { bytes, components } = sizeOf(card);
  return bytes <= MOST_BYTES && components <= MOST_COMPONENTS;
}

/** What is free in a card that is being filled. */
export interface Room {
  /** Takes up the room of some elements, unless there is too little of it. */
  take(elements: readonly Element[]): boolean;
}

/** The room of a card beside something that it has already, or a share of it. */
export function createRoom(beside: object, share = 1): Room {
  const taken = sizeOf(beside);
  const free = {
    bytes: (MOST_BYTES - taken.bytes) * share,
    components: (MOST_COMPONENTS - taken.components) * share,
  };
  return {
    take(elements) {
      const { bytes, components } = sizeOf(elements);
      if (bytes > free.bytes || components > free.components) return false;
      free.bytes -= bytes;
      free.components -= components;
      return true;
    },
  };
}

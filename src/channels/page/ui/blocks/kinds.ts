import type { Block } from "../../../../wording/reply";

/** The block of one kind. */
export type BlockOf<K extends Block["kind"]> = Extract<Block, { readonly kind: K }>;

/** What pressing a button does; absent where nothing can be said. */
export type Act = ((says: string) => void) | undefined;

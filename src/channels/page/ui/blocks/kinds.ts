import type { Block, CommandRun, QuestionRun } from "../../../../wording/reply";

/** The block of one kind. */
export type BlockOf<K extends Block["kind"]> = Extract<Block, { readonly kind: K }>;

/** A button that was pressed: what stands on it, and what it does. */
export interface PressedAction {
  readonly label: string;
  readonly run: CommandRun | QuestionRun;
  /** What was filled in, where the button belongs to a form. */
  readonly values?: Readonly<Record<string, string>>;
}

/** What pressing a button does; absent where nothing can be said. */
export type Act = ((action: PressedAction) => void) | undefined;

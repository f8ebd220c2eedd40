import type { Action } from "./reply.ts";

/** Buttons as numbered lines, so that a plain text can be answered with a number. */
export function numbered(actions: readonly Action[]): string[] {
  return actions.map(({ label }, index) => `${index + 1}. ${label}`);
}

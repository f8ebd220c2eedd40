import { normalise } from "./normalise.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A message in normal form, the usual slips of the keyboard corrected; doing it twice changes nothing. */
export function fixTypos(text: string, { slips }: Vocabulary): string {
  return slips.reduce((plain, { wrong, right }) => plain.replace(wrong, right), normalise(text));
}

import type { Unanswered } from "./ports.ts";

/** Sentences that are nearly the same and that nobody understood. */
export interface MissedGroup {
  /** As they were said, each once, names and figures masked; the one that was said most often first. */
  readonly texts: readonly string[];
  /** How often one of them was said. */
  readonly count: number;
  /** The ISO instant at which one was said last. */
  readonly last: string;
}

/** So much of two sentences, by pairs of neighbouring characters, must be the same. */
const ALIKE = 0.5;
/** What may stand between and after words without a difference. */
const UNSPOKEN = /[\s\p{P}]+/gu;

/** Puts sentences that are alike together, those that were said most often and last first. */
export function groupMisses(misses: readonly Unanswered[]): readonly MissedGroup[] {
  const counts = new Map<string, { count: number; last: string }>();
  for (const { text, at } of misses) {
    const known = counts.get(text);
    const last = known && known.last > at ? known.last : at;
    counts.set(text, { count: (known?.count ?? 0) + 1, last });
  }
  const said = [...counts]
    .map(([text, each]) => ({ text, pairs: pairsOf(text), ...each }))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  const groups: (typeof said)[] = [];
  for (const each of said) {
    const own = groups.find(([first]) => first && likeness(first.pairs, each.pairs) >= ALIKE);
    if (own) own.push(each);
    else groups.push([each]);
  }
  return groups
    .map((group) => ({
      texts: group.map(({ text }) => text),
      count: group.reduce((sum, { count }) => sum + count, 0),
      last:
        group
          .map(({ last }) => last)
          .sort()
          .at(-1) ?? "",
    }))
    .sort((a, b) => b.count - a.count || (a.last < b.last ? 1 : -1));
}

/** Every two characters that follow each other, the ends marked. */
function pairsOf(text: string): ReadonlySet<string> {
  const characters = [...`^${text.toLowerCase().replace(UNSPOKEN, "")}$`];
  return new Set(characters.slice(1).map((each, index) => `${characters[index]}${each}`));
}

/** Between 0 and 1: twice what both have, of what each has. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((pair) => other.has(pair)).length;
  return (2 * both) / (one.size + other.size);
}

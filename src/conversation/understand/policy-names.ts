import type { Vocabulary } from "./vocabulary.ts";

/**
 * The id of the policy that a text names, by its id or by one of the names given for it.
 *
 * A name may be that of a place. It counts in a question and beside words like 办法 or 按, but not
 * where somebody went there (去甘肃参加的). Two policies in one text are none.
 */
export function readPolicy(
  text: string,
  aliases: ReadonlyMap<string, string>,
  vocabulary: Vocabulary,
): string | undefined {
  const named = new Set<string>();
  let rest = text.toLowerCase();
  const names = [...aliases, ...[...aliases.values()].map((id) => [id, id] as const)];
  for (const [name, id] of names.sort(([a], [b]) => b.length - a.length)) {
    const start = placeOf(name.toLowerCase(), rest);
    if (start < 0) continue;
    if (name === id || isMeant(rest, start, vocabulary)) named.add(id);
    rest = rest.slice(0, start) + " ".repeat(name.length) + rest.slice(start + name.length);
  }
  return named.size === 1 ? [...named][0] : undefined;
}

/** A name in Latin letters must stand as a word of its own. */
function placeOf(name: string, text: string): number {
  const start = text.indexOf(name);
  if (name === "" || start < 0 || !/^[\w-]+$/.test(name)) return name === "" ? -1 : start;
  const around = `${text[start - 1] ?? " "}${text[start + name.length] ?? " "}`;
  return /[\w-]/.test(around) ? -1 : start;
}

function isMeant(text: string, start: number, { policy, questions }: Vocabulary): boolean {
  if (policy.goneTo.test(text.slice(0, start))) return false;
  return policy.spoken.test(text) || questions.test(text);
}

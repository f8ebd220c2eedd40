import { vocabulary } from "./vocabulary.ts";

/**
 * The id of the policy that a text names, by its id or by one of the names given for it.
 *
 * A name that is a place does not count where somebody went there (去甘肃参加的), and two policies
 * in one text are none.
 */
export function readPolicy(text: string, aliases: ReadonlyMap<string, string>): string | undefined {
  const named = new Set<string>();
  let rest = text.toLowerCase();
  const names = [...aliases, ...[...aliases.values()].map((id) => [id, id] as const)];
  for (const [name, id] of names.sort(([a], [b]) => b.length - a.length)) {
    const start = placeOf(name.toLowerCase(), rest);
    if (start < 0) continue;
    if (!isWhereSomebodyWent(rest, start, start + name.length)) named.add(id);
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

function isWhereSomebodyWent(text: string, start: number, end: number): boolean {
  const { policy, questions } = vocabulary();
  if (policy.goneTo.test(text.slice(0, start))) return true;
  return policy.placeOf.test(text.slice(end)) && !questions.test(text);
}

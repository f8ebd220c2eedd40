import type { Found } from "./found.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * Where a text writes policies by their ids, which are meant wherever they stand.
 *
 * To be read before days and amounts, for an id may hold what looks like one: `…-64h`.
 */
export function readPolicyIds(text: string, aliases: ReadonlyMap<string, string>): Found<string>[] {
  const ids = [...new Set(aliases.values())].sort((a, b) => b.length - a.length);
  const found: Found<string>[] = [];
  let rest = text.toLowerCase();
  for (const id of ids) {
    for (let start = placeOf(id, rest); start >= 0; start = placeOf(id, rest)) {
      const end = start + id.length;
      found.push({ start, end, value: id });
      rest = `${rest.slice(0, start)}${" ".repeat(id.length)}${rest.slice(end)}`;
    }
  }
  return found;
}

/** What a text says apart from the ids of policies, which tell neither its intent nor its language. */
export function withoutPolicyIds(
  text: string,
  aliases: ReadonlyMap<string, string> = new Map(),
): string {
  const ids = readPolicyIds(text, aliases).sort((a, b) => b.start - a.start);
  const rest = ids.reduce(
    (left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`,
    text,
  );
  return ids.length > 0 ? rest.replace(/\s+/gu, " ").trim() : text;
}

/** Whether a text is nothing but the name or the id of a policy. */
export function isPolicyName(
  text: string,
  aliases: ReadonlyMap<string, string> = new Map(),
): boolean {
  const said = text.toLowerCase();
  return [...aliases].flat().some((name) => name.toLowerCase() === said);
}

/**
 * The id of the policy that a text names, by one of the names given for it or by an id read before.
 *
 * A name may be that of a place. It counts in a question and beside words like 办法 or 按, but not
 * where somebody went there (去甘肃参加的). Two policies in one text are none.
 */
export function readPolicy(
  text: string,
  aliases: ReadonlyMap<string, string>,
  { vocabulary, ids }: { readonly vocabulary: Vocabulary; readonly ids: readonly Found<string>[] },
): string | undefined {
  const named = new Set(ids.map(({ value }) => value));
  let rest = text.toLowerCase();
  for (const [name, id] of [...aliases].sort(([a], [b]) => b.length - a.length)) {
    const start = placeOf(name.toLowerCase(), rest);
    if (start < 0) continue;
    if (rest === name.toLowerCase() || isMeant(rest, start, vocabulary)) named.add(id);
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

import { isAlias, isMap, isScalar, isSeq, type YAMLMap } from "yaml";

/** What is wrong with how a YAML file is written, whatever it is about. */
export interface Misformed {
  readonly path: readonly PropertyKey[];
  /** Where in the text it stands. */
  readonly offset: number;
  readonly expected: string;
}

/** Rules go seven levels deep; far more is a mistake, or meant to exhaust whoever reads it. */
const DEEPEST = 40;
export const TOO_DEEP = `is nested more than ${DEEPEST} levels deep; write it flatter`;

/** No sentence needs more characters, nor the sentences by which one question is learnt. */
const LONGEST_TEXT = 40_000;

function startOf(node: unknown): number {
  return (node as { readonly range?: readonly [number] } | null)?.range?.[0] ?? 0;
}

/**
 * The first thing that no file of rules may hold: a key twice, a key that is no name, a reference
 * to another place, a text without end, or nesting without end. Whatever passes can be walked
 * through without care.
 */
export function malformed(node: unknown, path: readonly PropertyKey[] = []): Misformed | undefined {
  const refuse = (expected: string) => ({ path, offset: startOf(node), expected });
  if (path.length > DEEPEST) return refuse(TOO_DEEP);
  if (isAlias(node)) {
    return refuse(`*${node.source} points at another place; write it out, or put a text in quotes`);
  }
  if (isScalar(node) && String(node.value).length > LONGEST_TEXT) {
    return refuse(`write at most ${LONGEST_TEXT} characters`);
  }
  if (isMap(node)) return misformedMap(node, path);
  if (!isSeq(node)) return undefined;
  for (const [index, item] of node.items.entries()) {
    const found = malformed(item, [...path, index]);
    if (found) return found;
  }
  return undefined;
}

function misformedMap(map: YAMLMap, path: readonly PropertyKey[]): Misformed | undefined {
  const keys = new Set<string>();
  for (const { key, value } of map.items) {
    const offset = startOf(key);
    if (!isScalar(key) || key.value === null) {
      return { path, offset, expected: "write a plain name before each colon" };
    }
    const name = String(key.value);
    const here = [...path, name];
    if (keys.has(name)) return { path: here, offset, expected: "stands here twice; keep one" };
    keys.add(name);
    const found = malformed(value, here);
    if (found) return found;
  }
  return undefined;
}

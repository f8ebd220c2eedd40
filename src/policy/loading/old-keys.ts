import { type Document, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from "yaml";
import type { Misformed } from "./yaml-form.ts";

/** A key that the format used to have; `*` in a place stands for every entry of a table or list. */
type OldKey = readonly [place: readonly string[], old: string, now: string];

const KEYWORDS_OF: readonly string[][] = [
  ["thresholds", "*"],
  ["parties", "*"],
  ["deadlines", "*"],
  ["deadlines", "*", "within"],
  ["routes", "*"],
  ["workflows", "*"],
  ["workflows", "*", "steps", "*"],
  ["calculations", "*"],
  ["calculations", "*", "whole"],
  ["calculations", "*", "part"],
  ["checks", "certificate"],
];

const OLD_KEYS: readonly OldKey[] = [
  [[], "silent", "interpretations"],
  [[], "relief", "reduce"],
  [["articles", "*"], "gist", "summary"],
  [["articles", "*"], "asks", "questions"],
  ...KEYWORDS_OF.map((place): OldKey => [place, "called", "keywords"]),
];

interface Found {
  readonly path: readonly PropertyKey[];
  readonly map: YAMLMap;
}

function under({ path, node }: Place, step: string): Place[] {
  if (isSeq(node) && step === "*") {
    return node.items.map((item, index) => ({ path: [...path, index], node: item }));
  }
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }) => {
    const name = String(isScalar(key) ? key.value : key);
    return step === "*" || step === name ? [{ path: [...path, name], node: value }] : [];
  });
}

interface Place {
  readonly path: readonly PropertyKey[];
  readonly node: unknown;
}

function mapsAt(root: Node | null, place: readonly string[]): Found[] {
  let here: Place[] = [{ path: [], node: root }];
  for (const step of place) here = here.flatMap((each) => under(each, step));
  return here.flatMap(({ path, node }) => (isMap(node) ? [{ path, map: node }] : []));
}

function keyIn(map: YAMLMap, name: string): Scalar | undefined {
  return map.items
    .map(({ key }) => key)
    .find((key): key is Scalar => isScalar(key) && key.value === name);
}

/**
 * Gives every key that the format used to have its present name, so that nothing else needs to
 * know the old ones. Where a key stands keeps its line.
 *
 * @returns what is wrong where both names are used in one place
 */
export function renameOldKeys({ contents }: Document): Misformed | undefined {
  for (const [place, old, now] of OLD_KEYS) {
    for (const { path, map } of mapsAt(contents, place)) {
      const key = keyIn(map, old);
      if (!key) continue;
      if (keyIn(map, now)) {
        const expected = `is the old name of ${now}, which stands here too; keep ${now}`;
        return { path: [...path, old], offset: key.range?.[0] ?? 0, expected };
      }
      key.value = now;
    }
  }
  return undefined;
}

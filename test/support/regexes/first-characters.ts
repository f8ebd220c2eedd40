import type { AST } from "@eslint-community/regexpp";

/** Whatever may stand where one character is matched. */
type One = AST.Character | AST.CharacterClass | AST.CharacterSet;

/** A bit for each character that is looked at: all of the basic plane, and some beyond. */
type Characters = Uint32Array;

const PLANE = 0x10000;
const BEYOND = [0x1f600, 0x20000, 0x2cd0e, 0x30000, 0xf0000];
const BITS = 32;
const WORDS = PLANE / BITS + 1;

const SURROGATES = { from: 0xd800, to: 0xdfff };
/** All of them, one after the other: where a run of them begins tells which they are. */
const ALL = Array.from({ length: PLANE }, (_, code) =>
  code < SURROGATES.from || code > SURROGATES.to ? String.fromCharCode(code) : " ",
).join("");

const known = new Map<string, Characters>();

/** The characters that fit a single place of a pattern. */
function charactersOf({ raw }: One, flags: string): Characters {
  const how = flags.replace(/[^isuv]/g, "");
  const key = `${how} ${raw}`;
  const found = known.get(key);
  if (found) return found;
  const characters = new Uint32Array(WORDS);
  for (const { 0: run, index } of ALL.matchAll(new RegExp(`(?:${raw})+`, `g${how}`))) {
    for (let at = index; at < index + run.length; at++) mark(characters, at);
  }
  const alone = new RegExp(`^(?:${raw})$`, how);
  for (const [place, code] of BEYOND.entries()) {
    if (alone.test(String.fromCodePoint(code))) mark(characters, PLANE + place);
  }
  known.set(key, characters);
  return characters;
}

function mark(characters: Characters, at: number): void {
  const word = Math.floor(at / BITS);
  characters[word] = (characters[word] ?? 0) | (1 << (at % BITS));
}

function isOne(element: AST.Element | AST.QuantifiableElement): element is One {
  return (
    element.type === "Character" ||
    element.type === "CharacterSet" ||
    element.type === "CharacterClass"
  );
}

/**
 * The characters that what follows may begin with; nothing where it may be empty, or is not known.
 *
 * @param after those that the rest behind it may begin with
 */
export function firstOf(
  elements: readonly AST.Element[],
  flags: string,
  after: Characters | undefined,
): Characters | undefined {
  const [element, ...rest] = elements;
  if (!element) return after;
  if (element.type === "Assertion") {
    return "alternatives" in element ? undefined : firstOf(rest, flags, after);
  }
  if (isOne(element)) return charactersOf(element, flags);
  if (element.type === "Quantifier") {
    const own = firstOf([element.element], flags, undefined);
    return element.min > 0 ? own : together([own, firstOf(rest, flags, after)]);
  }
  if (element.type !== "Group" && element.type !== "CapturingGroup") return undefined;
  const behind = firstOf(rest, flags, after);
  return together(element.alternatives.map((each) => firstOf(each.elements, flags, behind)));
}

/** Those that are in any of them; not known where one of them is not. */
export function together(sets: readonly (Characters | undefined)[]): Characters | undefined {
  const all = new Uint32Array(WORDS);
  for (const set of sets) {
    if (!set) return undefined;
    for (let word = 0; word < WORDS; word++) all[word] = (all[word] ?? 0) | (set[word] ?? 0);
  }
  return all;
}

/** Whether no character is in both. */
export function areApart(one: Characters, other: Characters): boolean {
  return one.every((bits, word) => (bits & (other[word] ?? 0)) === 0);
}

/** No character at all: behind the end of a pattern nothing can fail. */
export const NONE: Characters = new Uint32Array(WORDS);

import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { areApart, firstOf, NONE, together } from "./first-characters.ts";

/**
 * How much a backtracking engine may do at one place of a text, at worst: every bound here is from
 * above. Infinite where something may be repeated without end.
 */
export interface Effort {
  /** Steps until the pattern has failed in every way. */
  readonly steps: number;
  /** In how many ways it may fit, each of which makes the engine try again what follows. */
  readonly ways: number;
}

/** What the characters behind an element may be; nothing where that is not known. */
type After = ReturnType<typeof firstOf>;

const ONE: Effort = { steps: 1, ways: 1 };

/** Reads a pattern as the engine does. */
export function parsed(source: string, flags: string): AST.Pattern {
  return new RegExpParser({ ecmaVersion: 2025 }).parsePattern(source, 0, source.length, {
    unicode: flags.includes("u"),
  });
}

/** The effort at one place of whichever alternatives are tried there, one after the other. */
export function effortOf(
  alternatives: readonly AST.Alternative[],
  flags: string,
  after: After = NONE,
): Effort {
  const steps = alternatives.reduce(
    (sum, { elements }) => sum + inSequence(elements, flags, after).steps,
    0,
  );
  const beginnings = alternatives.flatMap(begun).map((elements) => ({
    start: literalStart(elements),
    first: firstOf(elements, flags, after),
    ways: inSequence(elements, flags, after).ways,
  }));
  const ways = beginnings.map((one) =>
    beginnings.reduce((sum, other) => (mayBothFit(one, other) ? sum + other.ways : sum), 0),
  );
  return { steps, ways: Math.max(...ways) };
}

type Elements = readonly AST.Element[];

/** Takes apart what an alternative begins with: of (?:二|三)十 come 二十 and 三十. */
function begun({ elements }: { readonly elements: Elements }): Elements[] {
  const [first, ...rest] = elements;
  if (first?.type !== "Group" && first?.type !== "CapturingGroup") return [elements];
  return first.alternatives.flatMap(begun).map((each) => [...each, ...rest]);
}

interface Beginning {
  readonly start: string;
  readonly first: After;
}

/** Two alternatives fit at the same place only where one begins as the other does: of 周一|周二 one. */
function mayBothFit(one: Beginning, other: Beginning): boolean {
  const sameStart = one.start.startsWith(other.start) || other.start.startsWith(one.start);
  return sameStart && !(one.first && other.first && areApart(one.first, other.first));
}

function inSequence(elements: Elements, flags: string, after: After): Effort {
  let [steps, ways] = [1, 1];
  for (const [index, element] of elements.entries()) {
    const isRepeated = "alternatives" in element || element.type === "Quantifier";
    const behind = isRepeated ? firstOf(elements.slice(index + 1), flags, after) : undefined;
    const next = effortOfElement(element, flags, behind);
    steps += ways * next.steps;
    ways *= next.ways;
  }
  return { steps, ways };
}

function effortOfElement(element: AST.Element, flags: string, after: After): Effort {
  switch (element.type) {
    case "Group":
    case "CapturingGroup":
      return effortOf(element.alternatives, flags, after);
    case "Quantifier":
      return repeated(element, flags, after);
    case "Assertion":
      return "alternatives" in element
        ? { ...effortOf(element.alternatives, flags), ways: 1 }
        : ONE;
    default:
      return ONE;
  }
}

function repeated({ element, min, max }: AST.Quantifier, flags: string, after: After): Effort {
  if (max === Number.POSITIVE_INFINITY) return { steps: max, ways: max };
  const again = firstOf([element], flags, undefined);
  const each = effortOfElement(element, flags, together([again, after]));
  // In 12345学时 what comes behind the figures can only begin where they end.
  if (each.ways === 1 && again && after && areApart(again, after)) {
    return { steps: 1 + max * (each.steps + 1), ways: 1 };
  }
  let [steps, ways, ofSoMany] = [1, 0, 1];
  for (let times = 0; times <= max; times++) {
    if (times >= min) ways += ofSoMany;
    if (times < max) steps += ofSoMany * each.steps;
    ofSoMany *= each.ways;
    if (ofSoMany === Number.POSITIVE_INFINITY) break;
  }
  return { steps, ways };
}

/** The characters that whatever fits must begin with, as far as they are written one by one. */
function literalStart(elements: Elements): string {
  let start = "";
  for (const element of elements) {
    if (element.type === "Assertion") continue;
    if (element.type !== "Character") break;
    start += String.fromCodePoint(element.value).toLowerCase();
  }
  return start;
}

import type { AST } from "@eslint-community/regexpp";
import { check } from "recheck";
import { effortOf, parsed } from "./work.ts";

/** A pattern as it is written in the program, or as the program puts it together. */
export interface Written {
  readonly source: string;
  readonly flags: string;
}

/** So many steps at each of the 2,000 characters of the longest message take some milliseconds. */
const MOST_STEPS = 25_000;
const PATIENCE_MS = 10_000;
/** Stands for whatever may fail after all else fits, as no text holds it. */
const NEVER = "\\uFDD0";

/**
 * Why a pattern is not known to be harmless; nothing where it is proved to be.
 *
 * Two proofs are taken. Where nothing in a pattern is repeated without end, the steps at one place
 * of a text are counted. Where something is, recheck proves that there is one way to read a text.
 */
export async function faultOf({ source, flags }: Written): Promise<string | undefined> {
  const alternatives = parsed(source, flags).alternatives.flatMap(unwrapped);
  const bounded = alternatives.filter((each) => isBounded(each, flags));
  const { steps } = effortOf(bounded, flags);
  if (steps > MOST_STEPS) return `it may take ${steps} steps at one place, over ${MOST_STEPS}`;
  for (const alternative of alternatives) {
    const fault = bounded.includes(alternative)
      ? undefined
      : await faultOfRepeated(alternative, flags);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** What stands in a group of its own is one alternative beside the others: (?:你|我)|(?:him|her). */
function unwrapped(alternative: AST.Alternative): AST.Alternative[] {
  const [first, ...rest] = alternative.elements;
  return first?.type === "Group" && rest.length === 0
    ? first.alternatives.flatMap(unwrapped)
    : [alternative];
}

function isBounded(alternative: AST.Alternative, flags: string): boolean {
  return effortOf([alternative], flags).steps < Number.POSITIVE_INFINITY;
}

/** Whichever alternative is tried first, the others are tried after it: they are judged one by one. */
async function faultOfRepeated(
  alternative: AST.Alternative,
  flags: string,
): Promise<string | undefined> {
  const around = lookarounds(alternative);
  const endless = around.find(
    ({ alternatives }) => effortOf(alternatives, flags).steps > MOST_STEPS,
  );
  if (endless) return `${endless.raw} looks without end, at each place anew`;
  if (around.length === 0) return ambiguity(alternative.raw, flags);
  return ambiguity(`${withoutLookarounds(alternative, around)}${NEVER}`, flags);
}

/**
 * Without its lookarounds a pattern has every way to fit that it has with them, and more. Where it
 * must fail after all of them, the engine goes every way: no text can cost it more.
 */
async function ambiguity(source: string, flags: string): Promise<string | undefined> {
  const found = await check(source, flags.replace(/[dgy]/g, ""), {
    checker: "automaton",
    timeout: PATIENCE_MS,
  });
  switch (found.status) {
    case "safe":
      return undefined;
    case "unknown":
      return `recheck cannot tell (${found.error.kind}): write it more simply`;
    case "vulnerable":
      return `${found.complexity.summary}, as in ${found.attack.pattern}`;
  }
}

function lookarounds(node: AST.Alternative | AST.Element): AST.LookaroundAssertion[] {
  if (node.type === "Assertion") return "alternatives" in node ? [node] : [];
  return childrenOf(node).flatMap(lookarounds);
}

function childrenOf(node: AST.Alternative | AST.Element): (AST.Alternative | AST.Element)[] {
  if (node.type === "Alternative") return node.elements;
  if (node.type === "Quantifier") return [node.element];
  if (node.type === "Group" || node.type === "CapturingGroup") return node.alternatives;
  return [];
}

function withoutLookarounds(
  { raw, start: from }: AST.Alternative,
  around: readonly AST.LookaroundAssertion[],
): string {
  const lastFirst = [...around].sort((a, b) => b.start - a.start);
  return lastFirst.reduce(
    (rest, { start, end }) => rest.slice(0, start - from) + rest.slice(end - from),
    raw,
  );
}

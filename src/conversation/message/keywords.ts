import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { partiesIn } from "../../policy/procedures/party.ts";
import type { RouteFile } from "../../policy/procedures/route-file.ts";

/** What `…` in a word stands for: a few characters. */
const FEW = ".{0,6}";

/** By word: a policy has few, and each message asks for all of them. */
const patterns = new Map<string, RegExp>();

function patternOf(word: string): RegExp {
  const made = patterns.get(word) ?? makePattern(word);
  patterns.set(word, made);
  return made;
}

function makePattern(word: string): RegExp {
  const escaped = word
    .split("…")
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join(FEW);
  const isLatin = /^[\w\s'-]+$/.test(word);
  return new RegExp(isLatin ? `\\b${escaped}` : escaped, "iu");
}

/**
 * Where a text first speaks of something that people call by these words; nothing where it does not.
 *
 * `A + B` asks for both; `请…天` leaves a few characters open.
 */
export function placeOf(called: readonly string[], text: string): number | undefined {
  const places = called.flatMap((word) => {
    const parts = word.split(" + ").map((part) => patternOf(part.trim()).exec(text)?.index);
    const found = parts.filter((place) => place !== undefined);
    return found.length === parts.length ? [Math.min(...found)] : [];
  });
  return places.length > 0 ? Math.min(...places) : undefined;
}

export function speaksOf(called: readonly string[], text: string): boolean {
  return placeOf(called, text) !== undefined;
}

/** How many of its words a text uses: of two things spoken of, the likelier. */
export function likeness(called: readonly string[], text: string): number {
  return called.filter((word) => speaksOf([word], text)).length;
}

/** The party that a table names as an applicant and a text speaks of, if there is one. */
export function applicantIn(
  parties: PolicyDocument["parties"],
  table: RouteFile,
  text: string,
): string | undefined {
  const named = new Set(table.rows.flatMap(({ applicants = [] }) => applicants));
  return partiesIn(parties, text).find((party) => named.has(party));
}

/** A text in its sentences, without their marks. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/[?!。;\n]+/u)
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

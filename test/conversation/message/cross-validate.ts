import type { Example, TrainingData } from "../../../src/conversation/message/training-data.ts";
import { createUnderstanding } from "../../../src/conversation/message/understand.ts";
import { meaningOf, type Understood } from "../../support/meaning-of.ts";

/** A sentence with its true intent, and what it was taken for by one never taught it. */
export interface Trial extends Example {
  readonly meaning: Understood;
}

/** One in so many sentences of a fold is tried, which are thousands still. */
const ONE_IN = 2;

/** Teaches all folds but one and tries some of that one, in turn; which, follows from the text alone. */
export function crossValidate(material: TrainingData, folds: number): Trial[] {
  return Array.from({ length: folds }, (_, fold) => {
    const isTaught = ({ text }: Example) => hashOf(text) % folds !== fold;
    const isTried = ({ text }: Example) => hashOf(text) % (folds * ONE_IN) === fold;
    const examples = material.examples.filter(isTaught);
    const understanding = createUnderstanding({ ...material, examples });
    return material.examples
      .filter(isTried)
      .map((example) => ({ ...example, meaning: meaningOf(example.text, { understanding }) }));
  }).flat();
}

/** FNV-1a: a text falls into the same fold whatever stands around it. */
function hashOf(text: string): number {
  let hash = 2166136261;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0;
  }
  return hash;
}

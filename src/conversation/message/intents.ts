import { trainClassifier } from "./classifier.ts";
import type { Intent } from "./meaning.ts";
import type { Example } from "./training-data.ts";
import { fixTypos } from "./typos.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** An intent that a sentence may have, and how probable that is, between 0 and 1. */
export interface RankedIntent {
  readonly intent: Intent;
  readonly confidence: number;
}

/** Ranks every intent for a normalised sentence, likeliest first. */
export type IntentRanker = (sentence: string) => readonly RankedIntent[];

/** Blanks and marks at which two ways of typing the same sentence differ. */
const UNSPOKEN = /[\s,.!?、。;:~…]+/gu;

/**
 * Learns from examples which intent a sentence has.
 *
 * A sentence that is itself an example has that example's intent for certain, so what an
 * administrator adds takes effect as written.
 */
export function trainIntents(examples: readonly Example[], vocabulary: Vocabulary): IntentRanker {
  const taught = examples.map(({ text, intent }) => ({
    text: fixTypos(text, vocabulary),
    label: intent,
  }));
  const classify = trainClassifier(taught);
  const certain = new Map(taught.map(({ text, label }) => [spoken(text), label]));
  return (sentence) => {
    const ranked = classify(sentence).map(({ label, probability }) => ({
      intent: label,
      confidence: probability,
    }));
    const known = certain.get(spoken(sentence));
    return known === undefined ? ranked : promote(ranked, known, 1);
  };
}

/** The same ranking with one intent first, at least as confident as said. */
export function promote(
  ranked: readonly RankedIntent[],
  intent: Intent,
  confidence: number,
): readonly RankedIntent[] {
  const own = ranked.find((each) => each.intent === intent)?.confidence ?? 0;
  const others = ranked.filter((each) => each.intent !== intent);
  return [{ intent, confidence: Math.max(own, confidence) }, ...others];
}

function spoken(text: string): string {
  return text.toLowerCase().replace(UNSPOKEN, "") || text;
}

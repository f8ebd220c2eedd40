/** The known features of one sentence: their numbers, and their weights on the unit sphere. */
export interface SentenceVector {
  readonly indices: Int32Array;
  readonly weights: Float64Array;
}

/** Turns features into vectors; features that no example had are left out. */
export interface SentenceVectors {
  /** How many features there are. */
  readonly size: number;
  of(features: readonly string[]): SentenceVector;
}

/** Learns from the examples' features how telling each is: the rarer, the more. */
export function createSentenceVectors(examples: readonly (readonly string[])[]): SentenceVectors {
  const occurrences = new Map<string, number>();
  for (const features of examples) {
    for (const feature of features) occurrences.set(feature, (occurrences.get(feature) ?? 0) + 1);
  }
  const known = new Map<string, { readonly index: number; readonly weight: number }>();
  for (const [feature, count] of occurrences) {
    known.set(feature, { index: known.size, weight: Math.log(1 + examples.length / count) });
  }
  return {
    size: known.size,
    of: (features) => {
      const found = features.map((feature) => known.get(feature)).filter((each) => !!each);
      const length = Math.sqrt(found.reduce((sum, { weight }) => sum + weight ** 2, 0)) || 1;
      return {
        indices: Int32Array.from(found, ({ index }) => index),
        weights: Float64Array.from(found, ({ weight }) => weight / length),
      };
    },
  };
}

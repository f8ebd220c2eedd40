/** The known features of one sentence: their numbers, and their weights on the unit sphere. */
export interface SentenceVector {
  readonly indices: readonly number[];
  readonly weights: readonly number[];
}

/** The features that some sentences have, and how telling each is. */
export interface KnownFeatures {
  readonly features: readonly string[];
  /** Of each feature: the rarer, the more. */
  readonly telling: readonly number[];
}

/** Learns from the examples' features how telling each is. */
export function learnFeatures(examples: readonly (readonly string[])[]): KnownFeatures {
  const occurrences = new Map<string, number>();
  for (const feature of examples.flat()) {
    occurrences.set(feature, (occurrences.get(feature) ?? 0) + 1);
  }
  return {
    features: [...occurrences.keys()],
    telling: [...occurrences.values()].map((each) => Math.log(1 + examples.length / each)),
  };
}

/** Turns features into vectors; those that are not known are left out. */
export function vectorsBy({
  features,
  telling,
}: KnownFeatures): (features: readonly string[]) => SentenceVector {
  const numbers = new Map(features.map((feature, number) => [feature, number]));
  return (those) => {
    const known = those.map((feature) => numbers.get(feature));
    return vectorOf(
      known.filter((number) => number !== undefined),
      telling,
    );
  };
}

function vectorOf(indices: readonly number[], telling: readonly number[]): SentenceVector {
  let squares = 0;
  for (const index of indices) squares += (telling[index] ?? 0) ** 2;
  const length = Math.sqrt(squares) || 1;
  return { indices, weights: indices.map((index) => (telling[index] ?? 0) / length) };
}

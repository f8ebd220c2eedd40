/** The known features of one sentence: their numbers, and their weights on the unit sphere. */
export interface SentenceVector {
  readonly indices: readonly number[];
  readonly weights: readonly number[];
}

/** Turns features into vectors; features that no example had are left out. */
export interface SentenceVectors {
  /** How many features there are. */
  readonly size: number;
  /** Those of the examples, in their order. */
  readonly examples: readonly SentenceVector[];
  of(features: readonly string[]): SentenceVector;
}

/** Learns from the examples' features how telling each is: the rarer, the more. */
export function createSentenceVectors(examples: readonly (readonly string[])[]): SentenceVectors {
  const numbers = new Map<string, number>();
  const occurrences: number[] = [];
  const count = (feature: string): number => {
    const number = numbers.get(feature) ?? numbers.size;
    if (number === numbers.size) numbers.set(feature, number);
    occurrences[number] = (occurrences[number] ?? 0) + 1;
    return number;
  };
  const counted = examples.map((features) => features.map(count));
  const telling = occurrences.map((each) => Math.log(1 + examples.length / each));
  return {
    size: numbers.size,
    examples: counted.map((indices) => vectorOf(indices, telling)),
    of: (features) => {
      const known = features.map((feature) => numbers.get(feature));
      return vectorOf(
        known.filter((number) => number !== undefined),
        telling,
      );
    },
  };
}

function vectorOf(indices: readonly number[], telling: readonly number[]): SentenceVector {
  let squares = 0;
  for (const index of indices) squares += (telling[index] ?? 0) ** 2;
  const length = Math.sqrt(squares) || 1;
  return { indices, weights: indices.map((index) => (telling[index] ?? 0) / length) };
}

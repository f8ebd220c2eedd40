import { featuresOf } from "./features.ts";
import {
  type KnownFeatures,
  learnFeatures,
  type SentenceVector,
  vectorsBy,
} from "./sentence-vectors.ts";

/** A sentence of which it is known what it is. */
export interface LabelledSentence<Label extends string> {
  readonly text: string;
  readonly label: Label;
}

/** What a classifier knows, as plain data. */
export interface Learned<Label extends string> extends KnownFeatures {
  readonly labels: readonly Label[];
  readonly biases: Float64Array;
  /** Feature by feature, one weight for each label. */
  readonly weights: Float32Array;
}

/** Every label with its probability, likeliest first. */
export type Classifier<Label extends string> = (
  sentence: string,
) => readonly { readonly label: Label; readonly probability: number }[];

const ROUNDS = 4;
const FIRST_STEP = 4;
/** The share of a step by which a label's general likelihood moves. */
const BIAS_SHARE = 0.02;
/** Errors below this teach nothing worth the time. */
const SMALL_ERROR = 0.003;
/** Makes a stated probability match how often it is right, as measured by cross-validation. */
const SHARPNESS = 1.4;

/**
 * Learns to tell sentences apart: logistic regression by stochastic gradient descent.
 *
 * The same examples in the same order give the same classifier.
 */
export function trainClassifier<Label extends string>(
  examples: readonly LabelledSentence<Label>[],
): Learned<Label> {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const features = examples.map(({ text }) => featuresOf(text));
  const known = learnFeatures(features);
  const vectors = features.map(vectorsBy(known));
  const answers = examples.map(({ label }) => labels.indexOf(label));
  const learned = {
    ...{ ...known, labels },
    biases: new Float64Array(labels.length),
    weights: new Float32Array(labels.length * known.features.length),
  };
  const model = modelOf(learned);
  const stride = strideThrough(examples.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = FIRST_STEP * (1 - round / ROUNDS);
    for (let turn = 0; turn < examples.length; turn += 1) {
      const lesson = (turn * stride) % examples.length;
      const [vector, answer] = [vectors[lesson], answers[lesson]];
      if (vector && answer !== undefined) learn(model, vector, answer, step);
    }
  }
  return learned;
}

/** Tells sentences apart by what was learned. */
export function classifierBy<Label extends string>(learned: Learned<Label>): Classifier<Label> {
  const { labels } = learned;
  const model = modelOf(learned);
  const vectorOf = vectorsBy(learned);
  return (sentence) => {
    const probabilities = probabilitiesOf(model, vectorOf(featuresOf(sentence)), SHARPNESS);
    return labels
      .map((label, index) => ({ label, probability: probabilities[index] ?? 0 }))
      .sort((a, b) => b.probability - a.probability);
  };
}

interface Model extends Pick<Learned<string>, "biases" | "weights"> {
  readonly labels: number;
  /** Where probabilities are worked out, over and over. */
  readonly probabilities: Float64Array;
}

function modelOf({ labels, biases, weights }: Learned<string>): Model {
  const probabilities = new Float64Array(labels.length);
  return { labels: labels.length, biases, weights, probabilities };
}

/** Valid until the next call with the same model. */
function probabilitiesOf(model: Model, vector: SentenceVector, sharpness: number): Float64Array {
  const { labels, biases, weights, probabilities } = model;
  const { indices, weights: shares } = vector;
  probabilities.set(biases);
  for (let position = 0; position < indices.length; position += 1) {
    const place = (indices[position] ?? 0) * labels;
    const weight = shares[position] ?? 0;
    for (let label = 0; label < labels; label += 1) {
      probabilities[label] = (probabilities[label] ?? 0) + weight * (weights[place + label] ?? 0);
    }
  }
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of probabilities) if (score > highest) highest = score;
  let sum = 0;
  for (let label = 0; label < labels; label += 1) {
    const share = Math.exp(sharpness * ((probabilities[label] ?? 0) - highest));
    probabilities[label] = share;
    sum += share;
  }
  for (let label = 0; label < labels; label += 1) {
    probabilities[label] = (probabilities[label] ?? 0) / sum;
  }
  return probabilities;
}

/** Moves every label's weights against its error. */
function learn(model: Model, vector: SentenceVector, answer: number, step: number): void {
  const { labels, biases } = model;
  const probabilities = probabilitiesOf(model, vector, 1);
  for (let label = 0; label < labels; label += 1) {
    const error = (probabilities[label] ?? 0) - (label === answer ? 1 : 0);
    if (Math.abs(error) < SMALL_ERROR) continue;
    biases[label] = (biases[label] ?? 0) - step * BIAS_SHARE * error;
    moveWeights(model, vector, label, -step * error);
  }
}

function moveWeights(model: Model, vector: SentenceVector, label: number, by: number): void {
  const { labels, weights } = model;
  for (let position = 0; position < vector.indices.length; position += 1) {
    const place = (vector.indices[position] ?? 0) * labels + label;
    weights[place] = (weights[place] ?? 0) + by * (vector.weights[position] ?? 0);
  }
}

/** A step through a circle of `length` places that visits them all, far from its neighbours. */
function strideThrough(length: number): number {
  let stride = Math.max(1, Math.floor(length * 0.618));
  while (commonDivisor(stride, length) > 1) stride += 1;
  return stride;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

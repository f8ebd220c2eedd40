import { classifierBy, type Learned, trainClassifier } from "./classifier.ts";
import type { Intent, QuestionId } from "./meaning.ts";
import type { Example } from "./training-data.ts";
import { fixTypos } from "./typos.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A question that a sentence may ask, with its topic. */
export interface RankedQuestion {
  readonly question: QuestionId;
  readonly intent: Intent;
  /** How probable that is, between 0 and 1. */
  readonly confidence: number;
}

/** A topic that a sentence may be about: as probable as all its questions together. */
export interface RankedIntent {
  readonly intent: Intent;
  readonly confidence: number;
}

/** What the words of a sentence read like, each list likeliest first. */
export interface WordsRead {
  readonly questions: readonly RankedQuestion[];
  readonly topics: readonly RankedIntent[];
}

/** Ranks every question, and with them every topic, for a normalised sentence. */
export type QuestionRanker = (sentence: string) => WordsRead;

/** Blanks and marks at which two ways of typing the same sentence differ. */
const UNSPOKEN = /[\s,.!?、。;:~…]+/gu;

/** What examples teach, as plain data. */
export interface LearnedQuestions {
  /** The examples as they are compared with sentences. */
  readonly certain: Readonly<Record<string, QuestionId>>;
  readonly classifier: Learned<QuestionId>;
}

/** Learns from examples which question a sentence asks, which takes a third of a second. */
export function learnQuestions(
  examples: readonly Example[],
  vocabulary: Vocabulary,
): LearnedQuestions {
  const taught = examples.map(({ text, question }) => ({
    text: fixTypos(text, vocabulary),
    label: question,
  }));
  return {
    certain: Object.fromEntries(taught.map(({ text, label }) => [spoken(text), label])),
    classifier: trainClassifier(taught),
  };
}

/**
 * Ranks questions by what these examples taught.
 *
 * A sentence that is itself an example asks that example's question for certain, so what an
 * administrator adds takes effect as written.
 */
export function rankerBy(learned: LearnedQuestions, examples: readonly Example[]): QuestionRanker {
  const topicOf = new Map(examples.map(({ question, intent }) => [question, intent]));
  const classify = classifierBy(learned.classifier);
  const certain = new Map(Object.entries(learned.certain));
  return (sentence) => {
    const questions = classify(sentence).flatMap(({ label, probability }) => {
      const intent = topicOf.get(label);
      return intent === undefined ? [] : [{ question: label, intent, confidence: probability }];
    });
    const topics = topicsOf(questions);
    const known = certain.get(spoken(sentence));
    const intent = known && topicOf.get(known);
    if (!known || !intent) return { questions, topics };
    const others = questions.filter(({ question }) => question !== known);
    return {
      questions: [{ question: known, intent, confidence: 1 }, ...others],
      topics: promote(topics, intent, 1),
    };
  };
}

function topicsOf(questions: readonly RankedQuestion[]): RankedIntent[] {
  const sums = new Map<Intent, number>();
  for (const { intent, confidence } of questions) {
    sums.set(intent, (sums.get(intent) ?? 0) + confidence);
  }
  return [...sums]
    .map(([intent, confidence]) => ({ intent, confidence }))
    .sort((a, b) => b.confidence - a.confidence);
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

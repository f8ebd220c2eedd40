import { type ConversationDeps, situationOf } from "./context.ts";
import type { Intent, QuestionId, Slots } from "./message/meaning.ts";
import { QUESTIONS } from "./questions/index.ts";
import { canBeAnswered, type Interpretation, rank } from "./rank.ts";
import type { Explained } from "./turn.ts";

/** What a message is taken to mean, without doing it. */
export interface Meaning {
  readonly intent: Intent;
  /** Between 0 and 1. */
  readonly confidence: number;
  readonly slots: Slots;
  /** The first that can be answered. */
  readonly question: QuestionId | undefined;
  readonly interpretations: readonly Explained[];
}

/** What a sentence by itself means, to nobody in particular: the best of the same ranking that answers it. */
export function interpret(
  deps: Pick<ConversationDeps, "understanding" | "catalogue" | "articles">,
  text: string,
  reading: Parameters<typeof situationOf>[2],
): Meaning {
  const situation = situationOf(deps, text, reading, QUESTIONS.all);
  const ranked = rank(situation, QUESTIONS);
  const first = ranked.find(canBeAnswered);
  return {
    intent: first?.question.topic ?? "unknown",
    confidence: first?.score ?? 0,
    slots: situation.message.slots,
    question: first?.question.id,
    interpretations: explained(ranked),
  };
}

/** The ranking with its reasons, in words. */
export function explained(ranked: readonly Interpretation[]): readonly Explained[] {
  return ranked.map(({ question, tier, score, because, unmet }) => ({
    question: question.id,
    intent: question.topic,
    tier,
    score,
    because: unmet ? [...because, `needs ${NEEDED[unmet]}`] : because,
  }));
}

const NEEDED = {
  asker: "an asker whom the roster knows",
  policy: "a policy",
  credits: "a policy that awards credits",
} as const;

import type { Reply } from "../wording/reply.ts";
import { questionParts } from "./articles/question-parts.ts";
import { type Context, ofPart } from "./context.ts";
import type { Intent } from "./message/meaning.ts";
import type { Answer, AnyQuestion } from "./question.ts";
import { canBeAnswered, type Interpretation, type Tier } from "./rank.ts";

/** A question of a message, answered by itself. */
export interface PartAnswered {
  readonly question: AnyQuestion;
  readonly answer: Answer;
  readonly situation: Context;
}

/** Nobody wants more answers at once. */
const MOST_PARTS = 3;
const TEXT = "article.search";

/** The parts of a message that each ask something; none where it asks one thing. */
export function partsAsked({ message }: Pick<Context, "message">): readonly string[] {
  const parts = message.command ? [] : questionParts(message.text);
  return parts.length > 1 ? parts.slice(0, MOST_PARTS) : [];
}

/** Parts that chat, or that nobody understands, are passed over. */
const NO_QUESTION: readonly Intent[] = ["unknown", "smalltalk", "help"];

/** What was pressed, waited for or commanded is one thing. */
const UNDIVIDED: readonly Tier[] = ["action", "pending", "command"];

/** All ways to take a message, best first. */
export type RankMessage = (message: Context) => readonly Interpretation<Context>[];

/**
 * The further questions of a message, each with the ways to take it, where it asks several things and
 * the first interpretation of the whole is only one of them; none where it asks one.
 *
 * @param whole what the message as a whole is taken for
 */
export function furtherQuestions(
  context: Context,
  { question, tier }: Interpretation<Context>,
  rank: RankMessage,
): readonly (readonly Interpretation<Context>[])[] {
  if (question.about === "imagined" || UNDIVIDED.includes(tier)) return [];
  const asked: { ranked: readonly Interpretation<Context>[]; first: Interpretation<Context> }[] =
    [];
  for (const part of partsAsked(context)) {
    const last = asked.at(-1)?.first;
    const ranked = rank(ofPart(context, part, last && previousOf(last)));
    const first = ranked.find(canBeAnswered);
    if (first && isQuestion(first)) asked.push({ ranked, first });
  }
  const { covers } = question;
  if (covers) {
    const others = asked.filter(({ first }) => !covers.includes(first.question.topic));
    return others.map(({ ranked }) => ranked);
  }
  // A table answers all that is asked of it, where it was asked first.
  const isOfTable =
    question.about === "procedure" && asked[0]?.first.question.about === "procedure";
  // 我不是有84了吗,怎么才22: what is held against the figure is part of the why.
  const isOneWhy =
    question.topic === "why" &&
    asked.every(
      ({ first }) => first.question.topic === "why" || first.question.topic === "standing",
    );
  if (isOfTable || isOneWhy) return [];
  const further = question.acts ? asked.filter(({ first }) => first.question.id === TEXT) : asked;
  // What is asked twice of the same kind is for that question to answer as a whole.
  const isMixed = asked.some(({ first }) => first.question.id !== asked[0]?.first.question.id);
  return question.acts || isMixed ? further.map(({ ranked }) => ranked) : [];
}

function isQuestion({ question, situation, unmet, tier }: Interpretation<Context>): boolean {
  if (unmet || question.acts || NO_QUESTION.includes(question.topic)) return false;
  // A part such as 跟班学习呢 reads like a question of figures, and asks for nobody's.
  const { message, asker } = situation;
  // Half a sentence about oneself is in some article by chance.
  if (question.id === TEXT && asker && !situation.articles().sure) return false;
  const isOfSomebody = message.shows("asks-enough") || message.shows("speaks-of-self");
  return question.about !== "figures" || tier === "follow-up" || isOfSomebody;
}

/**
 * The answers to all questions that a language model read in a message; none where it read one, or
 * where one of them changes something, which is then answered alone.
 */
export async function readAnswers(
  ranked: readonly Interpretation<Context>[],
  answerOne: (read: Interpretation<Context>) => Promise<PartAnswered | undefined>,
): Promise<readonly PartAnswered[]> {
  const read = ranked.filter(({ tier, unmet }) => tier === "read" && unmet === undefined);
  if (read.length < 2 || read.some(({ question }) => question.acts)) return [];
  const answered: PartAnswered[] = [];
  for (const each of read) {
    const found = await answerOne(each);
    if (found) answered.push(found);
  }
  return answered.length < 2 ? [] : answered;
}

function previousOf({ question, situation }: Interpretation<Context>) {
  const { slots, text } = situation.message;
  return { question: question.id, slots, text };
}

/** One reply that answers several questions: the first in full, of every other the line that answers. */
export function together(first: Reply, others: readonly Reply[]): Reply {
  const known = new Set(first.text.split("\n"));
  const told = others.filter(({ text }) => !known.has(text.split("\n")[0] ?? ""));
  const leads = [...new Set(told.map(leadOf))];
  if (leads.length === 0) return first;
  const [lead = "", ...rest] = first.text.split("\n");
  const [opening, ...blocks] = first.blocks;
  const added = leads.map((text) => ({ kind: "text", text }) as const);
  return {
    ...first,
    text: [lead, ...leads, ...rest].join("\n"),
    blocks: opening ? [opening, ...added, ...blocks] : blocks,
    citations: [...first.citations, ...others.flatMap(({ citations }) => citations)],
    private: first.private || others.some((reply) => reply.private),
  };
}

/** The first line, with the articles that it rests on. */
function leadOf({ text, citations, language }: Reply): string {
  const [lead = ""] = text.split("\n");
  const articles = [...new Set(citations.map(({ article }) => article))].slice(0, 2);
  const missing = articles.filter((article) => !lead.includes(article));
  if (missing.length === 0) return lead;
  return language === "en" ? `${lead} (${missing.join(", ")})` : `${lead}（${missing.join("、")}）`;
}

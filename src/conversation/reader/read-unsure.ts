import { namesInText } from "../../app/access/names-in-text.ts";
import { isExact } from "../articles/search-articles.ts";
import type { Context, Situation } from "../context.ts";
import type { QuestionFacts, QuestionId } from "../message/meaning.ts";
import type { AnyQuestion, QuestionTable } from "../question.ts";
import { canBeAnswered, type Interpretation, rank } from "../rank.ts";
import { type MaskedMessage, maskMessage } from "./mask-message.ts";
import { type Checked, slotsQuoted } from "./reading.ts";

/**
 * From here on the ranking is believed without a reader. Buttons, commands, cues and what goes on from
 * before are never below it; what the classifier doubts and the policy's text only touches is. Of the
 * held-out sentences 18 in a hundred are below, and all whose topic is mistaken for another that is
 * answered; of those in `readings.yaml`, which are odder, half, and again all that are mistaken.
 */
export const SURE = 0.95;
export const NOTHING_UNDERSTOOD = "unknown.guess";
/** A longer message is a story: what leaves the school stays short. */
const LONGEST = 200;

/** Whether the ranking knows by itself what a message asks. */
export function isSure(ranked: readonly Interpretation[]): boolean {
  const first = ranked.find(canBeAnswered);
  if (!first || first.question.id === NOTHING_UNDERSTOOD) return false;
  const isByNumber = first.question.topic === "article" && isExact(first.situation.articles());
  return isByNumber || first.score >= SURE;
}

/**
 * The questions that a reading may name: those that are asked in words, and of those that change
 * something only what becomes a draft first, which its teller sees and confirms.
 */
export function questionsToRead(
  questions: readonly AnyQuestion[],
  examples: readonly { readonly question: QuestionId }[],
): readonly (QuestionFacts & { readonly id: QuestionId })[] {
  const taught = new Set(examples.map(({ question }) => question));
  return questions.filter(
    ({ id, acts, tellsOfTraining }) =>
      taught.has(id) && id !== NOTHING_UNDERSTOOD && (!acts || tellsOfTraining),
  );
}

/** Every way to take a message, best first; a reader is asked where the ranking is not sure. */
export async function rankRead(
  context: Context,
  table: QuestionTable,
): Promise<readonly Interpretation<Context>[]> {
  const ranked = rank(context, table);
  const { reader } = context.deps;
  if (!reader || isSure(ranked) || !isReadable(context)) return ranked;
  const masked = await maskedFor(context);
  if (!masked) return ranked;
  const { turn, asker, thread, today } = context;
  const reading = await reader.read({
    ...{ masked, today, before: thread?.previous?.question },
    asker: asker?.teacher.id ?? turn.speaker.person ?? accountOf(context),
  });
  return reading ? rank(withReading(context, reading), table) : ranked;
}

/** The situation as a reading has it: which questions are asked, and what our parsers find in the quotes. */
export function withReading<S extends Situation>(
  situation: S,
  { questions }: Extract<Checked, { kind: "read" }>,
): S {
  const { message, reading } = situation;
  const read = questions.map(({ question, quotes }) => ({
    question,
    slots: slotsQuoted(message.slots, quotes, reading),
  }));
  return { ...situation, read };
}

/** What is pressed, sent as a file or begins with a slash is not a sentence. */
function isReadable({ turn, asks, message }: Context): boolean {
  const { text } = message;
  if (turn.body.kind !== "text" || asks || message.command) return false;
  return text.length > 0 && text.length <= LONGEST && !text.startsWith("/");
}

async function maskedFor({ deps, message, reading }: Context): Promise<MaskedMessage | undefined> {
  const names = await namesInText(deps.store.roster, message.text);
  const policies = new Set((reading.policyAliases ?? new Map()).values());
  return maskMessage(message.text, { names, vocabulary: reading.vocabulary, policies });
}

/** Strangers whom the channel cannot tell apart share what a room has. */
function accountOf({ turn: { speaker, room } }: Context): string {
  const account = speaker.person === undefined ? speaker.account : undefined;
  return account === undefined ? `room:${room}` : `account:${account}`;
}

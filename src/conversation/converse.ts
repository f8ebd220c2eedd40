import { readOnce } from "../app/read-once.ts";
import { isFailure } from "../domain/failure.ts";
import { isApplicable } from "../policy/engine/compile.ts";
import type { Language } from "../wording/messages.ts";
import type { Action, CommandRun, QuestionRun, Reply } from "../wording/reply.ts";
import {
  type Context,
  type ConversationDeps,
  type ConversationSetup,
  createContext,
} from "./context.ts";
import { explained } from "./interpret.ts";
import { createKeyedMutex, createOnce, type TakeLonger, within } from "./keyed-mutex.ts";
import { languageOf } from "./message/language-of.ts";
import { beginningOf, isTooLong, LONGEST_MESSAGE } from "./message/normalise.ts";
import type { Answer, AnyQuestion, ThreadChange } from "./question.ts";
import { QUESTIONS } from "./questions/index.ts";
import { canBeAnswered, type Interpretation, rank } from "./rank.ts";
import { rankRead } from "./reader/read-unsure.ts";
import {
  brokenReply,
  failedReply,
  tookTooLongReply,
  tooLongReply,
  unknownPersonReply,
} from "./replies/common-replies.ts";
import { noArithmeticReply } from "./replies/policy-replies.ts";
import { furtherQuestions, readAnswers, together } from "./several-questions.ts";
import { createAnonymousThreads } from "./state/anonymous-threads.ts";
import { keepThread, type Thread } from "./state/thread.ts";
import { withoutPolicy } from "./subject.ts";
import type { Conversation, IncomingMessage, TurnResult } from "./turn.ts";

/** A message that comes again is seldom further back than this. */
const ANSWERS_KEPT = 500;
/** For what takes long: a whole county's sheet that waits for another import. */
const LONG_SECONDS = 900;
const CONTROL = /\p{Cc}(?<![\t\n\r])/gu;

/**
 * The one door for every channel: a message in, an answer out.
 *
 * Messages of one person are answered one after the other, and one that is delivered again gets the
 * answer that it got, while that is remembered. Whatever a person types is answered;
 * what fails on the way is said in one sentence, and what nobody expected goes to `onError`.
 */
export function createConversation(deps: ConversationDeps): Conversation {
  const setting = {
    deps,
    policyAliases: policyAliases(deps),
    passing: createAnonymousThreads(),
    questions: QUESTIONS.all,
  };
  const inTurn = createKeyedMutex();
  const once = createOnce<TurnResult>(ANSWERS_KEPT);
  const { turnSeconds } = deps;
  const answered = (turn: IncomingMessage) =>
    inTurn(speakerOf(turn), () => {
      const answer = (takeLonger: TakeLonger) => converse(readingOnce(setting), turn, takeLonger);
      if (turnSeconds === undefined) return answer(() => {});
      return within(turnSeconds, answer, (seconds) => givenUp(deps, turn, seconds));
    });
  return {
    say: (turn) => once(`${turn.via} ${speakerOf(turn)} ${turn.id}`, () => answered(turn)),
  };
}

function readingOnce({ deps, ...setting }: ConversationSetup): ConversationSetup {
  return { ...setting, deps: { ...deps, store: readOnce(deps.store) } };
}

function givenUp(deps: ConversationDeps, turn: IncomingMessage, seconds: number): TurnResult {
  deps.onError(new Error(`a turn was given up after ${seconds} s`));
  const localizer = deps.wording.in(languageBefore(turn));
  const reply = tookTooLongReply(localizer, seconds);
  return notUnderstood(inPlace(reply, turn));
}

/** The language of what is said before a message is read. */
function languageBefore(turn: IncomingMessage): Language {
  return turn.language ?? languageOf(beginningOf(textOf(turn)));
}

/** The words of a message; a button's are not read. */
function textOf({ body }: IncomingMessage): string {
  return body.kind === "action" ? "" : (body.text ?? "");
}

function notUnderstood(reply: Reply): TurnResult {
  return { intent: "unknown", reply, effects: [], interpretations: [] };
}

/** Of strangers whom the channel cannot tell apart, all who speak in a room. */
function speakerOf({ speaker, room }: IncomingMessage): string {
  if (speaker.person !== undefined) return speaker.person;
  return speaker.account === undefined ? `room:${room}` : `account:${speaker.account}`;
}

/** Every name that people use for a policy, its id among them. */
function policyAliases({ catalogue }: ConversationDeps): ReadonlyMap<string, string> {
  return new Map(
    catalogue.ids.flatMap((id) =>
      [id, ...catalogue.namesOf(id)].map((name): [string, string] => [name, id]),
    ),
  );
}

async function converse(
  setting: ConversationSetup,
  turn: IncomingMessage,
  takeLonger: TakeLonger,
): Promise<TurnResult> {
  const { deps } = setting;
  const sent = textOf(turn).replace(CONTROL, "").trim();
  const language = languageBefore(turn);
  if (isTooLong(sent)) {
    const reply = tooLongReply(deps.wording.in(language), LONGEST_MESSAGE);
    return notUnderstood(inPlace(reply, turn));
  }
  try {
    return await answerIn(await createContext(setting, turn, sent), takeLonger);
  } catch (error) {
    return notUnderstood(trouble(deps, language, error));
  }
}

async function answerIn(context: Context, takeLonger: TakeLonger): Promise<TurnResult> {
  const { deps, turn, localizer } = context;
  const ranked = await rankRead(context, QUESTIONS);
  const interpretations = explained(ranked);
  try {
    const { question, answer, situation } = await answerAll(context, ranked, takeLonger);
    const reply = forAsker(context, answer);
    await remember(situation, question, { ...answer, reply }).catch(deps.onError);
    const { effects = [] } = answer;
    const told = { intent: question.topic, question: question.id, interpretations };
    return { ...told, reply: inPlace(reply, turn), effects };
  } catch (error) {
    const intent = ranked.find(canBeAnswered)?.question.topic ?? "unknown";
    return {
      intent,
      reply: trouble(deps, localizer.language, error),
      effects: [],
      interpretations,
    };
  }
}

interface Answered {
  readonly question: AnyQuestion;
  readonly answer: Answer;
  readonly situation: Context;
}

/** The answer to a message, or to each of the questions that it asks. */
async function answerAll(
  context: Context,
  ranked: readonly Interpretation<Context>[],
  takeLonger: TakeLonger,
): Promise<Answered> {
  const whole = ranked.find(canBeAnswered);
  const parts = whole ? await partsAnswered(context, whole, ranked) : [];
  const [first, ...others] = parts;
  if (!first) return firstAnswer(ranked, takeLonger);
  if (whole?.question.acts || whole?.question.covers) {
    const main = await firstAnswer(ranked, takeLonger);
    const reply = together(
      main.answer.reply,
      parts.map(({ answer }) => answer.reply),
    );
    return { ...main, answer: { ...main.answer, reply } };
  }
  const last = others.at(-1) ?? first;
  const subject = parts.map(({ answer }) => answer.subject).find((each) => each !== undefined);
  const askerOnly = parts.some(({ answer }) => answer.askerOnly);
  const reply = together(
    first.answer.reply,
    others.map(({ answer }) => answer.reply),
  );
  const answer = {
    ...last.answer,
    reply,
    ...(subject && { subject }),
    ...(askerOnly && { askerOnly }),
  };
  return { ...last, answer };
}

/** What a language model read decides what a message asks; without it, what each of its sentences asks. */
async function partsAnswered(
  context: Context,
  whole: Interpretation<Context>,
  ranked: readonly Interpretation<Context>[],
): Promise<readonly Answered[]> {
  if (whole.tier === "read") return readAnswers(ranked, answerOne);
  const answered: Answered[] = [];
  for (const part of furtherQuestions(context, whole, (each) => rank(each, QUESTIONS))) {
    const each = await firstAnswer(part, () => undefined);
    // What cites nothing says that it cannot be answered, or asks back.
    if (each.answer.reply.citations.length > 0) answered.push(each);
  }
  return answered;
}

/** The answer to the first question in rank that can be answered. */
async function firstAnswer(
  ranked: readonly Interpretation<Context>[],
  takeLonger: TakeLonger,
): Promise<Answered> {
  for (const each of ranked.filter(canBeAnswered)) {
    if (each.question.takesLong) takeLonger(LONG_SECONDS);
    const answered = await answerOne(each);
    if (answered) return answered;
  }
  throw new Error("no question takes a message that nobody understood");
}

async function answerOne({
  question,
  situation,
  found,
  unmet,
}: Interpretation<Context>): Promise<Answered | undefined> {
  const answer = unmet
    ? await answerUnmet(situation, unmet)
    : await question.answer({ ...situation, question: question.id }, found);
  return answer && { question, answer, situation };
}

/** Says what a question lacks: somebody who is known, a policy, or one that sets credits. */
async function answerUnmet(
  context: Context,
  unmet: NonNullable<Interpretation["unmet"]>,
): Promise<Answer> {
  const { localizer } = context;
  const policy = context.policy();
  if (unmet === "policy") return withoutPolicy(context);
  if (policy && !isApplicable(policy)) return { reply: noArithmeticReply(localizer, policy) };
  return { reply: unknownPersonReply(localizer, context.turn) };
}

function trouble(deps: ConversationDeps, language: Language, error: unknown): Reply {
  const localizer = deps.wording.in(language);
  if (isFailure(error, "policy/unknown")) return failedReply(localizer, error);
  deps.onError(error);
  return isFailure(error) ? failedReply(localizer, error) : brokenReply(localizer);
}

/** Whatever shows somebody's figures, or names people, is for the asker alone. */
function forAsker({ localizer }: Context, { reply, subject, askerOnly }: Answer): Reply {
  if (!reply.private && subject === undefined && !askerOnly) return reply;
  return {
    ...reply,
    private: true,
    publicNote: localizer.t("common.answered-privately"),
  };
}

/** The note for the group belongs to a private answer that was asked for there, to no other. */
function inPlace({ publicNote, ...reply }: Reply, { place }: IncomingMessage): Reply {
  const apart = reply.private && place === "group" && publicNote !== undefined;
  return apart ? { ...reply, publicNote } : reply;
}

/** Keeps what the next message may go on from. */
async function remember(context: Context, question: AnyQuestion, answer: Answer): Promise<void> {
  const { keeper, turn } = context;
  if (!keeper) return;
  const apart = turn.place === "group" && answer.reply.private;
  const next = threadAfter(context, question, answer, keeper.person);
  await keepThread(keeper.threads, keeper.person, { room: turn.room, apart }, next);
}

function threadAfter(
  { thread, turn, localizer, message }: Context,
  { id }: AnyQuestion,
  { subject, reply, thread: change = {} }: Answer,
  asker: string,
): Thread {
  const kept = change === "keep" ? {} : change;
  const { saved = thread?.saved, slots = message.slots } = kept;
  const { text = message.text } = kept;
  const draft = kept.draft === undefined ? thread?.draft : kept.draft;
  const previous =
    change === "keep"
      ? thread?.previous
      : { question: id, slots, text, ...(subject && { subject }) };
  const person = subject && subject !== asker ? subject : thread?.person;
  const actions = reply.blocks.flatMap((block) => (block.kind === "actions" ? block.actions : []));
  const choices = actions.map(pickedByNumber);
  return {
    at: turn.at,
    language: localizer.language,
    choices,
    ...(actions.length > 0 && { called: actions.map(({ label }) => label) }),
    ...(previous && { previous }),
    ...(person && { person }),
    ...(draft && { draft }),
    ...askedIn(kept),
    ...(saved && { saved }),
  };
}

/** What waits for an answer, until the next message. */
function askedIn(change: ThreadChange) {
  const { undoing, choosing, reminder, broadcast, correction, correcting } = change;
  return {
    ...(correction && { correction }),
    ...(correcting && { correcting }),
    ...(undoing && { undoing }),
    ...(choosing && { choosing }),
    ...(reminder && { reminder }),
    ...(broadcast && { broadcast }),
  };
}

/** What cannot easily be taken back is said, never picked by a number. */
function pickedByNumber({ run, style }: Action): CommandRun | QuestionRun | null {
  return style === "danger" || "url" in run ? null : run;
}

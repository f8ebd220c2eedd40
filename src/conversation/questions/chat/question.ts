import { namesInText } from "../../../app/access/names-in-text.ts";
import { type Action, hasRoleFor } from "../../../app/access/permissions.ts";
import type { Person } from "../../../app/access/ports.ts";
import type { Context, Situation } from "../../context.ts";
import { maskSentence } from "../../message/mask-sentence.ts";
import type { Intent, QuestionFacts, QuestionId } from "../../message/meaning.ts";
import { question } from "../../question.ts";
import {
  greetingReply,
  instructionsReply,
  insultReply,
  machineReply,
  offTopicReply,
  sympathyReply,
  thanksReply,
} from "../../replies/common-replies.ts";
import { goesBeforeTalk } from "../article/question.ts";
import { guessReply } from "./guess-reply.ts";
import { helpReply } from "./help-reply.ts";

/** Answers thanks and greetings; what was talked about stays. */
export const chatSmallTalk = question({
  id: "chat.small-talk",
  topic: "smalltalk",
  tellsOfTraining: true,
  find: asksNothing,
  yieldsToText: goesBeforeTalk,
  async answer({ localizer, message, asker }) {
    if (message.shows("says-thanks")) return { reply: thanksReply(localizer), thread: "keep" };
    const reply = message.shows("sighs")
      ? sympathyReply(localizer)
      : greetingReply(localizer, asker?.teacher.name);
    return { reply, thread: "keep" };
  },
});

/** 谢谢，那我还差多少 is a question. */
function asksNothing({ message }: Situation): true | undefined {
  return !message.shows("asks-own-amount") || undefined;
}

/** Answers thanks in whatever words, where nothing is asked with them. */
export const chatThanks = question({
  id: "chat.thanks",
  topic: "smalltalk",
  tellsOfTraining: true,
  cues: { all: ["says-thanks"], none: ["asks", "speaks-of-figures", "wants-something-done"] },
  find: asksNothing,
  async answer({ localizer }) {
    return { reply: thanksReply(localizer), thread: "keep" };
  },
});

/** Answers who is angry with the assistant, where nothing is asked with it: with regret, and whom to turn to. */
export const chatInsult = question({
  id: "chat.insult",
  topic: "unknown",
  cues: { all: ["insults"], none: ["speaks-of-figures"] },
  // Who is angry and asks for a rule gets the rule.
  find(situation) {
    const { message } = situation;
    const isMeant = message.shows("insults") || readsPlainly(situation, "chat.insult");
    return (isMeant && !isSurelyInText(situation)) || undefined;
  },
  yieldsToText: goesBeforeTalk,
  async answer({ localizer }) {
    return { reply: insultReply(localizer), thread: "keep" };
  },
});

/** So much of an outburst must stand in the text for it to be a question. */
const SURELY = 0.6;

function isSurelyInText({ articles, message }: Situation): boolean {
  return message.shows("asks") && articles().coverage >= SURELY;
}

/** A story may be about anything: only a short message is off topic by its words alone. */
const A_STORY = 40;
const PLAINLY = 0.9;

function readsPlainly({ message, read = [] }: Situation, id: QuestionId): boolean {
  const { text, questions } = message;
  if (read.some(({ question: each }) => each === id)) return true;
  const likely = questions.find(({ question: each }) => each === id);
  return [...text].length <= A_STORY && (likely?.confidence ?? 0) >= PLAINLY;
}

/** Says that lesson plans, weather and the like are not its business. */
export const chatOffTopic = question({
  id: "chat.off-topic",
  topic: "unknown",
  cues: { all: ["asks-other-work"] },
  find: (situation) =>
    situation.message.shows("asks-other-work") ||
    readsPlainly(situation, "chat.off-topic") ||
    undefined,
  yieldsToText: goesBeforeTalk,
  async answer({ localizer }) {
    return { reply: offTopicReply(localizer), thread: "keep" };
  },
});

/** Says that a program answers, and nobody. */
export const chatMachine = question({
  id: "chat.machine",
  topic: "smalltalk",
  cues: { all: ["asks-whether-a-person"], none: ["speaks-of-figures"] },
  needs: { without: ["amount", "person"] },
  answer: async ({ localizer }) => ({ reply: machineReply(localizer), thread: "keep" }),
});

/** Answers what the assistant can do. */
export const chatHelp = question({
  id: "chat.help",
  topic: "help",
  // Whoever names somebody wants something of them.
  needs: { without: ["amount"] },
  find: ({ message }) => message.slots.person === undefined || undefined,
  commands: ["help"],
  cues: { all: ["asks-what-it-can-do"], none: ["attacks-instructions", "asks-other-work"] },
  offered: "if-likely",
  yieldsToText: goesBeforeTalk,
  answer: answerHelp,
});

/** Says to whoever wants it to break its rules, or figures to be set, that it does neither. */
export const chatInstructions = question({
  id: "chat.instructions",
  topic: "help",
  acts: true,
  cues: { any: ["attacks-instructions", "demands-a-total", "wants-forgery"] },
  needs: { without: ["person"] },
  answer: async ({ localizer }) => ({ reply: instructionsReply(localizer), thread: "keep" }),
});

/** The commands that only a role permits, by their word; others are not told of them. */
const PERMITTED: Readonly<Record<string, Action>> = {
  broadcast: "broadcast",
  digest: "list-short",
};

function isPermitted(word: string, asker: Person | undefined): boolean {
  const action = PERMITTED[word];
  return action === undefined || (asker !== undefined && hasRoleFor(asker, action));
}

async function answerHelp(context: Context) {
  const { localizer, deps, asker } = context;
  const commands = deps.commands.filter(({ word }) => isPermitted(word, asker));
  const lines = commands.map(({ names, summary, example }) => ({
    word: `/${names[localizer.language][0] ?? ""}`,
    summary: summary[localizer.language],
    example: example[localizer.language],
  }));
  const isAsked = context.message.command === undefined;
  const told = { policy: context.policy(), isKnown: asker !== undefined, isAsked };
  return { reply: helpReply(localizer, lines, told) };
}

/** So much of a sentence that nobody understood must stand in an article for that to be told. */
const ALMOST_WHOLLY = 0.6;
/** So much where it asks something. */
const PARTLY = 0.25;
/** Fewer characters or words than these are in an article by chance. */
const A_SENTENCE = { characters: 8, words: 5 };
/** As much of a sentence is kept as somebody will read. */
const KEPT = 200;

/** Not understood: offers the likeliest meanings and notes the sentence for those who teach it. */
export const unknownGuess = question({
  id: "unknown.guess",
  topic: "unknown",
  tellsOfTraining: true,
  yieldsToText: isInText,
  async answer({ deps, message, turn, localizer, thread, questions }) {
    const { unansweredLog, roster } = deps.store;
    const kept = [...message.text].slice(0, KEPT).join("");
    const text = maskSentence(kept, await namesInText(roster, kept));
    const guesses = guessed(
      questions,
      message.topics.map(({ intent }) => intent),
    );
    await unansweredLog.record({ text, at: turn.at, guesses: guesses.map(({ topic }) => topic) });
    const isElse = message.shows("asks") && !message.shows("speaks-of-work");
    const again = thread?.previous?.question === "unknown.guess";
    const choices = guesses.map(({ id, topic }) => ({
      topic,
      run: { ask: id, slots: { ...message.slots }, text: message.text },
    }));
    return { reply: guessReply(localizer, choices, { again, isElse }) };
  },
});

/**
 * Whether the text answers what was not understood: of a question also what only comes nearest, which
 * helps more than a choice of topics. To who is not known it may be less of it.
 */
function isInText(situation: Situation): boolean {
  const { message, asker } = situation;
  const { told, nearest, coverage } = situation.articles();
  const isThere = told.length + nearest.length > 0;
  if (!asker && situation.policy() && told.length > 0) return true;
  if (!isSentence(message.text) || message.shows("asks-other-work")) return false;
  const isLikely = told.length > 0 || coverage >= PARTLY;
  return coverage >= ALMOST_WHOLLY || (isThere && (!asker || (isLikely && message.shows("asks"))));
}

function isSentence(text: string): boolean {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[A-Za-z]+/g)?.length ?? 0;
  return characters >= A_SENTENCE.characters || words >= A_SENTENCE.words;
}

const GUESSES = 3;

/** Three guesses: of the topics that the words read like those that are offered, filled up with what always is. */
function guessed(questions: readonly QuestionFacts[], topics: readonly Intent[]): QuestionFacts[] {
  const likely = topics
    .filter((topic) => topic !== "unknown")
    .slice(0, GUESSES)
    .flatMap((each) => questions.find(({ offered, topic }) => offered && topic === each) ?? []);
  const places = [1, 2, 3] as const;
  const always = places.flatMap(
    (place) => questions.find(({ offered }) => offered === place) ?? [],
  );
  return [...new Set([...likely, ...always])].slice(0, GUESSES);
}

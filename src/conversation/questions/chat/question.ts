import { namesInText } from "../../../app/access/names-in-text.ts";
import type { Context, Situation } from "../../context.ts";
import { maskSentence } from "../../message/mask-sentence.ts";
import type { Intent, QuestionFacts } from "../../message/meaning.ts";
import { question } from "../../question.ts";
import { greetingReply, thanksReply } from "../../replies/common-replies.ts";
import { goesBeforeTalk } from "../article/question.ts";
import { guessReply } from "./guess-reply.ts";
import { helpReply } from "./help-reply.ts";

/** Answers thanks and greetings; what was talked about stays. */
export const chatSmallTalk = question({
  id: "chat.small-talk",
  topic: "smalltalk",
  tellsOfTraining: true,
  yieldsToText: goesBeforeTalk,
  async answer({ localizer, message, asker }) {
    const reply = message.shows("says-thanks")
      ? thanksReply(localizer)
      : greetingReply(localizer, asker?.teacher.name);
    return { reply, thread: "keep" };
  },
});

/** Answers what the assistant can do. */
export const chatHelp = question({
  id: "chat.help",
  topic: "help",
  commands: ["help"],
  offered: "if-likely",
  yieldsToText: goesBeforeTalk,
  answer: answerHelp,
});

/** What is at the assistant's own instructions gets to know what it can do. */
export const chatInstructions = question({
  id: "chat.instructions",
  topic: "help",
  acts: true,
  cues: { all: ["attacks-instructions"], none: ["asks-about-people"] },
  needs: { without: ["person"] },
  answer: answerHelp,
});

async function answerHelp(context: Context) {
  const { localizer, deps } = context;
  const lines = deps.commands.map(({ names, summary, example }) => ({
    word: `/${names[localizer.language][0] ?? ""}`,
    summary: summary[localizer.language],
    example: example[localizer.language],
  }));
  const told = { policy: context.policy(), isKnown: context.asker !== undefined };
  return { reply: helpReply(localizer, lines, told) };
}

/** So much of a sentence that nobody understood must stand in an article for that to be told. */
const ALMOST_WHOLLY = 0.6;
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
    const again = thread?.previous?.question === "unknown.guess";
    const choices = guesses.map(({ id, topic }) => ({
      topic,
      run: { ask: id, slots: { ...message.slots }, text: message.text },
    }));
    return { reply: guessReply(localizer, choices, { again }) };
  },
});

/** Whether the text answers what was not understood; to who is not known it may be less of it. */
function isInText(situation: Situation): boolean {
  const { best, coverage } = situation.articles();
  if (!situation.asker && situation.policy() && best.length > 0) return true;
  return isSentence(situation.message.text) && coverage >= ALMOST_WHOLLY;
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

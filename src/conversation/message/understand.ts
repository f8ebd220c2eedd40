import { type Commands, createCommands } from "./commands.ts";
import type { Cues } from "./cues.ts";
import {
  type LearnedQuestions,
  learnQuestions,
  promote,
  type QuestionRanker,
  rankerBy,
  type WordsRead,
} from "./intents.ts";
import type { Slots } from "./meaning.ts";
import { createMessage, type Message } from "./message.ts";
import { withoutPolicyIds } from "./policy-names.ts";
import { extractSlots, type SlotContext } from "./slots.ts";
import type { TrainingData } from "./training-data.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Reads messages; the same text and day always give the same message. */
export interface Understanding {
  /** The words that it reads by. */
  readonly vocabulary: Vocabulary;
  readonly cues: Cues;
  /** Reads a text in normal form, its typos fixed. */
  read(text: string, reading: SlotContext): Message;
}

/** Learns from the material where that was not done before, which is the slow part: make one and keep it. */
export function createUnderstanding(
  material: TrainingData,
  learned: LearnedQuestions = learnQuestions(material.examples, material.vocabulary),
): Understanding {
  const { vocabulary, cues } = material;
  const commands = createCommands(material.commands);
  const rank = rankerBy(learned, material.examples);
  const wordsOf = (text: string, reading: SlotContext) =>
    text === "" ? NOTHING_SENT : rank(withoutPolicyIds(text, reading.policyAliases));
  return {
    vocabulary,
    cues,
    read: (text, reading) => {
      const command = readCommand(text, reading, commands, rank);
      const read = command ?? {
        text,
        slots: extractSlots(text, reading),
        ...wordsOf(text, reading),
      };
      return createMessage(read, cues, withoutPolicyIds(text, reading.policyAliases));
    },
  };
}

/** Who sends nothing but a mention wants to know what there is. */
const NOTHING_SENT: WordsRead = {
  questions: [{ question: "chat.help", intent: "help", confidence: 1 }],
  topics: [{ intent: "help", confidence: 1 }],
};

const BARE_YEAR = /(?<=^|\s)(?:19|20)\d{2}$/u;

function readCommand(
  text: string,
  reading: SlotContext,
  commands: Commands,
  rank: QuestionRanker,
): Omit<Message, "shows"> | undefined {
  const found = commands.read(text);
  if (!found) return undefined;
  const { given, command } = found;
  if (command) {
    const { intent, word, takesYear } = command;
    const rest = takesYear ? found.rest.replace(BARE_YEAR, "$&年") : found.rest;
    const slots: Slots = extractSlots(rest, reading);
    return {
      text,
      slots,
      command: { word, rest },
      questions: [],
      topics: [{ intent, confidence: 1 }],
    };
  }
  const { rest } = found;
  const near = commands.nearest(given);
  const read = rank(rest);
  const guesses = near ? promote(read.topics, near.intent, 0) : read.topics;
  const topics = [{ intent: "unknown" as const, confidence: 0 }, ...guesses];
  return { text, slots: extractSlots(rest, reading), questions: read.questions, topics };
}

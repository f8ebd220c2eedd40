import { z } from "zod";
import { normalise } from "./normalise.ts";

const words = z.array(z.string().min(1)).default([]);

/** `prompts/concepts.yaml` as it is written: words that mean the same to whoever asks for a rule. */
export const conceptsFile = z.record(
  z.string().regex(/^[a-z]+(-[a-z]+)*$/, "write a name in lower case, such as sick-leave"),
  z.strictObject({ zh: words, en: words }),
);

export type ConceptsFile = z.output<typeof conceptsFile>;

/** What people speak of, whichever words they choose. */
export interface Concepts {
  /** The names of all that a text speaks of, each once. */
  readonly in: (text: string) => readonly string[];
}

/** Chinese words are found anywhere; longer ones than the longest are not looked for. */
const HAN = /\p{Script=Han}/u;
const ENGLISH_WORD = /[a-z]+/g;
const LONGEST_PHRASE = 4;

/** A word without the ending of a plural or a tense, so that all its forms are one. */
export function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:es|s|ed|ing)$/, "") : word;
}

/** Makes concepts findable; a word may belong to several. */
export function createConcepts(written: ConceptsFile): Concepts {
  const byWord = new Map<string, string[]>();
  const add = (word: string, concept: string) =>
    byWord.set(word, [...(byWord.get(word) ?? []), concept]);
  /** How long the longest word is that begins with a character. */
  const longest = new Map<string, number>();
  for (const [concept, { zh, en }] of Object.entries(written)) {
    for (const word of zh.map(normalise)) {
      const first = word.charAt(0);
      longest.set(first, Math.max(longest.get(first) ?? 0, word.length));
      add(word, concept);
    }
    for (const phrase of en) add(stemmed(phrase.toLowerCase()).join(" "), concept);
  }
  return {
    in(text) {
      const plain = normalise(text).toLowerCase();
      const found = new Set<string>();
      const look = (word: string) => {
        for (const concept of byWord.get(word) ?? []) found.add(concept);
      };
      if (HAN.test(plain)) {
        for (let start = 0; start < plain.length; start++) {
          const most = longest.get(plain.charAt(start)) ?? 0;
          for (let length = 1; length <= most; length++) look(plain.slice(start, start + length));
        }
      }
      const english = stemmed(plain);
      for (let start = 0; start < english.length; start++) {
        for (let length = 1; length <= LONGEST_PHRASE; length++) {
          look(english.slice(start, start + length).join(" "));
        }
      }
      return [...found];
    },
  };
}

function stemmed(text: string): string[] {
  return (text.match(ENGLISH_WORD) ?? []).map(stem);
}

import { meantWord } from "../../domain/nearest.ts";
import type { Reading } from "./read-row.ts";

/** What each set of words means; the first word of a set is the one that is suggested. */
export type Words<T> = readonly (readonly [meaning: T, ...words: string[]])[];

/**
 * Reads a word of a fixed vocabulary, or says which known one it is a misspelling of. Where that is
 * in doubt it says none: whoever follows a wrong hint changes what the sheet says.
 */
export function readWord<T>(words: Words<T>): (text: string) => Reading<T> {
  const meanings = new Map<string, T>();
  for (const [meaning, ...known] of words) {
    for (const word of known) meanings.set(word, meaning);
  }
  const known = words.flatMap(([, first]) => (first === undefined ? [] : [first]));
  return (text) => {
    const plain = text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
    const meaning = meanings.get(plain);
    if (meaning !== undefined) return { value: meaning };
    const near = meantWord(plain, meanings);
    return near === undefined
      ? { problem: { code: "word-unknown", known } }
      : { problem: { code: "word-misspelt", nearest: near, known } };
  };
}

/** Reads several words set apart by 、 or a comma, semicolon or slash. */
export function readWords<T>(words: Words<T>): (text: string) => Reading<readonly T[]> {
  const readOne = readWord(words);
  return (text) => {
    const values: T[] = [];
    for (const part of text.split(/[、,，;；/／]/).filter((each) => each.trim() !== "")) {
      const reading = readOne(part);
      if ("problem" in reading) return reading;
      values.push(reading.value);
    }
    return { value: values };
  };
}

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type LearnedQuestions, learnQuestions } from "../../conversation/message/intents.ts";
import { type Material, trainingDataOf } from "../../conversation/message/training-data.ts";
import type { Language, Sentences } from "../../wording/messages.ts";
import { readPrompts } from "./read-prompts.ts";
import { readSentences } from "./read-sentences.ts";

/** All that a folder of prompts says, as plain data. */
export interface Prompts {
  readonly material: Material;
  readonly sentences: Readonly<Record<Language, Sentences>>;
  /** What the examples teach; it may take a third of a second. */
  readonly learn: () => LearnedQuestions;
}

/** Those that {@link preparePrompts} wrote: only a built program has them beside its code. */
const PREPARED = new URL("prompts.json", import.meta.url);

/**
 * Reads a folder of prompts. What the build prepared is taken only where no file of the folder has
 * changed since, so that a changed sentence holds from the next start; that one is a second slower.
 *
 * @throws {Failure} what `readPrompts` and `readSentences` throw
 */
export function promptsIn(folder: string, prepared: string | URL = PREPARED): Prompts {
  const known = readPrepared(folder, prepared);
  if (known) return known;
  const material = readPrompts(folder);
  const learn = () => {
    const { examples, vocabulary } = trainingDataOf(material);
    return learnQuestions(examples, vocabulary);
  };
  return { material, sentences: readSentences(folder), learn };
}

/** Reads and learns, when the program is built, what every start would have to. */
export function preparePrompts(folder: string): string {
  const { material, sentences, learn } = promptsIn(folder);
  const { certain, classifier } = learn();
  const weights = Buffer.from(classifier.weights.buffer).toString("base64");
  const learned = {
    certain,
    classifier: { ...classifier, biases: [...classifier.biases], weights },
  };
  return JSON.stringify({ digest: digestOf(folder), material, sentences, learned });
}

function readPrepared(folder: string, file: string | URL): Prompts | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
  const { digest, material, sentences, learned } = JSON.parse(text);
  if (digest !== digestOf(folder)) return undefined;
  const { certain, classifier } = learned;
  const { labels, features } = classifier;
  const weights = new Float32Array(labels.length * features.length);
  Buffer.from(weights.buffer).write(classifier.weights, "base64");
  const biases = Float64Array.from(classifier.biases);
  const known = { certain, classifier: { ...classifier, biases, weights } };
  return { material, sentences, learn: () => known };
}

/** The names and contents of all files of a folder, in one value; none is longer or shorter unnoticed. */
function digestOf(folder: string): string {
  const digest = createHash("sha256");
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    const content = readFileSync(file);
    digest.update(JSON.stringify([file.slice(folder.length), content.length])).update(content);
  }
  return digest.digest("hex");
}

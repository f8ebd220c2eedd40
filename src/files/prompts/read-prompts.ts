import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type ExampleFile,
  type Material,
  type PromptFile,
  readMaterial,
} from "../../conversation/message/training-data.ts";
import { QUESTIONS } from "../../conversation/questions/index.ts";
import { Failure } from "../../domain/failure.ts";
import type { Language } from "../../wording/messages.ts";

const LANGUAGES: readonly Language[] = ["zh-CN", "en"];
const EXAMPLES = /\.yaml$/u;

/**
 * Reads a folder of prompts: `examples/<language>`, `commands.yaml`, `vocabulary.yaml`, `cues.yaml`
 * and `concepts.yaml`.
 *
 * @throws {Failure} input/no-file if one cannot be read; what `readMaterial` throws if one is wrong
 */
export function readPrompts(folder: string): Material {
  const files = {
    examples: LANGUAGES.flatMap((language) => exampleFiles(folder, language)),
    commands: promptFile(join(folder, "commands.yaml")),
    vocabulary: promptFile(join(folder, "vocabulary.yaml")),
    cues: promptFile(join(folder, "cues.yaml")),
    concepts: promptFile(join(folder, "concepts.yaml")),
  };
  return readMaterial(files, QUESTIONS.all);
}

function exampleFiles(folder: string, language: Language): ExampleFile[] {
  const inside = join(folder, "examples", language);
  return attempt(inside, () => readdirSync(inside).sort())
    .filter((name) => EXAMPLES.test(name))
    .map((name) => ({ ...promptFile(join(inside, name)), language }));
}

function promptFile(file: string): PromptFile {
  return { file, text: attempt(file, () => readFileSync(file, "utf8")) };
}

function attempt<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new Failure("input/no-file", { file }, { cause });
  }
}

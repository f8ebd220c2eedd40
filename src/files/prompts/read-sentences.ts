import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { Failure } from "../../domain/failure.ts";
import type { Language, Sentences } from "../../wording/messages.ts";

/** The sentences of a folder: those of `standing.yaml` have keys that begin with `standing.`. */
function sentencesIn(folder: string): Sentences {
  let files: string[];
  try {
    files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  } catch (cause) {
    throw new Failure("input/no-file", { file: folder }, { cause });
  }
  return Object.fromEntries(
    files.map((name) => [
      name.slice(0, -".yaml".length),
      parse(readFileSync(join(folder, name), "utf8")) as Sentences,
    ]),
  );
}

/**
 * Reads every sentence that people read from `<prompts>/replies`.
 *
 * @throws {Failure} input/no-file if the folder cannot be read
 */
export function readSentences(prompts: string): Readonly<Record<Language, Sentences>> {
  return {
    "zh-CN": sentencesIn(join(prompts, "replies", "zh-CN")),
    en: sentencesIn(join(prompts, "replies", "en")),
  };
}

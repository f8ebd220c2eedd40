import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { Failure } from "../../domain/failure.ts";
import { createWording, type Messages, type Sentences } from "../../wording/messages.ts";

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
 * @throws {Failure} input/no-file if the folder cannot be read, wording/missing if the languages do
 * not say the same things
 */
export function readWording(prompts: string): Messages {
  return createWording({
    "zh-CN": sentencesIn(join(prompts, "replies", "zh-CN")),
    en: sentencesIn(join(prompts, "replies", "en")),
  });
}

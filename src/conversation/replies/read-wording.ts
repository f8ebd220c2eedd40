import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Language } from "../understand/meaning.ts";
import { createWording, type Sentences, type Wording } from "./wording.ts";

/** The sentences of a folder: `standing.yaml` holds those whose keys begin with `standing.`. */
function sentencesIn(folder: URL): Sentences {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return Object.fromEntries(
    files.map((name) => [
      name.slice(0, -".yaml".length),
      parse(readFileSync(new URL(name, folder), "utf8")) as Sentences,
    ]),
  );
}

let read: Wording | undefined;

/**
 * The sentences of `prompts/replies`, read once.
 *
 * @throws {Failure} wording/missing if the languages do not say the same things
 */
export function readWording(): Wording {
  const folder = (language: Language) =>
    new URL(`../../../prompts/replies/${language}/`, import.meta.url);
  read ??= createWording({ "zh-CN": sentencesIn(folder("zh-CN")), en: sentencesIn(folder("en")) });
  return read;
}

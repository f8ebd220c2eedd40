import { readFileSync } from "node:fs";
import { parse } from "yaml";

interface Vocabulary {
  readonly slips: readonly { readonly wrong: RegExp; readonly right: string }[];
}

let loaded: Vocabulary | undefined;

/** The words of `prompts/vocabulary.yaml`, read once. */
export function vocabulary(): Vocabulary {
  loaded ??= read();
  return loaded;
}

function read(): Vocabulary {
  const file = new URL("../../../prompts/vocabulary.yaml", import.meta.url);
  const words = parse(readFileSync(file, "utf8")) as { slips: Record<string, string> };
  return {
    slips: Object.entries(words.slips).map(([wrong, right]) => ({
      wrong: new RegExp(wrong, "gu"),
      right,
    })),
  };
}

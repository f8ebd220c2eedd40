import { interpret, type Meaning } from "../../src/conversation/interpret.ts";
import type { Intent } from "../../src/conversation/message/meaning.ts";
import { fixTypos } from "../../src/conversation/message/typos.ts";
import type { Understanding } from "../../src/conversation/message/understand.ts";
import { type Day, parseDay } from "../../src/domain/day.ts";
import type { Catalogue } from "../../src/policy/loading/catalogue.ts";
import { builtInPolicies } from "./built-in-policies.ts";
import { builtInArticles, builtInUnderstanding } from "./built-in-understanding.ts";

/** What a sentence by itself means, with what tests look at. */
export interface Understood extends Meaning {
  /** The likeliest other intents, best first. */
  readonly others: readonly Intent[];
  readonly command?: { readonly word: string; readonly rest: string } | undefined;
}

export interface Said {
  readonly today?: Day;
  readonly policyAliases?: ReadonlyMap<string, string>;
  readonly understanding?: Understanding;
  readonly catalogue?: Catalogue;
}

/** What a sentence by itself means, said on 11 March 2026 where nothing else is told. */
export function meaningOf(
  text: string,
  {
    today = parseDay("2026-03-11"),
    policyAliases = new Map(),
    understanding = builtInUnderstanding(),
    catalogue = builtInPolicies(),
  }: Said = {},
): Understood {
  const reading = { today, policyAliases };
  const meaning = interpret(
    { understanding, catalogue, articles: builtInArticles() },
    text,
    reading,
  );
  const intents = meaning.interpretations.map(({ intent }) => intent);
  const others = [...new Set(intents)]
    .filter((intent) => intent !== meaning.intent && intent !== "unknown")
    .slice(0, 3);
  const { vocabulary } = understanding;
  return {
    ...meaning,
    others,
    get command() {
      return understanding.read(fixTypos(text, vocabulary), { ...reading, vocabulary }).command;
    },
  };
}

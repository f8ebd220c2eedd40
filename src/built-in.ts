import {
  type ArticleSearch,
  createArticleSearch,
} from "./conversation/articles/search-articles.ts";
import type { TrainingData } from "./conversation/message/training-data.ts";
import { createUnderstanding, type Understanding } from "./conversation/message/understand.ts";
import { readPolicies } from "./files/policies/read-policies.ts";
import { readPrompts } from "./files/prompts/read-prompts.ts";
import { readWording } from "./files/prompts/read-wording.ts";
import { BUILT_IN_POLICIES, BUILT_IN_PROMPTS } from "./folders.ts";
import type { Catalogue } from "./policy/loading/catalogue.ts";
import type { Messages } from "./wording/messages.ts";

/** What needs no database: the policies, the sentences, and the reading of messages. */
export interface BuiltIn {
  readonly catalogue: Catalogue;
  readonly wording: Messages;
  readonly material: TrainingData;
  /** Learned when first asked for, which takes about a fifth of a second. */
  readonly understanding: () => Understanding;
  /** Each policy is indexed when it is first asked. */
  readonly articles: () => ArticleSearch;
  /** Policy ids by every name people call them. */
  readonly policyAliases: ReadonlyMap<string, string>;
}

/** What people call each policy of the folder. */
function aliasesOf(catalogue: Catalogue): Map<string, string> {
  const aliases = new Map<string, string>();
  for (const id of catalogue.ids) {
    aliases.set(id, id);
    for (const alias of catalogue.namesOf(id)) aliases.set(alias, id);
  }
  return aliases;
}

type Prompts = Pick<BuiltIn, "material" | "wording" | "understanding" | "articles">;

function readAllPrompts(folder: string): Prompts {
  const material = readPrompts(folder);
  let learned: Understanding | undefined;
  let articles: ArticleSearch | undefined;
  return {
    material,
    wording: readWording(folder),
    understanding: () => {
      learned ??= createUnderstanding(material);
      return learned;
    },
    articles: () => {
      articles ??= createArticleSearch(material.cues);
      return articles;
    },
  };
}

const promptsOf = new Map<string, Prompts>();

/** Reads a folder of policies, and one of prompts: that once, however often it is asked for. */
export function builtIn(policies = BUILT_IN_POLICIES, prompts = BUILT_IN_PROMPTS): BuiltIn {
  const catalogue = readPolicies(policies);
  const read = promptsOf.get(prompts) ?? readAllPrompts(prompts);
  promptsOf.set(prompts, read);
  return { ...read, catalogue, policyAliases: aliasesOf(catalogue) };
}

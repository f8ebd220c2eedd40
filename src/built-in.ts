import {
  type ArticleSearch,
  createArticleSearch,
} from "./conversation/articles/search-articles.ts";
import {
  type Example,
  type TrainingData,
  trainingDataOf,
} from "./conversation/message/training-data.ts";
import { createUnderstanding, type Understanding } from "./conversation/message/understand.ts";
import { readPolicies } from "./files/policies/read-policies.ts";
import { promptsIn } from "./files/prompts/prompts-in.ts";
import { readTaught } from "./files/prompts/taught-examples.ts";
import { BUILT_IN_POLICIES, BUILT_IN_PROMPTS } from "./folders.ts";
import type { Catalogue } from "./policy/loading/catalogue.ts";
import { createWording, type Messages } from "./wording/messages.ts";

/** What needs no database: the policies, the sentences, and the reading of messages. */
export interface BuiltIn {
  readonly catalogue: Catalogue;
  readonly wording: Messages;
  /** What the program comes with, without what a school taught: that may name people. */
  readonly material: TrainingData;
  /** Made when first asked for, which takes a third of a second where it is learned only then. */
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

type BuiltInPrompts = Pick<BuiltIn, "material" | "wording" | "understanding" | "articles">;

function readAllPrompts(folder: string): BuiltInPrompts {
  const { material: written, sentences, learn } = promptsIn(folder);
  const material = trainingDataOf(written);
  let understanding: Understanding | undefined;
  let articles: ArticleSearch | undefined;
  return {
    material,
    wording: createWording(sentences),
    understanding: () => {
      understanding ??= createUnderstanding(material, learn());
      return understanding;
    },
    articles: () => {
      articles ??= createArticleSearch(material);
      return articles;
    },
  };
}

const promptsOf = new Map<string, BuiltInPrompts>();

/** Reads a folder of prompts once, however often it is asked for. */
export function builtInPrompts(folder = BUILT_IN_PROMPTS): BuiltInPrompts {
  const read = promptsOf.get(folder) ?? readAllPrompts(folder);
  promptsOf.set(folder, read);
  return read;
}

/** Where what is read comes from, where not from the program itself. */
interface Sources {
  readonly prompts?: string;
  /** A data folder, for the sentences that a school taught its assistant. */
  readonly data?: string;
}

/**
 * Reads a folder of policies, and one of prompts.
 *
 * What was learned when the program was built is not used where a school taught its assistant
 * sentences: it learns anew from both.
 */
export function builtIn(
  policies = BUILT_IN_POLICIES,
  { prompts = BUILT_IN_PROMPTS, data }: Sources = {},
): BuiltIn {
  const catalogue = readPolicies(policies);
  const taught = data === undefined ? [] : readTaught(data);
  const read = builtInPrompts(prompts);
  const understanding =
    taught.length > 0 ? understandingWith(read.material, taught) : read.understanding;
  return { ...read, understanding, catalogue, policyAliases: aliasesOf(catalogue) };
}

function understandingWith(material: TrainingData, taught: readonly Example[]) {
  const examples = [...material.examples, ...taught];
  let understanding: Understanding | undefined;
  return () => {
    understanding ??= createUnderstanding({ ...material, examples });
    return understanding;
  };
}

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Person, Store } from "./app/ports.ts";
import type { Config } from "./config.ts";
import { createConversation } from "./conversation/converse.ts";
import type { Wording } from "./conversation/replies/wording.ts";
import { createArticleSearch } from "./conversation/search-articles.ts";
import type { Conversation } from "./conversation/turn.ts";
import type { Material } from "./conversation/understand/material.ts";
import { createUnderstanding, type Understanding } from "./conversation/understand/understand.ts";
import { Failure } from "./domain/failure.ts";
import { readPolicies } from "./policies-folder/read-policies.ts";
import type { Catalogue } from "./policy/catalogue.ts";
import { readPrompts } from "./prompts-folder/read-prompts.ts";
import { readWording } from "./prompts-folder/read-wording.ts";
import { openStore } from "./store/open-store.ts";

const ROOT = new URL("../", import.meta.url);

/** The folder of policies that come with the program. */
export const BUILT_IN_POLICIES = fileURLToPath(new URL("policies", ROOT));

const BUILT_IN_PROMPTS = fileURLToPath(new URL("prompts", ROOT));

/** What needs no database: the policies, the sentences, and the reading of messages. */
export interface BuiltIn {
  readonly catalogue: Catalogue;
  readonly wording: Wording;
  readonly material: Material;
  /** Learned when first asked for, which takes some tenths of a second. */
  readonly understanding: () => Understanding;
  /** Policy ids by every name people call them. */
  readonly policyAliases: ReadonlyMap<string, string>;
}

/** What people call each policy that can be loaded. */
function aliasesOf(catalogue: Catalogue): Map<string, string> {
  const aliases = new Map<string, string>();
  for (const id of catalogue.ids) {
    aliases.set(id, id);
    for (const alias of catalogue.namesOf(id)) aliases.set(alias, id);
  }
  return aliases;
}

/** Reads the folders of policies and prompts. */
export function builtIn(policies = BUILT_IN_POLICIES, prompts = BUILT_IN_PROMPTS): BuiltIn {
  const catalogue = readPolicies(policies);
  const material = readPrompts(prompts);
  let learned: Understanding | undefined;
  return {
    catalogue,
    material,
    wording: readWording(prompts),
    understanding: () => {
      learned ??= createUnderstanding(material);
      return learned;
    },
    policyAliases: aliasesOf(catalogue),
  };
}

/** Everything a command needs to talk with people, opened and closed together. */
export interface Program extends BuiltIn {
  readonly store: Store;
  readonly conversation: Conversation;
  /**
   * The id of somebody named by roster id or bound account.
   *
   * @throws {Failure} person/unknown
   */
  readonly recognise: (named: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Puts a conversation together over a store. */
export function programOver(
  store: Store,
  parts: BuiltIn,
  onError: (error: unknown) => void,
): Program {
  const conversation = createConversation({
    store,
    catalogue: parts.catalogue,
    understanding: parts.understanding(),
    commands: parts.material.commands,
    wording: parts.wording,
    articles: createArticleSearch(),
    onError,
  });
  const find = async (named: string): Promise<Person | undefined> => {
    const known = await store.roster.person(named);
    if (known) return known;
    const [channel, account] = named.split(":", 2);
    return channel && account ? store.roster.personByAccount(channel, account) : undefined;
  };
  return {
    ...parts,
    store,
    conversation,
    recognise: async (named) => {
      const person = await find(named);
      if (!person) throw new Failure("person/unknown", { person: named });
      return person.teacher.id;
    },
    close: () => store.close(),
  };
}

/** Opens the database and everything over it; `tell` hears of what nobody expected. */
export async function openProgram(
  { config, policies }: { readonly config: Config; readonly policies: string },
  tell: (text: string) => void,
): Promise<Program> {
  const parts = builtIn(policies);
  mkdirSync(config.data, { recursive: true });
  const store = await openStore({ url: config.database, keyFile: config.keyFile });
  return programOver(store, parts, (error) => {
    tell(`xuefen: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  });
}

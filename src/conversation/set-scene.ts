import { readDraftName } from "../app/draft-name.ts";
import type { Person, Threads } from "../app/ports.ts";
import { guessPicked } from "./follow/guess-picked.ts";
import { picked } from "./follow/pick.ts";
import { languageOf } from "./language-of.ts";
import type { Meaning } from "./message/meaning.ts";
import { withoutPolicyIds } from "./message/policy-names.ts";
import { corrected } from "./message/slips.ts";
import type { SlotContext } from "./message/slots.ts";
import { describesRecord } from "./record-from-slots.ts";
import { readDrafts } from "./state/drafts.ts";
import { readThread, type Said, type Thread } from "./state/thread.ts";
import type { Turn } from "./turn.ts";
import type { ConversationDeps, Keeper, Scene } from "./turns/scene.ts";

/** What a conversation works with from its first message to its last. */
export interface Setting {
  readonly deps: ConversationDeps;
  /** Policy ids by every name that people use for them. */
  readonly policyAliases: ReadonlyMap<string, string>;
  /** Threads of people whom the roster does not have. */
  readonly passing: Threads;
}

const NOTHING_SAID: Meaning = { intent: "help", confidence: 1, slots: {}, others: [] };

function keeperOf(
  { deps, passing }: Setting,
  { speaker }: Turn,
  asker: Person | undefined,
): Keeper | undefined {
  if (asker) return { threads: deps.store.threads, person: asker.teacher.id };
  const account = speaker.person ?? speaker.account;
  return account === undefined ? undefined : { threads: passing, person: account };
}

/** An example of a training on a button says more than a sentence that names none. */
function saysMore(button: Meaning, sentence: Said): boolean {
  return describesRecord(button.slots) && !describesRecord(sentence.slots);
}

/** What a message means; of a guess that is picked, what the sentence before it means then. */
function interpret(
  { understanding }: ConversationDeps,
  text: string,
  { context, thread }: { readonly context: SlotContext; readonly thread: Thread | undefined },
): { readonly text: string; readonly meaning: Meaning } {
  if (text === "") return { text, meaning: NOTHING_SAID };
  const meaning = understanding.understand(text, context);
  const guessed = meaning.command ? undefined : guessPicked(text, thread);
  if (!guessed || saysMore(meaning, guessed)) return { text, meaning };
  return { text: guessed.question, meaning: { ...meaning, slots: guessed.slots } };
}

/** Gathers all that is known when a message is answered. */
export async function setScene(setting: Setting, turn: Turn, said: string): Promise<Scene> {
  const { deps, policyAliases } = setting;
  const { roster, threads } = deps.store;
  const { person } = turn.speaker;
  const asker = person === undefined ? undefined : await roster.person(person);
  const keeper = keeperOf(setting, turn, asker);
  const thread = keeper && (await readThread(keeper.threads, keeper.person, turn));
  const drafts = asker ? await readDrafts(threads, asker.teacher.id) : [];
  const shown = thread?.draft === undefined ? undefined : readDraftName(thread.draft);
  const open = drafts.find(({ id }) => id === shown?.id);
  const { vocabulary } = deps.understanding;
  const takesNumbers = open?.asking !== undefined && open.asking.needed !== "activity";
  const choice = takesNumbers ? undefined : picked(corrected(said, vocabulary));
  const chosen = choice === undefined ? undefined : thread?.choices[choice - 1] || undefined;
  const context = { today: turn.today, policyAliases, vocabulary };
  const { text, meaning } = interpret(deps, corrected(chosen ?? said, vocabulary), {
    context,
    thread,
  });
  const named = readDraftName(meaning.command?.rest ?? "");
  return {
    deps,
    turn,
    text,
    voice: deps.wording.in(languageOf(withoutPolicyIds(text, policyAliases), thread?.language)),
    context,
    meaning,
    asker,
    keeper,
    thread,
    draft: named ? drafts.find(({ id }) => id === named.id) : open,
    shown: named ?? shown,
  };
}

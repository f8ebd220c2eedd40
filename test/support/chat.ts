import type { Effect } from "../../src/app/records/effect.ts";
import type { Store } from "../../src/app/store.ts";
import { createArticleSearch } from "../../src/conversation/articles/search-articles.ts";
import { createConversation } from "../../src/conversation/converse.ts";
import type { Conversation, Sender, TurnResult } from "../../src/conversation/turn.ts";
import { type Day, parseDay } from "../../src/domain/day.ts";
import type { Catalogue } from "../../src/policy/loading/catalogue.ts";
import type { Reply } from "../../src/wording/reply.ts";
import { builtInPolicies } from "./built-in-policies.ts";
import { builtInMaterial, builtInUnderstanding } from "./built-in-understanding.ts";
import { builtInWording } from "./built-in-wording.ts";
import { createMemoryStore } from "./memory-store.ts";
import { fillSchool } from "./school.ts";

const BUILT_IN = builtInPolicies();
const wording = builtInWording();
const articles = createArticleSearch(builtInMaterial().cues);

/** Somebody talking: what they say, and what they and the group get to read. */
export interface Voice {
  /** Says something and waits for the answer. */
  says(text: string): Promise<TurnResult>;
  /** What the button of the last answer says that is labelled so. */
  button(label: string): string;
  /** The last answer as this person reads it. */
  heard(): string;
  /** What everybody in the group reads of the last answer. */
  overheard(): string;
  reply(): Reply;
  effects(): readonly Effect[];
  /** The same person elsewhere. */
  in(place: "private" | "group", room?: string): Voice;
}

/** A school that talks with the assistant. */
export interface Chat {
  readonly store: Store;
  readonly errors: readonly unknown[];
  person(id: string): Voice;
  /** Somebody of whom only the policy is known, and perhaps the account. */
  stranger(policy: string, account?: string): Voice;
  /** Lets days pass. */
  today(day: string): void;
  /** Starts the program anew on the same store. */
  restart(): void;
}

/** Opens a chat over a school of the Heye rules, on 10 March 2026 if nothing else is said. */
export async function openChat(
  store: Store = createMemoryStore(),
  catalogue: Catalogue = BUILT_IN,
): Promise<Chat> {
  await fillSchool(store);
  const errors: unknown[] = [];
  const start = () =>
    createConversation({
      store,
      catalogue,
      understanding: builtInUnderstanding(),
      commands: builtInMaterial().commands,
      wording,
      articles,
      onError: (error) => errors.push(error),
    });
  const chat = { conversation: start(), today: parseDay("2026-03-10"), seconds: 0 };
  const voiceOf = (speaker: Sender) => voice(chat, speaker, "private", "web");
  return {
    store,
    errors,
    person: (id) => voiceOf({ person: id }),
    stranger: (policy, account) => voiceOf({ policy, ...(account && { account }) }),
    today: (day) => {
      chat.today = parseDay(day);
    },
    restart: () => {
      chat.conversation = start();
    },
  };
}

function voice(
  chat: { conversation: Conversation; today: Day; seconds: number },
  speaker: Sender,
  place: "private" | "group",
  room: string,
): Voice {
  let last: TurnResult | undefined;
  const outcome = () => {
    if (!last) throw new Error("nothing was said yet");
    return last;
  };
  const says = async (text: string) => {
    chat.seconds += 1;
    const clock = new Date(chat.seconds * 1000).toISOString().slice(11);
    const at = `${chat.today}T${clock}`;
    const { today } = chat;
    last = await chat.conversation.say({ speaker, text, place, room, at, today, via: "web" });
    return last;
  };
  return {
    says,
    button: (label) => buttonOf(outcome().reply, label),
    heard: () => outcome().reply.text,
    overheard: () => {
      const { reply } = outcome();
      return reply.private ? (reply.publicNote ?? "") : reply.text;
    },
    reply: () => outcome().reply,
    effects: () => outcome().effects,
    in: (elsewhere, other = elsewhere === "group" ? "staff-room" : "web") =>
      voice(chat, speaker, elsewhere, other),
  };
}

function buttonOf({ blocks }: Reply, label: string): string {
  const actions = blocks.flatMap((block) => (block.kind === "actions" ? block.actions : []));
  const action = actions.find((each) => each.label === label);
  if (!action) {
    throw new Error(`no button ${label} among: ${actions.map((each) => each.label).join(", ")}`);
  }
  return action.says;
}

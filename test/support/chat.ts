import type { Effect } from "../../src/app/ledger/entry-kinds.ts";
import { loadSample } from "../../src/app/load-sample.ts";
import type { Store } from "../../src/app/store.ts";
import type { ConversationDeps } from "../../src/conversation/context.ts";
import { createConversation } from "../../src/conversation/converse.ts";
import type { Reader } from "../../src/conversation/reader/reader.ts";
import type {
  Conversation,
  FormValues,
  IncomingFile,
  MessageBody,
  Sender,
  TurnResult,
} from "../../src/conversation/turn.ts";
import { type Day, parseDay } from "../../src/domain/day.ts";
import { readSample } from "../../src/files/policies/read-sample.ts";
import { sheetIn } from "../../src/files/sheets/read-sheet.ts";
import { writeWorkbook } from "../../src/files/sheets/write-workbook.ts";
import type { Catalogue } from "../../src/policy/loading/catalogue.ts";
import type { Action, Reply } from "../../src/wording/reply.ts";
import { broadcastPlanning } from "./broadcasts.ts";
import { builtInPolicies } from "./built-in-policies.ts";
import {
  builtInArticles,
  builtInMaterial,
  builtInUnderstanding,
} from "./built-in-understanding.ts";
import { builtInWording } from "./built-in-wording.ts";
import { type Carry, carryDirectly, carryOverLark } from "./carry.ts";
import { createMemoryStore } from "./memory-store.ts";
import { samplePolicies } from "./sample-policies.ts";
import { fillSchool } from "./school.ts";

/** In the same thread, as one of its own takes half a second to begin. */
const readSheet: ConversationDeps["readSheet"] = async (name, bytes) =>
  sheetIn(name, Buffer.from(bytes));

/** The assistant over a store, with the sentences that come with the program. */
export function conversationOver(
  store: Store,
  onError: (error: unknown) => void,
  catalogue: Catalogue = samplePolicies(),
  more: Pick<ConversationDeps, "turnSeconds" | "reader"> = {},
): Conversation {
  return createConversation({
    store,
    catalogue,
    understanding: builtInUnderstanding(),
    commands: builtInMaterial().commands,
    wording: builtInWording(),
    articles: builtInArticles(),
    onError,
    readSheet,
    workbook: writeWorkbook,
    broadcasting: broadcastPlanning(),
    ...more,
  });
}

/** Somebody talking: what they say, and what they and the group get to read. */
export interface Voice {
  /** Says something, or presses a button, and waits for the answer. */
  says(said: string | Action): Promise<TurnResult>;
  /** Sends files, perhaps with a text. */
  sends(files: readonly IncomingFile[], text?: string): Promise<TurnResult>;
  /** Sends whatever a channel may send as a button. */
  presses(body: MessageBody): Promise<TurnResult>;
  /** Fills in the form of the last answer and sends it. */
  fills(values: FormValues): Promise<TurnResult>;
  /** Says something that the channel delivers twice. */
  saysTwice(text: string): Promise<readonly [TurnResult, TurnResult]>;
  /** The button of the last answer that is labelled so. */
  button(label: string): Action;
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

/**
 * Opens a chat at the sample school, on 10 March 2026 if nothing else is said. In the project `wire`,
 * whatever can be said in Feishu is said there.
 */
export async function openChat(
  store: Store = createMemoryStore(),
  catalogue?: Catalogue,
  reader?: Reader,
): Promise<Chat> {
  await fillSchool(store);
  return chatOver(store, catalogue, reader);
}

/** Opens a chat over a store as it is. */
function chatOver(store: Store, catalogue?: Catalogue, reader?: Reader): Chat {
  const errors: unknown[] = [];
  const start = () => conversationOver(store, (error) => errors.push(error), catalogue, { reader });
  const assistant = { conversation: start() };
  const say: Conversation["say"] = (message) => assistant.conversation.say(message);
  const carry =
    process.env.TALKING_OVER === "lark" ? carryOverLark(store, say) : carryDirectly(say);
  const chat = { carry, today: parseDay("2026-03-10"), seconds: 0 };
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
      assistant.conversation = start();
    },
  };
}

/** The same school under policies of the program, for the sentences that name them. */
export async function openRealChat(): Promise<Chat> {
  const chat = await openChat(createMemoryStore(), builtInPolicies());
  const { roster } = chat.store;
  await roster.setPolicy("qinghe", "hunan-heye-school");
  await roster.setPolicy("bailu", "gansu-2013");
  return chat;
}

/** Opens a chat at the school that comes with the policies, on 30 November 2026. */
export async function openSampleChat(): Promise<Chat> {
  const store = createMemoryStore();
  const today = parseDay("2026-11-30");
  const sample = readSample("policies/");
  if (!sample) throw new Error("the policies bring no sample school");
  await loadSample(store, sample, { at: "2026-11-30T00:00:00.000Z", today });
  const chat = chatOver(store, builtInPolicies());
  chat.today(today);
  return chat;
}

function voice(
  chat: { readonly carry: Carry; today: Day; seconds: number },
  speaker: Sender,
  place: "private" | "group",
  room: string,
): Voice {
  let last: TurnResult | undefined;
  const outcome = () => {
    if (!last) throw new Error("nothing was said yet");
    return last;
  };
  const deliver = async (body: MessageBody, times = 1) => {
    chat.seconds += 1;
    const clock = new Date(chat.seconds * 1000).toISOString().slice(11);
    const at = `${chat.today}T${clock}`;
    const { today } = chat;
    const id = String(chat.seconds);
    const message = { id, speaker, body, place, room, at, today, via: "web" };
    const results = await chat.carry(message, times);
    last = results[0];
    return results;
  };
  const says = async (said: string | Action) => {
    await deliver(bodyOf(said));
    return outcome();
  };
  return {
    says,
    sends: async (files, text) => {
      await deliver({ kind: "files", files, ...(text !== undefined && { text }) });
      return outcome();
    },
    presses: async (body) => {
      await deliver(body);
      return outcome();
    },
    fills: async (values) => {
      const form = outcome().reply.blocks.find((block) => block.kind === "form");
      if (form?.kind !== "form") throw new Error("no form was offered");
      await deliver({ kind: "action", ...form.submit, values });
      return outcome();
    },
    saysTwice: async (text) => {
      const [one, again] = await deliver(bodyOf(text), 2);
      if (!one || !again) throw new Error("two answers were expected");
      return [one, again];
    },
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

function buttonOf({ blocks }: Reply, label: string): Action {
  const actions = blocks.flatMap((block) => (block.kind === "actions" ? block.actions : []));
  const action = actions.find((each) => each.label === label);
  if (!action) {
    throw new Error(`no button ${label} among: ${actions.map((each) => each.label).join(", ")}`);
  }
  return action;
}

/** The text form of a button that runs a command, as somebody would type it. */
export function typed({ label, run }: Action): string {
  if (!("command" in run)) throw new Error(`${label} cannot be typed`);
  const command = builtInMaterial().commands.find(({ word }) => word === run.command);
  return `/${command?.names["zh-CN"][0]} ${run.args ?? ""}`.trim();
}

/** What a channel sends when somebody types, or presses a button. */
function bodyOf(said: string | Action): MessageBody {
  if (typeof said === "string") return { kind: "text", text: said };
  if ("url" in said.run) throw new Error(`${said.label} opens a page`);
  return { kind: "action", label: said.label, run: said.run };
}

/** A file with its content at hand. */
export function sentFile(name: string, bytes: Buffer): IncomingFile {
  return { name, read: async () => bytes };
}

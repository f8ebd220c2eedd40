import { createHash } from "node:crypto";
import type { Timeline } from "./timeline.ts";

/** Somebody of the school, as its directory knows them. */
export interface Person {
  readonly openId: string;
  readonly unionId: string;
  /** The id that the school's administrator may set, which is why a roster can be joined by it. */
  readonly userId: string;
  readonly name: string;
  readonly mobile?: string;
  readonly employeeNo?: string;
  /** Of another organisation, where it is not of the school: the directory does not know them, groups may have them. */
  readonly tenantKey?: string;
  /** Whether the app is available to them and may see them in the directory. */
  isInScope: boolean;
  hasLeft: boolean;
}

export interface NewPerson {
  readonly name: string;
  readonly userId?: string;
  readonly mobile?: string;
  readonly employeeNo?: string;
  readonly tenantKey?: string;
  readonly isInScope?: boolean;
}

export interface Chat {
  readonly id: string;
  readonly kind: "p2p" | "group";
  readonly name: string;
  readonly members: Set<Person>;
  hasBot: boolean;
}

/** A file or picture that somebody put into a message, or that the bot uploaded. */
export interface Resource {
  readonly key: string;
  readonly kind: "image" | "file";
  readonly name: string;
  readonly bytes: Buffer;
  readonly owner: Person | "bot";
}

/** Somebody whom a message mentions, under the placeholder in its text. */
export interface Mention {
  readonly key: string;
  readonly whom: Person | "bot";
}

export interface NewMessage {
  readonly chat: Chat;
  readonly from: Person | "bot";
  readonly type: string;
  /** JSON text, as the platform stores and delivers it. */
  readonly content: string;
  readonly parentId?: string;
  /** The topic that it begins; an answer belongs to the topic of what it answers. */
  readonly threadId?: string;
  readonly uuid?: string;
  readonly mentions?: readonly Mention[];
  /** Who alone sees it in the group; everybody if nobody is named. */
  readonly onlyFor?: Person;
  readonly resources?: readonly Resource[];
}

export interface Message extends NewMessage {
  readonly id: string;
  readonly at: Date;
  readonly rootId?: string;
  /** Who was in the chat when it came. */
  readonly audience: ReadonlySet<Person>;
  /** What it shows now, to everybody or, after an update for some people, to one of them. */
  shows: string;
  readonly showsTo: Map<Person, string>;
  isRecalled: boolean;
}

/** Allows the bot to update the card that somebody pressed a button of. */
export interface CardToken {
  readonly message: Message;
  readonly issuedAt: Date;
  /** Whether the bot has answered the callback, before which no update holds. */
  isAnswered: boolean;
  uses: number;
}

/** A command that people choose after typing a slash. */
export interface SlashCommand {
  readonly command_id: string;
  readonly command: string;
  readonly description: { readonly default_value: string; readonly i18n?: object | undefined };
}

/** The people, chats, messages and files that the platform knows. */
export interface World {
  readonly bot: { readonly openId: string; readonly name: string };
  readonly tenantKey: string;
  readonly people: readonly Person[];
  readonly chats: ReadonlyMap<string, Chat>;
  readonly messages: ReadonlyMap<string, Message>;
  /** The last message that was sent under each uuid. */
  readonly byUuid: ReadonlyMap<string, Message>;
  readonly resources: Map<string, Resource>;
  readonly cardTokens: Map<string, CardToken>;
  /** By their ids. A name that the pattern does not fit is refused, where there is one. */
  readonly slashCommands: {
    readonly commands: Map<string, SlashCommand>;
    readonly namePattern: { now?: RegExp };
  };
  /** The permissions of the app that the administrator granted. */
  readonly scopes: Set<string>;
  newId(prefix: string): string;
  addPerson(person: NewPerson): Person;
  addGroup(name: string, members: readonly Person[], hasBot?: boolean): Chat;
  privateChatWith(person: Person): Chat;
  addMessage(message: NewMessage): Message;
  addResource(resource: Omit<Resource, "key">): Resource;
  canSee(person: Person, message: Message): boolean;
}

/** What a school needs to grant; without `im:message.group_msg`, a group is heard when it mentions the bot. */
const SCOPES = [
  "im:message:send_as_bot",
  "im:message:readonly",
  "im:message.p2p_msg:readonly",
  "im:message.group_at_msg:readonly",
  "im:resource",
  "im:chat:readonly",
  "contact:contact.base:readonly",
  "contact:user.id:readonly",
  "contact:user.base:readonly",
  "contact:user.employee_id:readonly",
  "contact:user.employee_number:read",
  "contact:user.phone:readonly",
  "application:app_slash_command:read",
  "application:app_slash_command:write",
];

/** @param added is told of every message */
export function createWorld(time: Timeline, added: (message: Message) => void = () => {}): World {
  let count = 0;
  const newId = (prefix: string) => {
    count += 1;
    const digest = createHash("sha256").update(`${prefix}${count}`).digest("hex");
    return `${prefix}${digest.slice(0, 32)}`;
  };
  const people: Person[] = [];
  const chats = new Map<string, Chat>();
  const privateChats = new Map<Person, Chat>();
  const messages = new Map<string, Message>();
  const byUuid = new Map<string, Message>();
  const resources = new Map<string, Resource>();
  const addChat = (chat: Omit<Chat, "id">): Chat => {
    const added = { id: newId("oc_"), ...chat };
    chats.set(added.id, added);
    return added;
  };
  return {
    bot: { openId: newId("ou_"), name: "学分助手" },
    tenantKey: "2ed263bf32cf1651",
    people,
    chats,
    messages,
    byUuid,
    resources,
    cardTokens: new Map(),
    slashCommands: { commands: new Map(), namePattern: {} },
    scopes: new Set(SCOPES),
    newId,
    addPerson({ isInScope = true, userId, ...rest }) {
      const person: Person = {
        openId: newId("ou_"),
        unionId: newId("on_"),
        userId: userId ?? newId("").slice(0, 8),
        ...{ isInScope, hasLeft: false },
        ...rest,
      };
      people.push(person);
      return person;
    },
    addGroup: (name, members, hasBot = true) =>
      addChat({ kind: "group", name, members: new Set(members), hasBot }),
    privateChatWith(person) {
      const known = privateChats.get(person);
      if (known) return known;
      const chat = addChat({ kind: "p2p", name: "", members: new Set([person]), hasBot: true });
      privateChats.set(person, chat);
      return chat;
    },
    addMessage(message) {
      const parent = messages.get(message.parentId ?? "");
      const kept: Message = {
        ...message,
        id: newId("om_"),
        at: time.now(),
        ...(parent && { rootId: parent.rootId ?? parent.id }),
        ...(parent?.threadId && { threadId: parent.threadId }),
        audience: new Set(message.onlyFor ? [message.onlyFor] : message.chat.members),
        shows: message.content,
        showsTo: new Map(),
        isRecalled: false,
      };
      messages.set(kept.id, kept);
      if (kept.uuid !== undefined) byUuid.set(kept.uuid, kept);
      added(kept);
      return kept;
    },
    addResource(resource) {
      const key = newId(resource.kind === "image" ? "img_v3_" : "file_v3_");
      const added = { key, ...resource };
      resources.set(key, added);
      return added;
    },
    canSee: (person, { isRecalled, onlyFor, audience, chat }) =>
      !isRecalled && (audience.has(person) || (!onlyFor && chat.members.has(person))),
  };
}

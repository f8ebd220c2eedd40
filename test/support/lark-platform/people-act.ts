import { type Content, contentOf } from "./content.ts";
import type { Attempt, Deliveries, Payload, Sending } from "./deliveries.ts";
import { showToAll } from "./messages-api.ts";
import type { Timeline } from "./timeline.ts";
import type { Chat, Mention, Message, Person, World } from "./world.ts";

export type Say = Content & {
  readonly from: Person;
  /** Their private chat with the bot if none is named. */
  readonly chat?: Chat;
  /**
   * Who is mentioned, as `@_user_1`, `@_user_2` and so on, in this order. A text that does not say
   * where has them at its beginning. `@_all` is said in the text and mentions nobody.
   */
  readonly mentions?: readonly (Person | "bot")[];
  readonly replyTo?: string;
  /** Begins a topic with the message, as every message of a topic group does. */
  readonly inTopic?: boolean;
};

export interface Said {
  readonly messageId: string;
  readonly chatId: string;
  /** None if the platform does not tell the bot, as of talk in a group that does not mention it. */
  readonly sending?: Sending;
  /** Settles once the bot has answered for the first time, at once if it is not told. */
  readonly delivered: Promise<unknown>;
}

export interface Press {
  readonly by: Person;
  /** The id of the message that shows the card. */
  readonly message: string;
  readonly value: unknown;
  readonly formValue?: Readonly<Record<string, unknown>>;
  /** The name of the button, which one in a form has. */
  readonly name?: string;
}

/** What somebody sees after they pressed a button. */
export interface Pressed {
  readonly toast?: { readonly type?: string; readonly content?: string };
  readonly card?: unknown;
  /** What the client says instead if the bot does not answer rightly within three seconds. */
  readonly error?: 200340;
  /** For updates of the card during the next half hour. */
  readonly token: string;
}

export interface PeopleAct {
  say(what: Say): Said;
  press(what: Press): Promise<Pressed>;
  addBot(chat: Chat, by: Person): Sending;
  removeBot(chat: Chat, by: Person): Sending;
  addMember(chat: Chat, person: Person, by: Person): Sending;
  removeMember(chat: Chat, person: Person, by: Person): Sending;
  /** Somebody takes a message of theirs back. */
  recall(messageId: string): Sending;
  /** Somebody writes a text of theirs anew. The platform has no event by which a bot would learn of it. */
  edit(messageId: string, text: string): void;
  react(messageId: string, by: Person, emoji: string): Sending;
  /** Somebody leaves the school. */
  leave(person: Person): Sending;
  read(reader: Person, messageIds: readonly string[]): Sending;
  /** Somebody chooses an entry of the bot's menu, by the key that the console has for it. */
  chooseFromMenu(by: Person, key: string): Sending;
  /** Any other event. */
  emit(type: string, event: Readonly<Record<string, unknown>>): Sending;
}

export interface PeopleActSetup {
  readonly world: World;
  readonly time: Timeline;
  readonly deliveries: Deliveries;
  readonly appId: string;
  readonly verificationToken: string;
  readonly changed: () => void;
}

const NO_ANSWER = 200340;

/** What people do in the chats of the platform, and the events by which the bot learns of it. */
export function letPeopleAct(setup: PeopleActSetup): PeopleAct {
  const { world, time, deliveries, changed } = setup;
  const idsOf = ({ openId, unionId, userId, tenantKey }: Person) => ({
    open_id: openId,
    union_id: unionId,
    ...(tenantKey === undefined &&
      world.scopes.has("contact:user.employee_id:readonly") && { user_id: userId }),
  });
  const tenant_key = world.tenantKey;
  const tenantOf = ({ tenantKey }: Person) => tenantKey ?? tenant_key;
  const milliseconds = () => `${time.now().getTime()}`;
  const payload = (type: string, event: Payload["event"]): Payload => ({
    schema: "2.0",
    header: {
      event_id: world.newId("").slice(0, 32),
      event_type: type,
      create_time: milliseconds(),
      token: setup.verificationToken,
      app_id: setup.appId,
      tenant_key,
    },
    event,
  });
  const emit = (type: string, event: Payload["event"]) => deliveries.event(payload(type, event));
  const messageNamed = (id: string): Message => {
    const message = world.messages.get(id);
    if (!message) throw new Error(`there is no message ${id}`);
    return message;
  };
  const aboutChat = (chat: Chat, by: Person) => ({
    chat_id: chat.id,
    operator_id: idsOf(by),
    external: false,
    operator_tenant_key: tenant_key,
    name: chat.name,
  });
  const aboutMember = (chat: Chat, person: Person, by: Person) => ({
    ...aboutChat(chat, by),
    users: [{ name: person.name, tenant_key, user_id: idsOf(person) }],
  });
  const described = (mention: Mention) => ({
    key: mention.key,
    id: mention.whom === "bot" ? { open_id: world.bot.openId } : idsOf(mention.whom),
    name: mention.whom === "bot" ? world.bot.name : mention.whom.name,
    mentioned_type: mention.whom === "bot" ? "bot" : "user",
    tenant_key,
  });
  const told = (message: Message, from: Person) => ({
    sender: { sender_id: idsOf(from), sender_type: "user", tenant_key: tenantOf(from) },
    message: {
      message_id: message.id,
      ...(message.rootId && { root_id: message.rootId, parent_id: message.parentId }),
      ...(message.threadId && { thread_id: message.threadId }),
      create_time: `${message.at.getTime()}`,
      update_time: `${message.at.getTime()}`,
      chat_id: message.chat.id,
      chat_type: message.chat.kind,
      message_type: message.type,
      content: message.content,
      ...(message.mentions?.length && { mentions: message.mentions.map(described) }),
    },
  });
  const isHeard = ({ chat, mentions, content }: Message) => {
    if (!chat.hasBot) return false;
    if (chat.kind === "p2p") return world.scopes.has("im:message.p2p_msg:readonly");
    if (world.scopes.has("im:message.group_msg")) return true;
    const isMeant = mentions?.some(({ whom }) => whom === "bot") || content.includes("@_all");
    return isMeant && world.scopes.has("im:message.group_at_msg:readonly");
  };

  return {
    emit,
    say({ from, chat = world.privateChatWith(from), mentions = [], replyTo, inTopic, ...what }) {
      if (!chat.members.has(from)) throw new Error(`${from.name} is not in the chat`);
      const mentioned = mentions.map((whom, place) => ({ key: `@_user_${place + 1}`, whom }));
      const message = world.addMessage({
        ...contentOf(world, from, what as Content, mentioned),
        chat,
        from,
        mentions: mentioned,
        ...(replyTo !== undefined && { parentId: messageNamed(replyTo).id }),
        ...(inTopic && { threadId: world.newId("omt_") }),
      });
      changed();
      const sending = isHeard(message)
        ? emit("im.message.receive_v1", told(message, from))
        : undefined;
      return {
        messageId: message.id,
        chatId: chat.id,
        ...(sending && { sending }),
        delivered: sending?.delivered ?? Promise.resolve(),
      };
    },
    async press({ by, message: id, value, formValue, name }) {
      const message = messageNamed(id);
      if (!world.canSee(by, message)) throw new Error(`${by.name} does not see the card`);
      const token = world.newId("c-");
      const cardToken = { message, issuedAt: time.now(), isAnswered: false, uses: 0 };
      world.cardTokens.set(token, cardToken);
      const event = {
        operator: { tenant_key: tenantOf(by), ...idsOf(by) },
        token,
        action: {
          value,
          tag: "button",
          ...(name !== undefined && { name }),
          ...(formValue && { form_value: formValue }),
        },
        host: "im_message",
        context: { open_message_id: message.id, open_chat_id: message.chat.id },
      };
      const attempt = await deliveries.callback(payload("card.action.trigger", event));
      const shown = shownAfter(attempt);
      cardToken.isAnswered = shown.error === undefined;
      if (shown.card !== undefined) showToAll(message, JSON.stringify(shown.card));
      changed();
      return { token, ...shown };
    },
    addBot(chat, by) {
      chat.hasBot = true;
      return emit("im.chat.member.bot.added_v1", aboutChat(chat, by));
    },
    removeBot(chat, by) {
      chat.hasBot = false;
      return emit("im.chat.member.bot.deleted_v1", aboutChat(chat, by));
    },
    addMember(chat, person, by) {
      chat.members.add(person);
      return emit("im.chat.member.user.added_v1", aboutMember(chat, person, by));
    },
    removeMember(chat, person, by) {
      chat.members.delete(person);
      return emit("im.chat.member.user.deleted_v1", aboutMember(chat, person, by));
    },
    recall(id) {
      const message = messageNamed(id);
      message.isRecalled = true;
      return emit("im.message.recalled_v1", {
        message_id: id,
        chat_id: message.chat.id,
        recall_time: milliseconds(),
        recall_type: "message_owner",
      });
    },
    edit(id, text) {
      messageNamed(id).shows = JSON.stringify({ text });
      changed();
    },
    react: (message_id, by, emoji_type) =>
      emit("im.message.reaction.created_v1", {
        message_id: messageNamed(message_id).id,
        reaction_type: { emoji_type },
        operator_type: "user",
        user_id: idsOf(by),
        action_time: milliseconds(),
      }),
    leave(person) {
      person.hasLeft = true;
      const { name, mobile = "", employeeNo } = person;
      return emit("contact.user.deleted_v3", {
        object: {
          ...idsOf(person),
          name,
          mobile,
          ...(employeeNo && { employee_no: employeeNo }),
          status: { is_resigned: true, is_activated: false },
        },
      });
    },
    chooseFromMenu(by, key) {
      if (key.length < 1 || key.length > 30) throw new Error(`a menu has no key such as ${key}`);
      return emit("application.bot.menu_v6", {
        operator: { operator_name: by.name, operator_id: idsOf(by) },
        event_key: key,
        timestamp: `${Math.floor(time.now().getTime() / 1000)}`,
      });
    },
    read: (reader, message_id_list) =>
      emit("im.message.message_read_v1", {
        reader: { reader_id: idsOf(reader), read_time: milliseconds(), tenant_key },
        message_id_list,
      }),
  };
}

/** What the client does with the bot's answer to a callback. */
function shownAfter({ status, body }: Attempt): Omit<Pressed, "token"> {
  if (status !== 200) return { error: NO_ANSWER };
  const answer = (body || {}) as {
    readonly toast?: NonNullable<Pressed["toast"]>;
    readonly card?: { readonly type?: string; readonly data?: unknown };
  };
  if (typeof answer !== "object") return { error: NO_ANSWER };
  return {
    ...(answer.toast && { toast: answer.toast }),
    ...(answer.card?.type === "raw" && { card: answer.card.data }),
  };
}

import { z } from "zod";
import type { Limits } from "./limits.ts";
import { type Call, type Route, success } from "./open-api.ts";
import { accepted, Refusal } from "./refusals.ts";
import type { Timeline } from "./timeline.ts";
import type { Chat, Message, Person, World } from "./world.ts";

const UUID = z.string().max(50).optional();
const SEND = z.object({
  receive_id: z.string().min(1),
  msg_type: z.string(),
  content: z.string(),
  uuid: UUID,
});
const REPLY = z.object({ msg_type: z.string(), content: z.string(), uuid: UUID });
const RECEIVER_KIND = z.object({
  receive_id_type: z.enum(["open_id", "user_id", "union_id", "email", "chat_id"]),
});
const CARD = z.record(z.string(), z.unknown());
const EPHEMERAL = z.object({
  chat_id: z.string(),
  open_id: z.string(),
  msg_type: z.literal("interactive"),
  card: CARD,
});
const DELAYED_UPDATE = z.object({
  token: z.string(),
  card: z.looseObject({ open_ids: z.array(z.string()).optional() }),
});

/** What the content of each type of message must have; other types do not exist. */
const CONTENT: Readonly<Record<string, z.ZodType>> = {
  text: z.object({ text: z.string().min(1) }),
  post: CARD,
  interactive: CARD,
  image: z.object({ image_key: z.string() }),
  file: z.object({ file_key: z.string() }),
  audio: z.object({ file_key: z.string() }),
  media: z.object({ file_key: z.string(), image_key: z.string().optional() }),
  sticker: z.object({ file_key: z.string() }),
  share_chat: z.object({ chat_id: z.string() }),
  share_user: z.object({ user_id: z.string() }),
  system: CARD,
};
const [CARD_BYTES, TEXT_BYTES] = [30 * 1024, 150 * 1024];
const HOUR_MS = 3_600_000;
const [CARD_DAYS, RECALL_HOURS] = [14, 24];
const [CARD_TOKEN_MINUTES, CARD_TOKEN_USES] = [30, 2];
const SEND_SCOPES = ["im:message:send_as_bot", "im:message"];

export interface MessagesSetup {
  readonly world: World;
  readonly time: Timeline;
  readonly limits: Limits;
  readonly appId: string;
  /** Says what is wrong with a card, as the platform does with a property it does not know. */
  readonly cardProblem?: (card: unknown) => string | undefined;
}

/** The calls by which a bot sends, updates, reads and recalls messages. */
export function messageRoutes(setup: MessagesSetup): readonly Route[] {
  const { world, time, limits } = setup;
  const age = (instant: Date) => time.now().getTime() - instant.getTime();

  const checkContent = (type: string, content: string) => {
    const schema = CONTENT[type];
    if (!schema) throw new Refusal("invalidParameter", "invalid msg_type");
    const parsed = parsedJson(content);
    if (!schema.safeParse(parsed).success) {
      throw new Refusal("invalidParameter", "content is not a string in json format");
    }
    const bytes = Buffer.byteLength(content);
    if (type === "interactive") checkCard(parsed, bytes);
    else if (bytes > TEXT_BYTES) throw new Refusal("contentTooLong");
    const { file_key, image_key } = parsed as { file_key?: string; image_key?: string };
    for (const key of [file_key, image_key]) {
      if (key !== undefined && world.resources.get(key)?.owner !== "bot") {
        throw new Refusal("notOwnResource");
      }
    }
  };
  const checkCard = (card: unknown, bytes: number) => {
    if (bytes > CARD_BYTES) throw new Refusal("badCard", "card content exceeds the limit of 30KB");
    const problem = setup.cardProblem?.(card);
    if (problem !== undefined) throw new Refusal("badCard", problem);
  };
  const checkReceiver = ({ kind, hasBot, members }: Chat) => {
    if (!hasBot) throw new Refusal("botOutsideChat");
    if (kind === "group") return;
    for (const { hasLeft, isInScope } of members) {
      if (hasLeft) throw new Refusal("resigned");
      if (!isInScope) throw new Refusal("outsideAvailability");
    }
  };
  /** The same uuid means the same message for an hour, whoever it is sent to. */
  const sentAs = (uuid: string | undefined) => {
    const message = world.byUuid.get(uuid ?? "");
    return message && age(message.at) < HOUR_MS ? message : undefined;
  };
  const sendTo = (chat: Chat, body: z.infer<typeof REPLY>, parent?: Message) => {
    checkReceiver(chat);
    limits.ofChat(chat);
    checkContent(body.msg_type, body.content);
    const message =
      sentAs(body.uuid) ??
      world.addMessage({
        chat,
        from: "bot",
        type: body.msg_type,
        content: body.content,
        ...(parent && { parentId: parent.id }),
        ...(body.uuid !== undefined && { uuid: body.uuid }),
      });
    return success(described(message));
  };
  const described = (message: Message) => ({
    message_id: message.id,
    ...(message.rootId && { root_id: message.rootId, parent_id: message.parentId }),
    msg_type: message.type,
    create_time: `${message.at.getTime()}`,
    update_time: `${message.at.getTime()}`,
    deleted: message.isRecalled,
    updated: message.shows !== message.content,
    chat_id: message.chat.id,
    sender:
      message.from === "bot"
        ? { id: setup.appId, id_type: "app_id", sender_type: "app", tenant_key: world.tenantKey }
        : {
            id: message.from.openId,
            id_type: "open_id",
            sender_type: "user",
            tenant_key: world.tenantKey,
          },
    body: { content: message.shows },
  });
  const messageNamed = (id = ""): Message => {
    const message = world.messages.get(id);
    if (!message) throw new Refusal("invalidParameter", "invalid message_id");
    if (message.isRecalled) throw new Refusal("recalled");
    if (!message.chat.hasBot) throw new Refusal("botOutsideChat");
    return message;
  };
  const ownMessage = (id: string | undefined): Message => {
    const message = messageNamed(id);
    if (message.from !== "bot") throw new Refusal("notOwnMessage");
    return message;
  };

  const create = ({ query, body }: Call) => {
    const { receive_id_type: kind } = accepted(RECEIVER_KIND, query);
    const wanted = accepted(SEND, body);
    return sendTo(receiverOf(world, kind, wanted.receive_id), wanted);
  };
  const sendEphemeral = ({ body }: Call) => {
    const { chat_id, open_id, card } = accepted(EPHEMERAL, body);
    const chat = world.chats.get(chat_id);
    if (chat?.kind !== "group") throw new Refusal("invalidParameter", "invalid chat_id");
    const onlyFor = [...chat.members].find(({ openId }) => openId === open_id);
    if (!onlyFor) throw new Refusal("invalidParameter", "the user is not in the chat");
    checkReceiver(chat);
    const content = JSON.stringify(card);
    checkContent("interactive", content);
    const { id } = world.addMessage({ chat, from: "bot", type: "interactive", content, onlyFor });
    return success({ message_id: id });
  };
  const patch = (call: Call, params: Readonly<Record<string, string>>) => {
    const message = ownMessage(params.id);
    if (message.type !== "interactive" || message.onlyFor) {
      throw new Refusal("invalidParameter", "not a card that can be updated");
    }
    if (age(message.at) > CARD_DAYS * 24 * HOUR_MS) throw new Refusal("tooOldToUpdate");
    limits.ofMessage(message);
    const { content } = accepted(z.object({ content: z.string() }), call.body);
    checkContent("interactive", content);
    showToAll(message, content);
    return success();
  };
  const updateLater = ({ body }: Call) => {
    const { token, card } = accepted(DELAYED_UPDATE, body);
    const known = world.cardTokens.get(token);
    const isUsable =
      known?.isAnswered &&
      known.uses < CARD_TOKEN_USES &&
      age(known.issuedAt) < (CARD_TOKEN_MINUTES / 60) * HOUR_MS;
    if (!known || !isUsable) throw new Refusal("cardTokenUnusable");
    const { open_ids, ...shown } = card;
    const content = JSON.stringify(shown);
    checkContent("interactive", content);
    known.uses += 1;
    if (!open_ids) showToAll(known.message, content);
    for (const person of world.people) {
      if (open_ids?.includes(person.openId)) known.message.showsTo.set(person, content);
    }
    return success();
  };
  const recall = (message: Message) => {
    if (age(message.at) > RECALL_HOURS * HOUR_MS) throw new Refusal("notOwnMessage");
    message.isRecalled = true;
    return success();
  };
  const messages = "/open-apis/im/v1/messages";
  const [read, send] = [["im:message:readonly", "im:message"], SEND_SCOPES];
  return [
    { method: "POST", path: messages, scopes: send, answer: create },
    {
      method: "POST",
      path: `${messages}/:id/reply`,
      scopes: send,
      answer({ body }, { id }) {
        const parent = messageNamed(id);
        return sendTo(parent.chat, accepted(REPLY, body), parent);
      },
    },
    { method: "PATCH", path: `${messages}/:id`, scopes: send, answer: patch },
    {
      method: "GET",
      path: `${messages}/:id`,
      scopes: read,
      answer: (_, { id }) => success({ items: [described(messageNamed(id))] }),
    },
    {
      method: "DELETE",
      path: `${messages}/:id`,
      scopes: send,
      answer: (_, { id }) => recall(ownMessage(id)),
    },
    {
      method: "POST",
      path: "/open-apis/ephemeral/v1/send",
      scopes: send,
      answer: sendEphemeral,
    },
    {
      method: "POST",
      path: "/open-apis/ephemeral/v1/delete",
      scopes: send,
      answer: ({ body }) =>
        recall(ownMessage(accepted(z.object({ message_id: z.string() }), body).message_id)),
    },
    { method: "POST", path: "/open-apis/interactive/v1/card/update", answer: updateLater },
  ];
}

/** Replaces what a card shows, for those too who were shown something else meanwhile. */
export function showToAll(message: Message, content: string): void {
  message.shows = content;
  message.showsTo.clear();
}

function receiverOf(world: World, kind: string, id: string): Chat {
  const ids: Readonly<Record<string, (person: Person) => string>> = {
    open_id: ({ openId }) => openId,
    user_id: ({ userId }) => userId,
    union_id: ({ unionId }) => unionId,
  };
  const person = world.people.find((each) => ids[kind]?.(each) === id);
  const chat = person ? world.privateChatWith(person) : kind === "chat_id" && world.chats.get(id);
  if (!chat) throw new Refusal("invalidParameter", "invalid receive_id");
  return chat;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

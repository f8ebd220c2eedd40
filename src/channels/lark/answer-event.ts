import type { BotIdentity, RawMessageEvent } from "@larksuiteoapi/node-sdk";
import type { TakenArrival } from "../../app/delivery/ports.ts";
import type { Store } from "../../app/store.ts";
import { momentOf } from "../../clock.ts";
import type { Conversation, IncomingMessage, Sender } from "../../conversation/turn.ts";
import type { OutgoingMessage } from "../../delivery/outgoing-message.ts";
import { composeReply } from "../../wording/compose-reply.ts";
import type { Messages } from "../../wording/messages.ts";
import type { Reply } from "../../wording/reply.ts";
import { readFilled, readPressed } from "./cards/pressed.ts";
import type { BotAdded, LarkEvent, Pressing, UserDeleted } from "./events.ts";
import type { OpenPlatform } from "./open-platform.ts";
import { type LarkMessage, readMessage } from "./read-message.ts";

export const CHANNEL = "lark";
/** All private chats are one room to the conversation: nobody else is in any of them. */
const PRIVATE_ROOM = "lark";
/** An answer that could not be sent for so long is not wanted any more. */
const ANSWER_MS = 24 * 60 * 60 * 1000;

/** What answering needs. */
export interface EventAnswering {
  readonly store: Store;
  readonly conversation: Conversation;
  readonly wording: Messages;
  readonly timeZone: string;
  readonly bot: BotIdentity;
  readonly platform: OpenPlatform;
}

/** What is said to an event, and what whoever pressed a button is shown at once. */
export interface EventAnswer {
  readonly said: readonly OutgoingMessage[];
  readonly toast?: string;
}

const NOTHING: EventAnswer = { said: [] };

/** Answers one event; most of what happens in a group needs no answer. */
export async function answerEvent(
  answering: EventAnswering,
  arrival: Pick<TakenArrival, "content" | "at">,
): Promise<EventAnswer> {
  const { type, event } = arrival.content as LarkEvent;
  const at = Date.parse(arrival.at);
  switch (type) {
    case "im.message.receive_v1":
      return answerMessage(answering, event as RawMessageEvent, at);
    case "card.action.trigger":
      return answerPressing(answering, event as Pressing, at);
    case "im.chat.member.bot.added_v1":
      return greet(answering, event as BotAdded, at);
    case "contact.user.deleted_v3":
      await answering.store.roster.unbindAccount(CHANNEL, (event as UserDeleted).object.open_id);
      return NOTHING;
  }
}

async function answerMessage(
  answering: EventAnswering,
  event: RawMessageEvent,
  at: number,
): Promise<EventAnswer> {
  const message = await readMessage(event, answering.bot, answering.platform);
  if (message.isGroup && !message.isForBot) return NOTHING;
  const { messageId: id, body } = message;
  if (!body) {
    const localizer = answering.wording.in("zh-CN");
    const reply = composeReply(localizer, { lead: localizer.t("lark.not-words") });
    return { said: addressed(message, reply, { id, at }) };
  }
  const { reply } = await say(answering, message, id, body);
  return { said: addressed(message, reply, { id, at }) };
}

/** Where something came from: what {@link say} and {@link addressed} need of a message or a button. */
type Origin = Pick<LarkMessage, "messageId" | "from" | "chat" | "isGroup" | "mentions" | "at">;

async function say(
  { store, conversation, timeZone }: EventAnswering,
  { from, chat, isGroup, mentions, at }: Origin,
  id: string,
  body: IncomingMessage["body"],
) {
  const { roster, rooms } = store;
  const unit = isGroup ? await rooms.unitOf(CHANNEL, chat) : undefined;
  const known = await Promise.all(
    mentions.map(async ({ text, account }) => {
      const person = await roster.personByAccount(CHANNEL, account);
      return { text, ...(person && { person: person.teacher.id }) };
    }),
  );
  return conversation.say({
    id,
    body,
    speaker: await senderOf(store, from, unit),
    account: { channel: CHANNEL, id: from },
    mentions: known,
    ...(unit !== undefined && { unit }),
    ...(isGroup ? { place: "group", room: chat } : { place: "private", room: PRIVATE_ROOM }),
    ...momentOf(new Date(at), timeZone),
    via: CHANNEL,
  });
}

/** Whoever is not known is asked under the policy of the group, else the only one there is. */
async function senderOf(
  { roster }: Store,
  account: string,
  unit: string | undefined,
): Promise<Sender> {
  const person = await roster.personByAccount(CHANNEL, account);
  if (person) return { person: person.teacher.id };
  const units = unit === undefined ? await roster.units() : await roster.unitsAbove(unit);
  const chosen = units.flatMap(({ policy }) => policy ?? []);
  const [policy] = unit === undefined && new Set(chosen).size > 1 ? [] : chosen;
  return { account, ...(policy !== undefined && { policy }) };
}

/**
 * A private answer to a question in a group goes to the asker; the group gets the note.
 *
 * @param arrived.at when it came, by this program's clock: by another's it might not be due yet
 */
function addressed(
  { messageId, from, chat, isGroup }: Origin,
  reply: Reply,
  arrived: { readonly id: string; readonly at: number },
): readonly OutgoingMessage[] {
  const { id, at } = arrived;
  const rest = {
    kind: "answer",
    due: new Date(at).toISOString(),
    expires: new Date(at + ANSWER_MS).toISOString(),
  };
  const toAsker = { channel: CHANNEL, to: { account: from } } as const;
  if (!isGroup) {
    const to = { ...toAsker, replyTo: messageId };
    return [{ ...rest, to, reply, dedupeKey: `lark:${id}` }];
  }
  const inRoom = {
    ...{ channel: CHANNEL, replyTo: messageId },
    to: { room: chat, buttonsFor: from },
  };
  const { publicNote, ...told } = reply;
  if (!told.private) return [{ ...rest, to: inRoom, reply: told, dedupeKey: `lark:${id}` }];
  const apart: OutgoingMessage = { ...rest, to: toAsker, reply: told, dedupeKey: `lark:${id}` };
  if (publicNote === undefined) return [apart];
  const note: Reply = {
    ...{ text: publicNote, language: told.language, private: false },
    ...{ blocks: [], citations: [] },
  };
  return [apart, { ...rest, to: inRoom, reply: note, dedupeKey: `lark:${id}:note` }];
}

/** A button works for whom its card was made, where it was shown, however often it is pressed. */
async function answerPressing(
  answering: EventAnswering,
  { event_id: id, operator, action, context }: Pressing,
  at: number,
): Promise<EventAnswer> {
  const localizer = answering.wording.in("zh-CN");
  const button = readPressed(action.value);
  const isElsewhere = button?.room !== undefined && button.room !== context.open_chat_id;
  if (!button || isElsewhere) return { said: [], toast: localizer.t("lark.button-stale") };
  if (button.for !== operator.open_id) {
    return { said: [], toast: localizer.t("lark.button-of-another") };
  }
  const origin: Origin = {
    messageId: context.open_message_id,
    from: operator.open_id,
    chat: context.open_chat_id,
    isGroup: button.room !== undefined,
    ...{ mentions: [], at },
  };
  const values = action.form_value === undefined ? undefined : readFilled(action.form_value);
  const { label, run } = button;
  const body = { kind: "action", label, run, ...(values && { values }) } as const;
  const { reply } = await say(answering, origin, id, body);
  const [toast] = reply.text.split("\n", 1);
  const shown = reply.private && origin.isGroup ? reply.publicNote : toast;
  return { said: addressed(origin, reply, { id, at }), toast: shown ?? "" };
}

async function greet(
  { wording }: EventAnswering,
  event: BotAdded,
  at: number,
): Promise<EventAnswer> {
  const localizer = wording.in("zh-CN");
  const reply = composeReply(localizer, { lead: localizer.t("account.joined") });
  return {
    said: [
      {
        to: { channel: CHANNEL, to: { room: event.chat_id } },
        reply: { ...reply, blocks: [] },
        dedupeKey: `lark:joined:${event.event_id}`,
        kind: "answer",
        due: new Date(at).toISOString(),
        expires: new Date(at + ANSWER_MS).toISOString(),
      },
    ],
  };
}

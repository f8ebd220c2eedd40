import type { RawMessageEvent } from "@larksuiteoapi/node-sdk";
import type { Arrival } from "../../app/delivery/ports.ts";

/** A message that the bot hears, with the organisation that the event is of. */
export type MessageEvent = RawMessageEvent & {
  readonly event_id: string;
  readonly tenant_key: string;
};

/** A button of a card that was pressed. */
export interface Pressing {
  readonly event_id: string;
  /** The organisation that the event is of; an operator of another one has another key. */
  readonly tenant_key: string;
  readonly operator: { readonly open_id: string; readonly tenant_key: string };
  readonly action: { readonly value?: unknown; readonly form_value?: unknown };
  readonly context: { readonly open_message_id: string; readonly open_chat_id: string };
}

/** The bot was put into a group. */
export interface BotAdded {
  readonly event_id: string;
  readonly chat_id: string;
}

/** Somebody chose an entry of the bot's menu, which is at the bottom of their private chat with it. */
export interface MenuChosen {
  readonly event_id: string;
  readonly operator: { readonly operator_id: { readonly open_id: string } };
  /** What the administrator entered for it in the console. */
  readonly event_key: string;
}

/** Somebody left the school. */
export interface UserDeleted {
  readonly event_id: string;
  readonly object: { readonly open_id: string };
}

/** Somebody has read messages of the bot in their private chat with it; there is nothing to answer. */
export interface MessagesRead {
  readonly message_id_list: readonly string[];
}
export const MESSAGES_READ = "im.message.message_read_v1";

/** The events that are answered, with what the SDK makes of each: header and event in one object. */
interface Events {
  "im.message.receive_v1": MessageEvent;
  "card.action.trigger": Pressing;
  "im.chat.member.bot.added_v1": BotAdded;
  "contact.user.deleted_v3": UserDeleted;
  "application.bot.menu_v6": MenuChosen;
}

export type EventType = keyof Events;

/** An event as the inbox keeps it. */
export type LarkEvent = {
  [Type in EventType]: { readonly type: Type; readonly event: Events[Type] };
}[EventType];

/** By what an event is known when it comes again, and whose it is; nothing where it is not for the bot. */
const NAMES: {
  readonly [Type in EventType]: (
    event: Events[Type],
  ) => Pick<Arrival, "ids" | "speaker"> | undefined;
} = {
  "im.message.receive_v1": ({ event_id, sender, message }) => {
    // Other bots are not answered: two that answer each other never stop.
    if (sender.sender_type !== "user" || !sender.sender_id.open_id) return undefined;
    return {
      ids: [`event:${event_id}`, `message:${message.message_id}`],
      speaker: sender.sender_id.open_id,
    };
  },
  "card.action.trigger": ({ event_id, operator }) => ({
    ids: [`event:${event_id}`],
    speaker: operator.open_id,
  }),
  "im.chat.member.bot.added_v1": ({ event_id, chat_id }) => ({
    ids: [`event:${event_id}`],
    speaker: chat_id,
  }),
  "contact.user.deleted_v3": ({ event_id, object }) => ({
    ids: [`event:${event_id}`],
    speaker: object.open_id,
  }),
  "application.bot.menu_v6": ({ event_id, operator }) => ({
    ids: [`event:${event_id}`],
    speaker: operator.operator_id.open_id,
  }),
};

export const EVENT_TYPES = Object.keys(NAMES) as readonly EventType[];

/** An event as something that came in; nothing where it is not for the bot. */
export function arrivalOf(event: LarkEvent, at: string): Arrival | undefined {
  const named = NAMES[event.type](event.event as never);
  return named && { channel: "lark", ...named, content: event, at };
}

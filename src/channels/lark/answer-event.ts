import type { TakenArrival } from "../../app/delivery/ports.ts";
import type { OutgoingMessage } from "../../delivery/outgoing-message.ts";
import { composeReply } from "../../wording/compose-reply.ts";
import { readFilled, readPressed } from "./cards/pressed.ts";
import {
  addressed,
  answerAt,
  CHANNEL,
  converse,
  type EventAnswer,
  type EventAnswering,
  type Origin,
} from "./converse.ts";
import type {
  BotAdded,
  EventType,
  LarkEvent,
  MenuChosen,
  MessageEvent,
  Pressing,
  UserDeleted,
} from "./events.ts";
import { readMessage } from "./read-message.ts";

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
      return answerMessage(answering, event as MessageEvent, at);
    case "card.action.trigger":
      return answerPressing(answering, event as Pressing, at);
    case "im.chat.member.bot.added_v1":
      return greet(answering, event as BotAdded, at);
    case "application.bot.menu_v6":
      return answerMenu(answering, event as MenuChosen, at);
    case "contact.user.deleted_v3":
      await answering.store.roster.unbindAccount(CHANNEL, (event as UserDeleted).object.open_id);
      return NOTHING;
  }
}

/** What somebody waits for an answer to. */
const ASKED = new Set<EventType>([
  ...(["im.message.receive_v1", "card.action.trigger", "application.bot.menu_v6"] as const),
]);

/** Says to whoever asked, in private, that there will be no answer; it does not read what they asked. */
export function apologise(
  { wording }: Pick<EventAnswering, "wording">,
  { number, speaker, at, content }: Pick<TakenArrival, "number" | "speaker" | "at" | "content">,
): readonly OutgoingMessage[] {
  if (!ASKED.has((content as LarkEvent).type)) return [];
  const localizer = wording.in("zh-CN");
  const reply = composeReply(localizer, { lead: localizer.t("lark.given-up"), personal: true });
  return [
    {
      to: { channel: CHANNEL, to: { account: speaker } },
      reply: { ...reply, blocks: [] },
      dedupeKey: `lark:given-up:${number}`,
      ...answerAt(Date.parse(at)),
    },
  ];
}

async function answerMessage(
  answering: EventAnswering,
  event: MessageEvent,
  at: number,
): Promise<EventAnswer> {
  const message = await readMessage(event, answering.bot, answering.platform);
  if (message.isGroup && !message.isForBot) return NOTHING;
  const { messageId: id, body } = message;
  const origin: Origin = {
    ...message,
    id,
    arrivedAt: at,
    isOutside: event.sender.tenant_key !== event.tenant_key,
  };
  if (!body) {
    const localizer = answering.wording.in("zh-CN");
    const reply = composeReply(localizer, { lead: localizer.t("lark.not-words") });
    return { said: [addressed(origin, reply)] };
  }
  return converse(answering, origin, body);
}

/** An entry of the menu is a command: its word or any of its names, in private. */
async function answerMenu(
  answering: EventAnswering,
  { event_id: id, operator, event_key: command }: MenuChosen,
  at: number,
): Promise<EventAnswer> {
  const origin: Origin = {
    ...{ id, from: operator.operator_id.open_id, chat: "", isGroup: false, mentions: [], at },
    ...{ arrivedAt: at, isOutside: false },
  };
  return converse(answering, origin, { kind: "action", label: command, run: { command } });
}

/** A button works for whom its card was made, where it was shown, however often it is pressed. */
async function answerPressing(
  answering: EventAnswering,
  { event_id: id, tenant_key, operator, action, context }: Pressing,
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
    isOutside: operator.tenant_key !== tenant_key,
    ...{ id, mentions: [], at, arrivedAt: at },
  };
  const values = action.form_value === undefined ? undefined : readFilled(action.form_value);
  const { label, run } = button;
  const body = { kind: "action", label, run, ...(values && { values }) } as const;
  const { reply, ...answered } = await converse(answering, origin, body);
  const [toast] = reply.text.split("\n", 1);
  const shown = reply.private && origin.isGroup ? reply.publicNote : toast;
  return { ...answered, toast: shown ?? "" };
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
        ...answerAt(at),
      },
    ],
  };
}

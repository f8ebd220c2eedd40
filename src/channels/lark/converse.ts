import type { BotIdentity } from "@larksuiteoapi/node-sdk";
import type { Person } from "../../app/access/ports.ts";
import {
  bindRecognised,
  type Recognised,
  type RecognisedBy,
} from "../../app/access/recognise-account.ts";
import type { Address } from "../../app/delivery/ports.ts";
import type { Store } from "../../app/store.ts";
import { momentOf } from "../../clock.ts";
import type { Conversation, IncomingMessage, Sender } from "../../conversation/turn.ts";
import type { Answered } from "../../delivery/answer-arrivals.ts";
import type { OutgoingMessage } from "../../delivery/outgoing-message.ts";
import { composeReply, withRemark } from "../../wording/compose-reply.ts";
import type { Messages } from "../../wording/messages.ts";
import type { Reply } from "../../wording/reply.ts";
import type { OpenPlatform } from "./open-platform.ts";
import type { LarkMessage } from "./read-message.ts";
import type { Recognise } from "./recognise.ts";

export const CHANNEL = "lark";
/** All private chats are one room to the conversation: nobody else is in any of them. */
const PRIVATE_ROOM = "lark";
/** An answer that could not be sent for so long is not wanted any more. */
const ANSWER_MS = 24 * 60 * 60 * 1000;

const RECOGNISED: Readonly<Record<RecognisedBy, string>> = {
  "staff-number": "account.recognised-by-number",
  phone: "account.recognised-by-phone",
};

/** What answering needs. */
export interface EventAnswering {
  readonly store: Store;
  readonly conversation: Conversation;
  readonly wording: Messages;
  readonly timeZone: string;
  readonly bot: BotIdentity;
  readonly recognise: Recognise;
  readonly platform: OpenPlatform;
}

/** What is said to an event and kept with it, and what whoever pressed a button is shown at once. */
export interface EventAnswer extends Answered {
  readonly toast?: string;
}

/** Where something came from, be it a message, a button or the menu. */
export interface Origin extends Pick<LarkMessage, "from" | "chat" | "isGroup" | "mentions" | "at"> {
  /** Names what came in. */
  readonly id: string;
  /** The message that is answered; none where somebody chose from the menu. */
  readonly messageId?: string;
  /** By this program's clock, in milliseconds since 1970: by another's an answer might not be due yet. */
  readonly arrivedAt: number;
  /** Whether whoever did it belongs to another organisation. */
  readonly isOutside: boolean;
}

/** Answers something, after an account that nobody has bound was looked up in the contact list. */
export async function converse(
  answering: EventAnswering,
  origin: Origin,
  body: IncomingMessage["body"],
): Promise<EventAnswer & { readonly reply: Reply }> {
  const { roster } = answering.store;
  const { from: account, at } = origin;
  const bound = await roster.personByAccount(CHANNEL, account);
  const recognised = bound || origin.isOutside ? undefined : await answering.recognise(account);
  const reply = await replyTo(answering, origin, body, bound ?? recognised?.person);
  // Somebody who is recognised as one may have given another's code.
  if (!recognised || (await roster.personByAccount(CHANNEL, account))) {
    return { said: [addressed(origin, reply)], reply };
  }
  return {
    said: withRecognition(answering, origin, reply, recognised),
    reply,
    keep: async (kept) => {
      const use = { channel: CHANNEL, account, at: new Date(at).toISOString() };
      if (await bindRecognised(kept, recognised, use)) return;
      throw new Error(`the account ${account} or its person was bound meanwhile`);
    },
  };
}

/** The answer, and whom the bot takes the asker for: in the answer, unless others can read that. */
function withRecognition(
  { wording }: EventAnswering,
  { messageId, ...origin }: Origin,
  reply: Reply,
  { person, by }: Recognised,
): readonly OutgoingMessage[] {
  const localizer = wording.in(reply.language);
  const remark = localizer.t(RECOGNISED[by], { name: person.teacher.name });
  const quoting = { ...origin, ...(messageId !== undefined && { messageId }) };
  if (!origin.isGroup || reply.private) return [addressed(quoting, withRemark(reply, remark))];
  const note = { ...composeReply(localizer, { lead: remark, personal: true }), blocks: [] };
  const apart = { ...origin, id: `${origin.id}:recognised`, isGroup: false };
  return [addressed(quoting, reply), addressed(apart, note)];
}

async function replyTo(
  { store, conversation, timeZone }: EventAnswering,
  { id, from, chat, isGroup, mentions, at }: Origin,
  body: IncomingMessage["body"],
  asker: Person | undefined,
): Promise<Reply> {
  const { roster, rooms } = store;
  const unit = isGroup ? await rooms.unitOf(CHANNEL, chat) : undefined;
  const known = await Promise.all(
    mentions.map(async ({ text, account }) => {
      const person = await roster.personByAccount(CHANNEL, account);
      return { text, ...(person && { person: person.teacher.id }) };
    }),
  );
  const { reply } = await conversation.say({
    id,
    body,
    speaker: asker ? { person: asker.teacher.id } : await strangerOf(store, from, unit),
    account: { channel: CHANNEL, id: from },
    mentions: known,
    ...(unit !== undefined && { unit }),
    ...(isGroup ? { place: "group", room: chat } : { place: "private", room: PRIVATE_ROOM }),
    ...momentOf(new Date(at), timeZone),
    via: CHANNEL,
  });
  return reply;
}

/** Whoever is not known is asked under the policy of the group, else the only one there is. */
async function strangerOf(
  { roster }: Store,
  account: string,
  unit: string | undefined,
): Promise<Sender> {
  const units = unit === undefined ? await roster.units() : await roster.unitsAbove(unit);
  const chosen = units.flatMap(({ policy }) => policy ?? []);
  const [policy] = unit === undefined && new Set(chosen).size > 1 ? [] : chosen;
  return { account, ...(policy !== undefined && { policy }) };
}

/**
 * A private answer to a question in a group goes to the asker; the group learns what became of it
 * once that is known.
 */
export function addressed(origin: Origin, reply: Reply): OutgoingMessage {
  const { id, arrivedAt } = origin;
  return { ...answerAt(arrivedAt), to: addressOf(origin, reply), reply, dedupeKey: `lark:${id}` };
}

function addressOf({ messageId, from, chat, isGroup }: Origin, reply: Reply): Address {
  const quoting = messageId !== undefined && { replyTo: messageId };
  const asker = { channel: CHANNEL, to: { account: from } } as const;
  if (!isGroup) return { ...asker, ...quoting };
  if (!reply.private) return { channel: CHANNEL, ...quoting, to: { room: chat, buttonsFor: from } };
  if (reply.publicNote === undefined || messageId === undefined) return asker;
  return { ...asker, askedIn: { room: chat, message: messageId } };
}

/** When an answer is due and for how long it is wanted; `at` is by this program's clock. */
export const answerAt = (at: number) => ({
  kind: "answer",
  due: new Date(at).toISOString(),
  expires: new Date(at + ANSWER_MS).toISOString(),
});

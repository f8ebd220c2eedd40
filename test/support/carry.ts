import { setTimeout } from "node:timers/promises";
import { afterAll, expect } from "vitest";
import type { Store } from "../../src/app/store.ts";
import { buttonValue, readPressed } from "../../src/channels/lark/cards/pressed.ts";
import { renderCard } from "../../src/channels/lark/cards/render-card.ts";
import { startLark } from "../../src/channels/lark/start-lark.ts";
import type { Conversation, IncomingMessage, TurnResult } from "../../src/conversation/turn.ts";
import { pictureIn } from "../../src/files/pictures/picture-in.ts";
import { writeWorkbook } from "../../src/files/sheets/write-workbook.ts";
import { createProcessEngine } from "../../src/jobs/process-engine.ts";
import type { Reply } from "../../src/wording/reply.ts";
import { builtInMaterial } from "./built-in-understanding.ts";
import { builtInWording } from "./built-in-wording.ts";
import { faultsOf } from "./card-schema.ts";
import {
  type LarkPlatform,
  type SentMessage,
  startLarkPlatform,
} from "./lark-platform/lark-platform.ts";
import type { Chat, Person } from "./lark-platform/world.ts";
import { ZONE } from "./outreach.ts";

/** Brings a message to the assistant, as often as it is delivered, and gives what came of each. */
export type Carry = (message: IncomingMessage, times: number) => Promise<readonly TurnResult[]>;

/** Without a channel. */
export const carryDirectly =
  (say: Conversation["say"]): Carry =>
  (message, times) =>
    Promise.all(Array.from({ length: times }, () => say(message)));

const STARTED = new Date("2026-03-10T00:00:00.000Z");
const TURN_SECONDS = 60;
const LOOK_AGAIN_MS = 2;

interface Bot {
  readonly platform: LarkPlatform;
  stop(): Promise<void>;
}

/** The bots of the test file that runs now. */
const running: Promise<Bot>[] = [];

/** Ends them after the file. */
export function endBots(): void {
  afterAll(async () => {
    for (const bot of running.splice(0)) await (await bot).stop();
  });
}

/**
 * Brings what people say to the assistant through a bot in Feishu, over the wire, and checks that what
 * arrives there is the answer, part for part, and for whom it is meant. The day and the room are those
 * of the test, so that it may look at what was stored. What cannot be said in Feishu goes without it.
 */
export function carryOverLark(store: Store, say: Conversation["say"]): Carry {
  let asked: IncomingMessage | undefined;
  let result: TurnResult | undefined;
  const starting = startBot(store, async (arrived) => {
    if (!asked) throw new Error("nobody said anything");
    const { id, at, today, room, via } = asked;
    result = await say({ ...arrived, id, at, today, room, via });
    return result;
  });
  running.push(starting);
  const places = createPlaces(store, starting);
  const carry: Carry = async (message, times) => {
    const place = await places.of(message);
    const send = place && (await sendingOf(place, message));
    if (!send) return carryDirectly(say)(message, times);
    const { platform } = await starting;
    const before = platform.sent().length;
    [asked, result] = [message, undefined];
    await send(times);
    await untilQuiet(platform, store);
    if (!result) throw new Error("the message did not reach the assistant");
    const { reply } = result as TurnResult;
    const sent = platform.sent().slice(before);
    expect(sent.filter(({ type }) => type !== "file" && type !== "image").map(seen)).toEqual(
      answersTo(place, reply),
    );
    return Array.from({ length: times }, () => result as TurnResult);
  };
  // One after the other, so that it is known what came of which.
  let turn: Promise<unknown> = Promise.resolve();
  return (message, times) => {
    const carried = turn.then(() => carry(message, times));
    turn = carried.catch(() => {});
    return carried;
  };
}

async function startBot(store: Store, say: Conversation["say"]): Promise<Bot> {
  const cardProblem = (card: unknown) => faultsOf(card as object)[0];
  const platform = await startLarkPlatform({ at: STARTED, cardProblem });
  const failed = (error: unknown) => {
    throw error;
  };
  const engine = createProcessEngine(failed);
  const bot = await startLark({
    settings: { ...platform, mode: "websocket", domain: platform.base, recognise: "off" },
    ...{ store, conversation: { say }, engine, timeZone: ZONE, turnSeconds: TURN_SECONDS },
    wording: builtInWording(),
    commands: builtInMaterial().commands,
    workbook: writeWorkbook,
    picture: pictureIn(builtInWording()),
    clock: platform.now,
    log: { info: () => {}, error: failed },
  });
  await platform.until(() => platform.connections().length > 0);
  return {
    platform,
    async stop() {
      await bot.stop();
      await engine.stop();
      await platform.stop();
    },
  };
}

/** Where somebody speaks: in their private chat, or in a group. */
interface Place {
  readonly platform: LarkPlatform;
  readonly from: Person;
  readonly group: Chat | undefined;
}

/** The places of those who are in the roster; each gets an account when they first speak. */
function createPlaces(store: Store, starting: Promise<Bot>) {
  const people = new Map<string, Person>();
  const groups = new Map<string, Chat>();
  return {
    async of({ speaker, place, room }: IncomingMessage): Promise<Place | undefined> {
      const { person: id } = speaker;
      if (id === undefined) return undefined;
      const known = await store.roster.person(id);
      if (!known) return undefined;
      const { platform } = await starting;
      const from = people.get(id) ?? platform.addPerson({ name: known.teacher.name });
      if (!people.has(id)) {
        people.set(id, from);
        await store.roster.bindAccount("lark", from.openId, id, STARTED.toISOString());
      }
      if (place === "private") return { platform, from, group: undefined };
      const group = groups.get(room) ?? platform.addGroup(room, []);
      groups.set(room, group);
      group.members.add(from);
      return { platform, from, group };
    },
  };
}

/** How a message is sent in Feishu, where it can be. */
async function sendingOf({ platform, from, group }: Place, { body }: IncomingMessage) {
  const toBot = group && { chat: group, mentions: ["bot"] as const };
  if (body.kind === "text") {
    if (body.text.trim() === "") return undefined;
    return (times: number) => saying(platform, { ...toBot, from, text: body.text }, times);
  }
  if (body.kind === "files") {
    const [file, ...more] = body.files;
    if (!file || more.length > 0 || body.text !== undefined) return undefined;
    const bytes = await file.read().catch(() => undefined);
    if (!bytes) return undefined;
    const sent = { name: file.name, bytes: Buffer.from(bytes) };
    return (times: number) => saying(platform, { ...toBot, from, file: sent }, times);
  }
  const { label, run, values: formValue } = body;
  const value = buttonValue({ for: from.openId, room: group?.id, label, run });
  const chat = group?.id ?? platform.privateChatWith(from).id;
  const shown = platform.sent().findLast(({ chatId }) => chatId === chat);
  if (!shown || !readPressed(value)) return undefined;
  return async (times: number) => {
    const press = { by: from, message: shown.messageId, value, ...(formValue && { formValue }) };
    for (let time = 0; time < times; time += 1) await platform.press(press);
  };
}

async function saying(
  platform: LarkPlatform,
  what: Parameters<LarkPlatform["say"]>[0],
  times: number,
) {
  const { sending, delivered } = platform.say(what);
  await delivered;
  for (let time = 1; time < times; time += 1) await platform.deliverAgain(sending?.eventId ?? "");
}

/** Until whatever came in is answered and each answer is sent. */
async function untilQuiet(platform: LarkPlatform, store: Store): Promise<void> {
  await platform.until(() => platform.deliveries().every(({ isAcknowledged }) => isAcknowledged));
  const isBusy = async () =>
    (await store.inbox.waiting("lark")) > 0 ||
    (await store.outbox.due("lark", platform.now().toISOString())).count > 0;
  while (await isBusy()) await setTimeout(LOOK_AGAIN_MS);
}

interface Seen {
  readonly to: string;
  readonly content: unknown;
}

const seen = ({ to, content }: SentMessage): Seen => ({ to, content });

/** What is sent to whom: a private answer to a question in a group to the asker, before the group learns of it. */
function answersTo({ from, group }: Place, reply: Reply): readonly Seen[] {
  if (group && !reply.private) return [{ to: group.id, content: drawn(reply, from, group.id) }];
  const answer = { to: from.openId, content: drawn(reply, from) };
  if (!group || reply.publicNote === undefined) return [answer];
  return [answer, { to: group.id, content: { text: reply.publicNote } }];
}

/** A card, or a text where there is nothing to draw. */
function drawn(reply: Reply, { openId: account }: Person, room?: string): unknown {
  if (reply.blocks.length === 0) return { text: reply.text };
  return renderCard(builtInWording().in(reply.language), reply, { account, room });
}

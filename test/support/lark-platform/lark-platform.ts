import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Attempt, createDeliveries, type Delivery } from "./deliveries.ts";
import { directoryRoutes } from "./directory-api.ts";
import { fileRoutes } from "./files-api.ts";
import { createLimits } from "./limits.ts";
import {
  type Ack,
  type Connection,
  type ConnectionSettings,
  startLongConnections,
} from "./long-connection.ts";
import { messageRoutes } from "./messages-api.ts";
import { type Call, createOpenApi, type Fault } from "./open-api.ts";
import { letPeopleAct, type PeopleAct } from "./people-act.ts";
import { startTimeline } from "./timeline.ts";
import { type Forgery, post } from "./webhook.ts";
import { createWorld, type Message, type Person, type Resource, type World } from "./world.ts";

export interface LarkPlatformSettings {
  /** Time stands still at this instant until it is advanced; without it, time runs. */
  readonly at?: Date;
  /** Whether calls are refused when they come too often. */
  readonly limits?: boolean;
  readonly connection?: ConnectionSettings;
  /** Says what is wrong with a card; such a card is refused with code 230099. */
  readonly cardProblem?: (card: unknown) => string | undefined;
}

/** A message of the bot that took effect. */
export interface SentMessage {
  readonly messageId: string;
  /** The open_id of a private chat's other side, or the chat_id of a group. */
  readonly to: string;
  readonly chatId: string;
  readonly type: string;
  /** What was sent, parsed; `shows` is what is seen after updates. */
  readonly content: unknown;
  readonly shows: unknown;
  readonly uuid?: string;
  readonly replyTo?: string;
  /** The topic in which it stands. */
  readonly threadId?: string;
  /** The open_id of the only person in a group who sees it. */
  readonly ephemeralFor?: string;
  readonly at: Date;
  readonly isRecalled: boolean;
}

/** A message as one person sees it. */
export interface SeenMessage {
  readonly messageId: string;
  readonly chatId: string;
  readonly from: Person | "bot";
  readonly type: string;
  readonly content: unknown;
}

/** An open platform of Feishu on this machine, for tests and for trying the bot out. */
export interface LarkPlatform
  extends PeopleAct,
    Pick<World, "addPerson" | "addGroup" | "privateChatWith" | "scopes" | "bot" | "slashCommands"> {
  /** What `LARK_DOMAIN` is set to. */
  readonly base: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly encryptKey: string;
  readonly verificationToken: string;
  /** The platform's time, which a bot in a test should share: signatures and ids expire by it. */
  now(): Date;
  /** Lets time pass at once; events that nobody accepted are sent again when they fall due. */
  advance(seconds: number): Promise<void>;
  expireTokens(): void;
  /** Does this to the next calls, one unless told otherwise, whose method and path match. */
  fail(match: RegExp, fault: Fault, times?: number): void;
  /** Sends events to this address from now on instead of by a long connection. */
  deliverTo(url: string | undefined, forgery?: Forgery): void;
  /** What happens when the address is entered at the platform: the bot must send the challenge back. */
  challenge(url: string, forgery?: Forgery): Promise<Omit<Attempt, "at"> & { challenge: string }>;
  /** Sends an event once more although it was accepted. */
  deliverAgain(eventId: string): Promise<Attempt>;
  sent(): readonly SentMessage[];
  /** Calls back with each message of the bot from now on, as it takes effect. */
  onSent(heard: (message: SentMessage) => void): void;
  messagesSeenBy(openId: string): readonly SeenMessage[];
  calls(): readonly Call[];
  deliveries(): readonly Delivery[];
  acks(): readonly Ack[];
  connections(): readonly Connection[];
  /** What the bot uploaded. */
  uploads(): readonly Resource[];
  /**
   * Waits until something has happened, and returns it.
   *
   * It looks again after each call, message and answer, so a condition must be about the platform.
   *
   * @throws {Error} after a minute, with the calls that were seen, or when the platform is stopped
   */
  until<T>(happened: () => T | undefined | false): Promise<T>;
  stop(): Promise<void>;
}

const APP_NAME = "学分助手";
const UNTIL_MS = 60_000;
const CHALLENGE_SECONDS = 1;

export async function startLarkPlatform(
  settings: LarkPlatformSettings = {},
): Promise<LarkPlatform> {
  const app = {
    appId: `cli_${randomBytes(8).toString("hex")}`,
    appSecret: randomBytes(16).toString("hex"),
    encryptKey: randomBytes(16).toString("hex"),
    verificationToken: randomBytes(16).toString("hex"),
  };
  const time = startTimeline(settings.at);
  const listeners: ((message: SentMessage) => void)[] = [];
  const world = createWorld(time, (message) => {
    if (message.from === "bot") for (const heard of listeners) heard(sentMessage(message));
  });
  const limits = createLimits(time, settings.limits ?? false);
  /** Whoever waits for something to happen: how they look again, and how they are told that it never will. */
  const watchers = new Map<() => void, (error: Error) => void>();
  const changed = () => {
    for (const look of [...watchers.keys()]) look();
  };

  const server = createServer();
  const connections = startLongConnections(server, app, settings.connection ?? {}, changed);
  const { cardProblem } = settings;
  const messages = { world, time, limits, ...app, ...(cardProblem && { cardProblem }) };
  const routes = [
    connections.route,
    ...messageRoutes(messages),
    ...fileRoutes(world),
    ...directoryRoutes(world, APP_NAME),
  ];
  const api = createOpenApi({ world, time, routes, ...app, count: limits.ofApp, changed });
  server.on("request", api.handle);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  let webhook: { readonly url: string; readonly forgery: Forgery | undefined } | undefined;
  const webhookSetup = { encryptKey: app.encryptKey, time };
  const deliveries = createDeliveries(
    time,
    (payload, signal) =>
      webhook
        ? post(webhook.url, payload, webhookSetup, signal, webhook.forgery)
        : connections.deliver(payload, signal),
    changed,
  );
  const ownMessages = () => [...world.messages.values()].filter(({ from }) => from === "bot");

  return {
    ...letPeopleAct({ world, time, deliveries, ...app, changed }),
    ...app,
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bot: world.bot,
    scopes: world.scopes,
    slashCommands: world.slashCommands,
    addPerson: world.addPerson,
    addGroup: world.addGroup,
    privateChatWith: world.privateChatWith,
    now: time.now,
    advance: time.advance,
    expireTokens: api.expireTokens,
    fail: (match, fault, times = 1) => api.fail(match, fault, times),
    deliverTo(url, forgery) {
      webhook = url === undefined ? undefined : { url, forgery };
    },
    async challenge(url, forgery) {
      const challenge = randomBytes(16).toString("hex");
      const aborter = new AbortController();
      const cancel = time.after(CHALLENGE_SECONDS, async () => aborter.abort());
      const payload = { type: "url_verification", token: app.verificationToken, challenge };
      const answer = await post(url, payload, webhookSetup, aborter.signal, forgery ?? "unsigned");
      cancel();
      return { ...answer, challenge };
    },
    deliverAgain: deliveries.again,
    sent: () => ownMessages().map(sentMessage),
    onSent: (heard) => {
      listeners.push(heard);
    },
    messagesSeenBy(openId) {
      const person = world.people.find((each) => each.openId === openId);
      if (!person) throw new Error(`there is nobody with the open_id ${openId}`);
      return [...world.messages.values()]
        .filter((message) => world.canSee(person, message))
        .map((message) => ({
          messageId: message.id,
          chatId: message.chat.id,
          from: message.from,
          type: message.type,
          content: JSON.parse(message.showsTo.get(person) ?? message.shows),
        }));
    },
    calls: () => api.calls,
    deliveries: () => deliveries.all,
    acks: () => connections.acks,
    connections: () => connections.connections,
    uploads: () => [...world.resources.values()].filter(({ owner }) => owner === "bot"),
    until: (happened) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const result = happened();
          if (result === undefined || result === false) return;
          end();
          resolve(result);
        };
        const timer = setTimeout(() => {
          end();
          const seen = api.calls.map(({ method, path, code }) => `${method} ${path} ${code}`);
          const got = deliveries.all.map(
            ({ payload, attempts }) =>
              `${payload.header.event_type} ${attempts.map(({ status }) => status)}`,
          );
          reject(new Error(["it did not happen; calls:", ...seen, "events:", ...got].join("\n")));
        }, UNTIL_MS);
        const end = () => {
          clearTimeout(timer);
          watchers.delete(look);
        };
        watchers.set(look, (error) => {
          end();
          reject(error);
        });
        look();
      }),
    async stop() {
      for (const giveUp of [...watchers.values()]) giveUp(new Error("the platform was stopped"));
      time.stop();
      deliveries.stop();
      connections.stop();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function sentMessage(message: Message): SentMessage {
  const { chat, uuid, parentId, threadId, onlyFor } = message;
  const [other] = chat.members;
  return {
    messageId: message.id,
    to: chat.kind === "p2p" && other ? other.openId : chat.id,
    chatId: chat.id,
    type: message.type,
    content: JSON.parse(message.content),
    shows: JSON.parse(message.shows),
    ...(uuid !== undefined && { uuid }),
    ...(parentId !== undefined && { replyTo: parentId }),
    ...(threadId !== undefined && { threadId }),
    ...(onlyFor && { ephemeralFor: onlyFor.openId }),
    at: message.at,
    isRecalled: message.isRecalled,
  };
}

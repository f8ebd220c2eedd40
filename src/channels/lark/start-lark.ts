import { randomUUID } from "node:crypto";
import * as lark from "@larksuiteoapi/node-sdk";
import type { Hono } from "hono";
import type { Command } from "../../conversation/message/training-data.ts";
import type { Conversation } from "../../conversation/turn.ts";
import { answerArrivals } from "../../delivery/answer-arrivals.ts";
import type { Pool } from "../../delivery/pool.ts";
import { answerEvent, apologise } from "./answer-event.ts";
import { type ConnectionState, connect } from "./connection.ts";
import { CHANNEL } from "./converse.ts";
import {
  arrivalOf,
  EVENT_TYPES,
  type EventType,
  type LarkEvent,
  MESSAGES_READ,
  type MessagesRead,
} from "./events.ts";
import { keepTrying, type Trying } from "./keep-trying.ts";
import { type OpenPlatform, SILENT } from "./open-platform.ts";
import { PlatformError } from "./platform-error.ts";
import { createRecogniser } from "./recognise.ts";
import { registerSlashCommands } from "./slash-commands.ts";
import { type LarkSendingDeps, startLarkSending } from "./start-lark-sending.ts";
import { createToasts, type Toasts } from "./toasts.ts";
import { webhookRoutes } from "./webhook.ts";

/** What the channel is given; it reaches nothing else. */
export interface LarkDeps extends LarkSendingDeps {
  readonly conversation: Conversation;
  /** The commands that appear when somebody types a slash. */
  readonly commands: readonly Command[];
  /** How long one answer may take. */
  readonly turnSeconds: number;
}

/** The running channel. */
export interface LarkChannel {
  /** Where the platform sends events, under `/channels/lark`; answers only where that was asked for. */
  readonly routes: Hono | undefined;
  readonly health: () => Promise<LarkHealth>;
  readonly stop: () => Promise<void>;
}

/** How the channel stands. */
export interface LarkHealth {
  readonly connection: { readonly state: ConnectionState; readonly since: string };
  /** The ISO instant of the last event that came in; null where none did lately. */
  readonly lastEventAt: string | null;
  /** How many events wait for an answer, and how many messages are due and not sent. */
  readonly waiting: number;
  readonly due: number;
  /** The ISO instant since which the longest of them is due. */
  readonly dueSince?: string;
}

const START_AGAIN_MS = 5_000;
const REGISTER_AGAIN_MS = 60_000;
const REGISTERING_SECONDS = 120;

/** Starts the bot in Feishu: what comes in is kept, then answered, and answers are sent in turn. */
export async function startLark(deps: LarkDeps): Promise<LarkChannel> {
  const { settings, store, log } = deps;
  const now = () => deps.clock().toISOString();
  const onError = (error: unknown) => log.error({ err: error }, "the Feishu channel failed");
  const { platform, sender, ...sending } = startLarkSending(deps);
  const toasts = createToasts(deps.wording.in("zh-CN").t("lark.working"));
  const answering = startAnswering(deps, platform, { sender, toasts, onError });
  const receive = async (event: LarkEvent): Promise<unknown> => {
    const arrival = arrivalOf(event, now());
    if (!arrival) return undefined;
    // Before it is kept: from then on it may be answered at any moment.
    const toast = event.type === "card.action.trigger" && toasts.expect(event.event.event_id);
    await store.inbox.put(arrival);
    answering.wake();
    return toast ? { toast: { type: "info", content: await toast } } : undefined;
  };
  const noteRead = ({ message_id_list }: MessagesRead) =>
    store.outbox.noteRead(CHANNEL, message_id_list, now());
  const dispatcher = dispatcherTo(receive, noteRead);
  const started = now();
  const connection =
    settings.mode === "websocket" ? connect({ ...deps, eventDispatcher: dispatcher }) : undefined;
  const registering = registerCommands(deps, platform);
  return {
    routes:
      settings.mode === "webhook"
        ? webhookRoutes({
            settings,
            clock: () => deps.clock().getTime(),
            handle: (event) => dispatcher.invoke(event, { needCheck: false }),
            onError,
          })
        : undefined,
    health: async () => {
      const { count: due, since: dueSince } = await store.outbox.due(CHANNEL, now());
      return {
        connection: connection?.state() ?? { state: "webhook", since: started },
        lastEventAt: (await store.inbox.lastArrival(CHANNEL)) ?? null,
        waiting: await store.inbox.waiting(CHANNEL),
        due,
        ...(dueSince !== undefined && { dueSince }),
      };
    },
    stop: async () => {
      connection?.close();
      await registering.stop();
      await answering.stop();
      await sending.stop();
    },
  };
}

function dispatcherTo(
  receive: (event: LarkEvent) => Promise<unknown>,
  noteRead: (event: MessagesRead) => Promise<unknown>,
): lark.EventDispatcher {
  const handler = (type: EventType) => [
    type,
    (event: unknown) => receive({ type, event } as LarkEvent),
  ];
  const handlers = Object.fromEntries(EVENT_TYPES.map(handler));
  return new lark.EventDispatcher({ logger: SILENT }).register({
    ...handlers,
    [MESSAGES_READ]: noteRead,
  });
}

/**
 * Answers what waits, once it is known by which account the bot itself is mentioned: until the
 * platform says so, what comes in waits.
 */
function startAnswering(
  deps: LarkDeps,
  platform: OpenPlatform,
  {
    sender,
    toasts,
    onError,
  }: {
    readonly sender: Pool;
    readonly toasts: Toasts;
    readonly onError: (error: unknown) => void;
  },
): Pool {
  let pool: Pool | undefined;
  const clock = () => deps.clock().getTime();
  const recognise = createRecogniser({ ...deps, platform, channel: CHANNEL, now: clock });
  const begin = async () => {
    const bot = await botOf(platform);
    pool = answerArrivals({
      ...{ store: deps.store, channel: CHANNEL, onError },
      leaseSeconds: 2 * deps.turnSeconds,
      answer: async (arrival) => {
        const { toast, ...answered } = await answerEvent(
          { ...deps, platform, bot, recognise },
          arrival,
        );
        const { event } = arrival.content as LarkEvent;
        if (toast !== undefined) toasts.show(event.event_id, toast);
        return answered;
      },
      giveUp: (arrival) => apologise(deps, arrival),
      onAnswered: sender.wake,
    });
    return true;
  };
  const beginning = keepTrying(begin, { pauseMs: START_AGAIN_MS, onError });
  return {
    wake: () => pool?.wake(),
    stop: async () => {
      await beginning.stop();
      await pool?.stop();
    },
  };
}

/** Registers the slash commands, from one process at a time; again later where there is no answer. */
function registerCommands({ store, commands, log }: LarkDeps, platform: OpenPlatform): Trying {
  const lease = { name: "register:lark", holder: randomUUID(), seconds: REGISTERING_SECONDS };
  const register = async () => {
    if (await store.leases.take(lease)) return true;
    try {
      const registered = await registerSlashCommands(platform, commands);
      log.info(registered, "the slash commands are registered");
      return true;
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      const { message: problem, trouble } = error;
      log.info({ problem }, "the slash commands are not registered");
      return trouble.kind !== "later";
    } finally {
      await store.leases.release(lease);
    }
  };
  const onError = (err: unknown) => log.error({ err }, "the slash commands are not registered");
  return keepTrying(register, { pauseMs: REGISTER_AGAIN_MS, onError });
}

/** By which account the bot itself is mentioned. */
async function botOf(platform: OpenPlatform): Promise<lark.BotIdentity> {
  const { bot } = await platform.call<{ bot: { open_id: string; app_name: string } }>(
    "GET",
    "bot/v3/info",
  );
  return { openId: bot.open_id, name: bot.app_name };
}

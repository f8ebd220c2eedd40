import * as lark from "@larksuiteoapi/node-sdk";
import type { Hono } from "hono";
import { openFile } from "../../app/files/open-file.ts";
import type { Store } from "../../app/store.ts";
import type { Conversation } from "../../conversation/turn.ts";
import { answerArrivals } from "../../delivery/answer-arrivals.ts";
import type { JobEngine } from "../../delivery/job-engine.ts";
import type { Pool } from "../../delivery/pool.ts";
import { sendDeliveries } from "../../delivery/send-deliveries.ts";
import type { Messages } from "../../wording/messages.ts";
import type { Sheet } from "../../wording/reply.ts";
import { answerEvent, CHANNEL } from "./answer-event.ts";
import { arrivalOf, EVENT_TYPES, type EventType, type LarkEvent } from "./events.ts";
import { createOpenPlatform, type OpenPlatform, SILENT } from "./open-platform.ts";
import { createPacing } from "./pacing.ts";
import { type ReplySending, sendReply } from "./send-reply.ts";
import type { LarkSettings } from "./settings.ts";
import { createToasts, type Toasts } from "./toasts.ts";
import { webhookRoutes } from "./webhook.ts";

/** What the channel is given; it reaches nothing else. */
export interface LarkDeps {
  readonly settings: LarkSettings;
  readonly store: Store;
  readonly conversation: Conversation;
  readonly wording: Messages;
  /** Makes a workbook of its sheets. */
  readonly workbook: (sheets: readonly Sheet[]) => Buffer;
  readonly timeZone: string;
  /** How long one answer may take. */
  readonly turnSeconds: number;
  readonly clock: () => Date;
  readonly engine: JobEngine;
  readonly log: {
    info(details: object, message: string): void;
    error(details: object, message: string): void;
  };
}

/** The running channel. */
export interface LarkChannel {
  /** Where the platform sends events, under `/channels/lark`; answers only where that was asked for. */
  readonly routes: Hono | undefined;
  readonly stop: () => Promise<void>;
}

const WS_SILENT_SECONDS = 10;
const WS_HANDSHAKE_MS = 10_000;
const START_AGAIN_MS = 5_000;
/** Longer than the platform sends an event again, which is for about seven hours. */
const REMEMBERED_MS = 8 * 24 * 60 * 60 * 1000;
const FORGET_EVERY_MS = 6 * 60 * 60 * 1000;

/** Starts the bot in Feishu: what comes in is kept, then answered, and answers are sent in turn. */
export async function startLark(deps: LarkDeps): Promise<LarkChannel> {
  const { settings, store, log } = deps;
  const platform = createOpenPlatform(settings);
  const now = () => deps.clock().toISOString();
  const onError = (error: unknown) => log.error({ err: error }, "the Feishu channel failed");
  const opened: ReplySending["openFile"] = async (account, file) => {
    const viewer = await store.roster.personByAccount(CHANNEL, account);
    return viewer && openFile(store, { viewer: viewer.teacher.id, file, at: now() });
  };
  const sender = sendDeliveries({
    ...{ store, channel: CHANNEL, now, onError, engine: deps.engine },
    send: (delivery) => sendReply({ ...deps, platform, pace, now, openFile: opened }, delivery),
    onFailed: ({ key, address }, problem) =>
      log.error({ key, address, problem }, "a message could not be sent"),
  });
  const pace = createPacing(deps.engine);
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
  const dispatcher = dispatcherTo(receive);
  const connection = settings.mode === "websocket" ? connect(settings, dispatcher, log) : undefined;
  const forgetting = setInterval(() => {
    const before = new Date(deps.clock().getTime() - REMEMBERED_MS).toISOString();
    const forgotten = [store.inbox.forget(before), store.outbox.forget(before)];
    void Promise.all([...forgotten, store.files.forget(now())]).catch(onError);
  }, FORGET_EVERY_MS);
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
    stop: async () => {
      clearInterval(forgetting);
      connection?.close();
      await answering.stop();
      await sender.stop();
    },
  };
}

function dispatcherTo(receive: (event: LarkEvent) => Promise<unknown>): lark.EventDispatcher {
  const handler = (type: EventType) => [
    type,
    (event: unknown) => receive({ type, event } as LarkEvent),
  ];
  const handlers = Object.fromEntries(EVENT_TYPES.map(handler));
  return new lark.EventDispatcher({ logger: SILENT }).register(handlers);
}

function connect(
  { appId, appSecret, domain }: LarkSettings,
  eventDispatcher: lark.EventDispatcher,
  log: LarkDeps["log"],
): lark.WSClient {
  const client = new lark.WSClient({
    ...{ appId, appSecret, domain, logger: SILENT },
    handshakeTimeoutMs: WS_HANDSHAKE_MS,
    wsConfig: { pingTimeout: WS_SILENT_SECONDS },
    onReady: () => log.info({}, "connected to Feishu"),
    onReconnecting: () => log.error({}, "the connection to Feishu was lost; connecting again"),
    onReconnected: () => log.info({}, "connected to Feishu again"),
    onError: (err) => log.error({ err }, "Feishu cannot be reached; check app id and secret"),
  });
  void client.start({ eventDispatcher });
  return client;
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
  let again: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const begin = async () => {
    try {
      const bot = await botOf(platform);
      if (isStopped) return;
      pool = answerArrivals({
        ...{ store: deps.store, channel: CHANNEL, onError },
        leaseSeconds: 2 * deps.turnSeconds,
        answer: async (arrival) => {
          const { said, toast } = await answerEvent({ ...deps, platform, bot }, arrival);
          const { event } = arrival.content as LarkEvent;
          if (toast !== undefined) toasts.show(event.event_id, toast);
          return said;
        },
        onAnswered: sender.wake,
      });
    } catch (error) {
      onError(error);
      if (!isStopped) again = setTimeout(() => void begin(), START_AGAIN_MS);
    }
  };
  const begun = begin();
  return {
    wake: () => pool?.wake(),
    stop: async () => {
      isStopped = true;
      clearTimeout(again);
      await begun;
      await pool?.stop();
    },
  };
}

/** By which account the bot itself is mentioned. */
async function botOf(platform: OpenPlatform): Promise<lark.BotIdentity> {
  const { bot } = await platform.call<{ bot: { open_id: string; app_name: string } }>(
    "GET",
    "bot/v3/info",
  );
  return { openId: bot.open_id, name: bot.app_name };
}

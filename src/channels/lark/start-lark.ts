import * as lark from "@larksuiteoapi/node-sdk";
import type { Hono } from "hono";
import type { Store } from "../../app/store.ts";
import type { Conversation } from "../../conversation/turn.ts";
import { answerArrivals } from "../../delivery/answer-arrivals.ts";
import type { Pool } from "../../delivery/pool.ts";
import { sendDeliveries } from "../../delivery/send-deliveries.ts";
import type { Messages } from "../../wording/messages.ts";
import type { Sheet } from "../../wording/reply.ts";
import { answerEvent, CHANNEL } from "./answer-event.ts";
import { arrivalOf, EVENT_TYPES, type EventType, type LarkEvent } from "./events.ts";
import { openLongConnection } from "./long-connection.ts";
import { createOpenPlatform, type OpenPlatform, SILENT } from "./open-platform.ts";
import { createPacing } from "./pacing.ts";
import { sendReply } from "./send-reply.ts";
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
  const sender = sendDeliveries({
    ...{ store, channel: CHANNEL, now, onError },
    send: (delivery) => sendReply({ ...deps, platform, pace, now }, delivery),
    onFailed: ({ key, address }, problem) =>
      log.error({ key, address, problem }, "a message could not be sent"),
  });
  const pace = createPacing();
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
  const connection =
    settings.mode === "websocket" ? openLongConnection(settings, dispatcher, log) : undefined;
  const forgetting = setInterval(() => {
    const before = new Date(deps.clock().getTime() - REMEMBERED_MS).toISOString();
    void Promise.all([store.inbox.forget(before), store.outbox.forget(before)]).catch(onError);
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
          const { said, toast } = await answerEvent({ ...deps, bot }, arrival);
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

import * as lark from "@larksuiteoapi/node-sdk";
import { SILENT } from "./open-platform.ts";
import type { LarkSettings } from "./settings.ts";

/**
 * Whether events can come in: `connecting` before they could for the first time, `lost` after they
 * could, and `webhook` where the platform calls and nobody knows whether it can.
 */
export type ConnectionState = "connecting" | "connected" | "lost" | "webhook";

/** The long connection, by which events come in. */
export interface Connection {
  state(): { readonly state: ConnectionState; readonly since: string };
  close(): void;
}

/** What a connection needs. */
export interface ConnectionDeps {
  readonly settings: LarkSettings;
  readonly eventDispatcher: lark.EventDispatcher;
  readonly clock: () => Date;
  readonly log: {
    info(details: object, message: string): void;
    error(details: object, message: string): void;
  };
}

/**
 * Without a sign of life for so long after a ping, the connection is taken to be cut. The SDK begins
 * anew at each ping, so it must be shorter than from one to the next: the platform says two minutes.
 */
const SILENT_SECONDS = 5;
const HANDSHAKE_MS = 10_000;
/** After so long without a connection somebody should look. */
const ALARM_MS = 60_000;
const START_AGAIN_MS = 5_000;

/**
 * Connects, and connects again whenever the connection is lost.
 *
 * The SDK gives up for good where the platform refuses, such as while an app has too many
 * connections; a bot that gave up would be deaf until somebody starts it anew.
 */
export function connect({ settings, eventDispatcher, clock, log }: ConnectionDeps): Connection {
  const { appId, appSecret, domain } = settings;
  const watch = watchConnection({ clock, log });
  let client: lark.WSClient;
  let again: ReturnType<typeof setTimeout> | undefined;
  const start = () => {
    client = new lark.WSClient({
      ...{ appId, appSecret, domain, logger: SILENT },
      handshakeTimeoutMs: HANDSHAKE_MS,
      wsConfig: { pingTimeout: SILENT_SECONDS },
      onReady: watch.connected,
      onReconnecting: watch.lost,
      onReconnected: watch.connected,
      onError: (err) => {
        log.error({ err }, "Feishu refuses the connection; check app id and secret");
        watch.lost();
        client.close({ force: true });
        again = setTimeout(start, START_AGAIN_MS);
      },
    });
    void client.start({ eventDispatcher });
  };
  start();
  return {
    state: watch.state,
    close: () => {
      clearTimeout(again);
      watch.stop();
      client.close();
    },
  };
}

/** Knows how the connection stands, and raises an alarm where there is none for a minute. */
export function watchConnection({ clock, log }: Pick<ConnectionDeps, "clock" | "log">) {
  let now: { state: ConnectionState; since: Date } = { state: "connecting", since: clock() };
  const alarm = () =>
    log.error(
      { since: now.since.toISOString() },
      "there has been no connection to Feishu for more than a minute; what people write waits there",
    );
  let timer: ReturnType<typeof setTimeout> | undefined = setTimeout(alarm, ALARM_MS);
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    state: () => ({ state: now.state, since: now.since.toISOString() }),
    connected() {
      stop();
      log.info({}, now.state === "lost" ? "connected to Feishu again" : "connected to Feishu");
      now = { state: "connected", since: clock() };
    },
    lost() {
      if (now.state !== "connected") return;
      log.error({}, "the connection to Feishu was lost; connecting again");
      now = { state: "lost", since: clock() };
      timer = setTimeout(alarm, ALARM_MS);
    },
    stop,
  };
}

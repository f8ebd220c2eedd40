import * as lark from "@larksuiteoapi/node-sdk";
import { SILENT } from "./open-platform.ts";
import type { LarkSettings } from "./settings.ts";

/**
 * Without a sign of life for so long after a ping, the connection is taken to be cut. The SDK begins
 * anew at each ping, so it must be shorter than from one to the next: the platform says two minutes.
 */
const SILENT_SECONDS = 5;
const HANDSHAKE_MS = 10_000;
const START_AGAIN_MS = 5_000;

/** A connection that this program opens, and over which the platform sends events. */
export interface LongConnection {
  close(): void;
}

/**
 * Connects, and connects again whenever the connection is lost.
 *
 * The SDK gives up for good where the platform refuses, such as while an app has too many
 * connections; a bot that gave up would be deaf until somebody starts it anew.
 */
export function openLongConnection(
  { appId, appSecret, domain }: LarkSettings,
  eventDispatcher: lark.EventDispatcher,
  log: {
    info(details: object, message: string): void;
    error(details: object, message: string): void;
  },
): LongConnection {
  let client: lark.WSClient;
  let again: ReturnType<typeof setTimeout> | undefined;
  const start = () => {
    client = new lark.WSClient({
      ...{ appId, appSecret, domain, logger: SILENT },
      handshakeTimeoutMs: HANDSHAKE_MS,
      wsConfig: { pingTimeout: SILENT_SECONDS },
      onReady: () => log.info({}, "connected to Feishu"),
      onReconnecting: () => log.error({}, "the connection to Feishu was lost; connecting again"),
      onReconnected: () => log.info({}, "connected to Feishu again"),
      onError: (err) => {
        log.error({ err }, "Feishu refuses the connection; check app id and secret");
        client.close({ force: true });
        again = setTimeout(start, START_AGAIN_MS);
      },
    });
    void client.start({ eventDispatcher });
  };
  start();
  return {
    close() {
      clearTimeout(again);
      client.close();
    },
  };
}

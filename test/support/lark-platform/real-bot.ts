import { EventEmitter, once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import * as lark from "@larksuiteoapi/node-sdk";
import axios from "axios";
import type { LarkPlatform } from "./lark-platform.ts";

/** Says nothing: the SDK writes every failure on the console, and here failures are meant. */
const silent = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };

/** A client of the SDK for a platform; its own cache, because the SDK shares one in the process. */
export function clientOf({ appId, appSecret, base }: LarkPlatform): lark.Client {
  const httpInstance = axios.create();
  httpInstance.interceptors.response.use((response) => {
    const { $return_headers } = response.config as { $return_headers?: boolean };
    return $return_headers ? { data: response.data, headers: response.headers } : response.data;
  });
  return new lark.Client({
    appId,
    appSecret,
    domain: base,
    cache: new lark.DefaultCache(),
    httpInstance: httpInstance as unknown as lark.HttpInstance,
    logger: silent,
  });
}

type Handlers = Readonly<Record<string, (data: never) => unknown>>;

/** Connects the SDK to a platform by a long connection, and waits until it stands. */
export async function connect(
  platform: LarkPlatform,
  handlers: Handlers,
  wsConfig: { readonly pingTimeout?: number } = {},
): Promise<lark.WSClient> {
  const { appId, appSecret, base: domain } = platform;
  const count = platform.connections().length;
  const client = new lark.WSClient({ appId, appSecret, domain, logger: silent, wsConfig });
  const eventDispatcher = new lark.EventDispatcher({ logger: silent }).register(handlers as never);
  await client.start({ eventDispatcher });
  await platform.until(() => platform.connections().length > count);
  return client;
}

/** What arrives at the address of a bot. */
export interface Arrival {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** The address of a bot that answers each request as it is told: a status and a body, or never. */
export async function startWebhook(
  answer: (arrival: Arrival, number: number) => readonly [status: number, body: string] | "never",
) {
  const arrivals: Arrival[] = [];
  const news = new EventEmitter();
  const server = createServer(async (request, response) => {
    const arrival = { headers: request.headers, body: await text(request) };
    arrivals.push(arrival);
    news.emit("arrival");
    const answered = answer(arrival, arrivals.length);
    if (answered !== "never") response.writeHead(answered[0]).end(answered[1]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    arrivals,
    /** Waits until so many requests have arrived. */
    async arrived(count: number) {
      while (arrivals.length < count) await once(news, "arrival");
    },
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

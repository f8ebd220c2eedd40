import { setMaxListeners } from "node:events";
import type { Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import { Failure } from "../../domain/failure.ts";
import { isLoopback } from "./loopback.ts";
import type { WebEnv } from "./web-deps.ts";

/** How long requests under way may take to end once the server closes. */
const GRACE_MS = 5_000;

/** A server that listens. */
export interface Served {
  /** Where a browser on this machine finds it, without a trailing slash. */
  readonly url: string;
  /** Takes no more requests, lets those under way end, and resolves when none is left. */
  close(): Promise<void>;
}

/** Every address of the machine is not one that a browser can open. */
const WILDCARDS: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "[::1]" };

function urlOf(host: string, port: number): string {
  const name = WILDCARDS[host] ?? (host.includes(":") ? `[${host}]` : host);
  return `http://${name}:${port}`;
}

function listenFailure(error: NodeJS.ErrnoException, host: string, port: number): Failure {
  if (error.code === "EADDRINUSE") return new Failure("web/port-taken", { host, port });
  const problem = error.code ?? error.message;
  return new Failure("web/cannot-listen", { host, port, problem }, { cause: error });
}

/**
 * Serves an app; port 0 takes any free one.
 *
 * @throws {Failure} web/port-taken, or web/cannot-listen if the address cannot be used
 */
export async function serveWeb(
  app: Pick<Hono<WebEnv>, "fetch">,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Served> {
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const env: WebEnv["Bindings"] = { closing: closing.signal, loopback: isLoopback(host) };
  const server = createAdaptorServer({ fetch: (request) => app.fetch(request, env) }) as Server;
  await new Promise<void>((listening, failed) => {
    server.once("error", (error) => failed(listenFailure(error, host, port)));
    server.listen(port, host, listening);
  });
  const { port: taken } = server.address() as AddressInfo;

  // A browser keeps its connection after an answer; once the server closes, nothing follows.
  server.on("request", (_, response: ServerResponse) => {
    response.once("close", () => {
      if (closing.signal.aborted) server.closeIdleConnections();
    });
  });

  return {
    url: urlOf(host, taken),
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      closing.abort();
      const impatient = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await closed;
      clearTimeout(impatient);
    },
  };
}

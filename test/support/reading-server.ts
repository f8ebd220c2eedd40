import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";

/** One request of a chat completion, as the server got it. */
export interface CompletionAsked {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly tools: readonly unknown[];
  };
  /** Everything that was sent, word for word. */
  readonly raw: string;
  /** What the message said, out of what was asked. */
  readonly message: string;
  readonly before: string | undefined;
}

/** How the server answers. */
export type Answering =
  /** By a tool call with these arguments; a text is sent as it is. */
  | { readonly call: unknown }
  /** By a text. */
  | { readonly content: string }
  /** With a status and headers, and a body that nobody should read. */
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** With this body. */
  | { readonly body: string }
  /** Begins to answer and never ends. */
  | "hangs";

export interface ReadingServer {
  /** What `LLM_BASE_URL` is set to. */
  readonly url: string;
  readonly asked: readonly CompletionAsked[];
  /** How the next requests are answered. */
  answers(how: Answering | ((asked: CompletionAsked) => Answering)): void;
  /** The same, each only after so many milliseconds. */
  answersLate(ms: number, how: Answering): void;
  stop(): Promise<void>;
}

/** A server on this machine that speaks the protocol of chat completions, as a language model would. */
export async function startReadingServer(): Promise<ReadingServer> {
  const asked: CompletionAsked[] = [];
  let answering: (asked: CompletionAsked) => Answering = () => ({ call: { questions: [] } });
  let late = 0;
  const server = createServer(async (request, response) => {
    let raw = "";
    for await (const piece of request) raw += piece;
    const body = JSON.parse(raw) as CompletionAsked["body"];
    const said = JSON.parse(body.messages.at(-1)?.content ?? "{}");
    const { authorization } = request.headers;
    const completion = { path: request.url ?? "", authorization, body, raw, ...said };
    asked.push(completion);
    await setTimeout(late);
    respond(response, answering(completion));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    answers(how) {
      answering = (completion) => (how instanceof Function ? how(completion) : how);
    },
    answersLate(ms, how) {
      [late, answering] = [ms, () => how];
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function respond(response: ServerResponse, how: Answering): void {
  if (how === "hangs") {
    response.writeHead(200, { "content-type": "application/json" });
    response.write('{"choices":');
    return;
  }
  if ("status" in how) {
    response.writeHead(how.status, how.headers);
    response.end('{"error":{"message":"no"}}');
    return;
  }
  response.writeHead(200, { "content-type": "application/json" });
  response.end("body" in how ? how.body : JSON.stringify({ choices: [{ message: said(how) }] }));
}

function said(how: { readonly call: unknown } | { readonly content: string }) {
  if ("content" in how) return { role: "assistant", content: how.content };
  const given = typeof how.call === "string" ? how.call : JSON.stringify(how.call);
  const call = { id: "1", type: "function", function: { name: "reading", arguments: given } };
  return { role: "assistant", content: null, tool_calls: [call] };
}

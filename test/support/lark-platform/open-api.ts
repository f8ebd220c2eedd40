import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { Refusal } from "./refusals.ts";
import type { Timeline } from "./timeline.ts";
import type { World } from "./world.ts";

/** A call of the bot, from its arrival to its answer. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The parsed JSON, or the bytes of anything else. */
  readonly body: unknown;
  readonly at: Date;
  /** The status of the answer; none while there is no answer, or if none ever arrives. */
  status?: number;
  code?: number;
}

/** What a route answers: JSON with a code, or a file. */
export type Answer =
  | Readonly<Record<string, unknown>>
  | { readonly bytes: Buffer; readonly name: string };

export interface Route {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Parts that begin with a colon match anything. */
  readonly path: string;
  /** One of these must be granted to the app. */
  readonly scopes?: readonly string[];
  /** Whether it is called before there is a token. */
  readonly isOpen?: boolean;
  answer(call: Call, params: Readonly<Record<string, string>>): Answer | Promise<Answer>;
}

/** What goes wrong with a call: another answer, or one of the ways in which none arrives. */
export type Fault =
  | {
      readonly status: number;
      readonly body: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection stays open and nothing comes. */
  | "hangs"
  /** The connection breaks, and the call took no effect. */
  | "resets"
  /** The call takes effect, and the connection breaks before the answer. */
  | "loses-answer";

export interface OpenApi {
  handle(request: IncomingMessage, response: ServerResponse): void;
  readonly calls: readonly Call[];
  /** Does this to the next calls whose method and path match, such as `/POST .*messages/`. */
  fail(match: RegExp, fault: Fault, times: number): void;
  expireTokens(): void;
}

export interface OpenApiSetup {
  readonly world: World;
  readonly time: Timeline;
  readonly routes: readonly Route[];
  readonly appId: string;
  readonly appSecret: string;
  /** Counts a call towards the limit of the app. */
  readonly count: () => void;
  /** Told after every change that a test may be waiting for. */
  readonly changed: () => void;
}

export const success = (data: Readonly<Record<string, unknown>> = {}) => ({
  code: 0,
  msg: "success",
  data,
});

const TOKEN_PATH = "/open-apis/auth/v3/tenant_access_token/internal";
const TOKEN_SECONDS = 7_200;
/** The platform hands the same token out again until it has only this left. */
const RENEWED_BEFORE_SECONDS = 1_800;

/** The calls that a bot may make, without what they do: permission, limits, faults and a record of them. */
export function createOpenApi(setup: OpenApiSetup): OpenApi {
  const { world, time, changed } = setup;
  const calls: Call[] = [];
  const faults: { match: RegExp; fault: Fault; left: number }[] = [];
  const tokens = new Map<string, number>();

  const issueToken = ({ body }: Call) => {
    const { app_id, app_secret } = body as { app_id?: string; app_secret?: string };
    if (app_id !== setup.appId) throw new Refusal("wrongApp");
    if (app_secret !== setup.appSecret) throw new Refusal("wrongSecret");
    const secondsLeft = (end: number) => Math.floor((end - time.now().getTime()) / 1_000);
    const reusable = [...tokens].find(([, end]) => secondsLeft(end) > RENEWED_BEFORE_SECONDS);
    const [token, end] = reusable ?? [
      world.newId("t-"),
      time.now().getTime() + TOKEN_SECONDS * 1_000,
    ];
    tokens.set(token, end);
    return { code: 0, msg: "ok", tenant_access_token: token, expire: secondsLeft(end) };
  };
  const routes: readonly Route[] = [
    { method: "POST", path: TOKEN_PATH, isOpen: true, answer: issueToken },
    ...setup.routes,
  ];

  const checkToken = ({ headers }: Call) => {
    const token = /^Bearer (.+)$/.exec(headers.authorization as string)?.[1];
    if (token === undefined) throw new Refusal("noToken");
    if ((tokens.get(token) ?? 0) <= time.now().getTime()) throw new Refusal("invalidToken");
  };
  const checkScopes = ({ scopes }: Route) => {
    if (!scopes || scopes.some((scope) => world.scopes.has(scope))) return;
    const link = `https://open.feishu.cn/app/${setup.appId}/auth?q=${scopes.join(",")}`;
    throw new Refusal("noScope", `One of the following scopes is required: [${scopes}]. ${link}`);
  };
  const answerTo = async (call: Call): Promise<Answer> => {
    const found = routeOf(routes, call);
    if (!found) throw new Refusal("notFound");
    if (!found.route.isOpen) {
      checkToken(call);
      setup.count();
      checkScopes(found.route);
    }
    return found.route.answer(call, found.params);
  };
  const faultOf = ({ method, path }: Call) => {
    const script = faults.find(({ match, left }) => left > 0 && match.test(`${method} ${path}`));
    if (script) script.left -= 1;
    return script?.fault;
  };

  const answerCall = async (request: IncomingMessage, response: ServerResponse) => {
    const call = await readCall(request, time.now());
    calls.push(call);
    const fault = faultOf(call);
    if (fault === "resets") request.socket.destroy();
    else if (fault === "hangs") changed();
    else if (typeof fault === "object") send(response, call, fault);
    else {
      const answer = await answered(() => answerTo(call));
      if (fault === "loses-answer") request.socket.destroy();
      else send(response, call, answer);
    }
    changed();
  };
  return {
    handle(request, response) {
      answerCall(request, response).catch((error: unknown) => {
        response.writeHead(500).end(JSON.stringify({ code: 1500, msg: String(error) }));
      });
    },
    calls,
    fail: (match, fault, times) => {
      faults.push({ match, fault, left: times });
    },
    expireTokens: () => tokens.clear(),
  };
}

async function readCall(request: IncomingMessage, at: Date): Promise<Call> {
  const url = new URL(request.url ?? "", "http://platform");
  const bytes = await buffer(request);
  return {
    method: request.method ?? "",
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    body: bodyOf(request, bytes),
    at,
  };
}

/** A body that claims to be JSON and is not stays bytes, so that the call is refused, not the test. */
function bodyOf({ headers }: IncomingMessage, bytes: Buffer): unknown {
  if (!headers["content-type"]?.includes("json")) return bytes;
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return bytes;
  }
}

function routeOf(routes: readonly Route[], { method, path }: Call) {
  const parts = path.split("/");
  for (const route of routes) {
    const wanted = route.path.split("/");
    const fits =
      route.method === method &&
      wanted.length === parts.length &&
      wanted.every((part, place) => part.startsWith(":") || part === parts[place]);
    if (!fits) continue;
    const named = wanted.flatMap((part, place) =>
      part.startsWith(":") ? [[part.slice(1), decodeURIComponent(parts[place] ?? "")]] : [],
    );
    return { route, params: Object.fromEntries(named) as Record<string, string> };
  }
  return undefined;
}

type Sent = Exclude<Fault, string> | { readonly bytes: Buffer; readonly name: string };

async function answered(answer: () => Promise<Answer>): Promise<Sent> {
  try {
    const body = await answer();
    return "bytes" in body ? (body as { bytes: Buffer; name: string }) : { status: 200, body };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function send(response: ServerResponse, call: Call, answer: Sent): void {
  if ("bytes" in answer) {
    call.status = 200;
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(answer.name)}`;
    response
      .writeHead(200, {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": disposition,
      })
      .end(answer.bytes);
    return;
  }
  call.status = answer.status;
  const { code } = (answer.body ?? {}) as { code?: number };
  if (typeof code === "number") call.code = code;
  response
    .writeHead(answer.status, {
      "Content-Type": "application/json; charset=utf-8",
      "X-Tt-Logid": `log${call.at.getTime()}`,
      ...answer.headers,
    })
    .end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
}

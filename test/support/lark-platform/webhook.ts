import { createCipheriv, createHash, randomBytes } from "node:crypto";
import type { Attempt } from "./deliveries.ts";
import type { Timeline } from "./timeline.ts";

/** What is odd about a request that claims to come from the platform. */
export type Forgery =
  /** Neither encrypted nor signed. */
  | "plain"
  | "unsigned"
  | "wrong-signature"
  | "wrong-token"
  /** Encrypted and signed with another key. */
  | "wrong-key"
  /** Signed an hour ago. */
  | "old-timestamp"
  /** Signed, and changed afterwards. */
  | "tampered-body"
  /** As it should be, in pieces of one byte. */
  | "in-bits"
  /** As it should be, but for its last byte, which never comes. */
  | "never-ends";

export interface WebhookSetup {
  readonly encryptKey: string;
  readonly time: Timeline;
}

const OLD_SECONDS = 3_600;

/** Posts a payload to the address of the bot, encrypted and signed as the platform does. */
export async function post(
  url: string,
  payload: object,
  setup: WebhookSetup,
  signal: AbortSignal,
  forgery?: Forgery,
): Promise<Omit<Attempt, "at">> {
  const { body, headers } = requestOf(payload, setup, forgery);
  const sent = forgery === "in-bits" || forgery === "never-ends" ? inBits(body, forgery) : body;
  try {
    const response = await fetch(url, {
      ...{ method: "POST", body: sent, headers, signal },
      ...(typeof sent !== "string" && { duplex: "half" }),
    });
    const text = await response.text();
    return { by: "webhook", status: response.status, body: jsonOr(text) };
  } catch {
    return { by: "webhook" };
  }
}

/** A body that goes out byte by byte, and ends or never does. */
function inBits(body: string, how: "in-bits" | "never-ends"): ReadableStream<Uint8Array> {
  const bytes = Buffer.from(body);
  const most = how === "in-bits" ? bytes.length : bytes.length - 1;
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at < most) controller.enqueue(bytes.subarray(at, ++at));
      else if (how === "in-bits") controller.close();
      else return new Promise(() => {});
      return undefined;
    },
  });
}

function requestOf(payload: object, setup: WebhookSetup, forgery?: Forgery) {
  const type = { "Content-Type": "application/json; charset=utf-8" };
  const told = forgery === "wrong-token" ? withWrongToken(payload) : payload;
  if (forgery === "plain") return { body: JSON.stringify(told), headers: type };
  const key = forgery === "wrong-key" ? `${setup.encryptKey}-other` : setup.encryptKey;
  const body = encryptedBody(told, key);
  if (forgery === "unsigned") return { body, headers: type };
  const seconds = Math.floor(setup.time.now().getTime() / 1_000);
  const timestamp = `${forgery === "old-timestamp" ? seconds - OLD_SECONDS : seconds}`;
  const nonce = randomBytes(8).toString("hex");
  const signature = createHash("sha256")
    .update(timestamp + nonce + key + body)
    .digest("hex");
  const headers = {
    ...type,
    "X-Lark-Request-Timestamp": timestamp,
    "X-Lark-Request-Nonce": nonce,
    "X-Lark-Signature": forgery === "wrong-signature" ? flipped(signature) : signature,
  };
  const sent = forgery === "tampered-body" ? encryptedBody({ ...told, added: true }, key) : body;
  return { body: sent, headers };
}

function encryptedBody(payload: object, encryptKey: string): string {
  const iv = randomBytes(16);
  const key = createHash("sha256").update(encryptKey).digest();
  const cipher = createCipheriv("aes-256-cbc", key, iv);
  const encrypted = [iv, cipher.update(JSON.stringify(payload), "utf8"), cipher.final()];
  return JSON.stringify({ encrypt: Buffer.concat(encrypted).toString("base64") });
}

/** Challenges carry their token beside the type, events in the header. */
function withWrongToken(payload: object): object {
  const wrong = { token: "wrong-token" };
  return "header" in payload
    ? { ...payload, header: { ...(payload.header as object), ...wrong } }
    : { ...payload, ...wrong };
}

const flipped = (signature: string) =>
  `${signature.startsWith("0") ? "1" : "0"}${signature.slice(1)}`;

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

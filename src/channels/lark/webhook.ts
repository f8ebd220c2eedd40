import { createHash, timingSafeEqual } from "node:crypto";
import * as lark from "@larksuiteoapi/node-sdk";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { LarkSettings } from "./settings.ts";

/** Events are small: a message has 150 KB at most. */
const MOST_BYTES = 1024 * 1024;
/** What was signed earlier or later than this is not taken: it may be a copy of an old call. */
const SKEW_SECONDS = 300;

/** What the webhook needs. */
export interface Webhook {
  readonly settings: LarkSettings;
  /** In milliseconds since 1970. */
  readonly clock: () => number;
  /** Handles an event that comes from the platform; gives what the platform is answered. */
  readonly handle: (event: Readonly<Record<string, unknown>>) => Promise<unknown>;
  readonly onError: (error: unknown) => void;
}

const envelope = z.object({ encrypt: z.string() });
const challenge = z.object({
  type: z.literal("url_verification"),
  challenge: z.string(),
  token: z.string(),
});
const event = z.looseObject({
  schema: z.literal("2.0"),
  header: z.looseObject({ event_id: z.string(), token: z.string(), app_id: z.string() }),
});

/**
 * `POST /events`, to which the platform sends what happens. Only what is encrypted, signed over the
 * bytes that came, signed lately, and bears the token of this app is taken; anything else is 401.
 * The SDK's own adapter compares no token, signs what it has parsed, and answers forgeries with 200.
 */
export function webhookRoutes({ settings, clock, handle, onError }: Webhook): Hono {
  const app = new Hono();
  const judge = createJudge(settings, clock);
  const tooLarge = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => c.text("too large", 413) });
  app.post("/events", tooLarge, async (c) => {
    const raw = Buffer.from(await c.req.arrayBuffer());
    const judged = judge(raw, {
      timestamp: c.req.header("X-Lark-Request-Timestamp") ?? "",
      nonce: c.req.header("X-Lark-Request-Nonce") ?? "",
      signature: c.req.header("X-Lark-Signature") ?? "",
    });
    if ("challenge" in judged) return c.json(judged);
    if ("refused" in judged) return c.text(judged.refused, 401);
    try {
      return c.json((await handle(judged.event)) ?? {});
    } catch (error) {
      onError(error);
      // The platform sends it again.
      return c.text("failed", 500);
    }
  });
  return app;
}

type Signed = Readonly<Record<"timestamp" | "nonce" | "signature", string>>;
type Judged =
  | { readonly challenge: string }
  | { readonly refused: "forged" | "stale" }
  | { readonly event: Readonly<Record<string, unknown>> };

/** Decides whether a call comes from the platform, and lately, for this app. */
function createJudge(
  { appId, encryptKey, verificationToken }: LarkSettings,
  clock: () => number,
): (raw: Buffer, signed: Signed) => Judged {
  const cipher = new lark.AESCipher(encryptKey);
  return (raw, signed) => {
    const body = decrypted(cipher, raw);
    // The platform signs everything but the first question, whether this is the right address.
    const first = challenge.safeParse(body);
    if (first.success) {
      const isOurs = isSame(first.data.token, verificationToken);
      return isOurs ? { challenge: first.data.challenge } : { refused: "forged" };
    }
    if (!isSigned(signed, raw, encryptKey)) return { refused: "forged" };
    const skew = Math.abs(clock() / 1000 - Number(signed.timestamp));
    if (!(skew <= SKEW_SECONDS)) return { refused: "stale" };
    const { data } = event.safeParse(body);
    const isOurs = isSame(data?.header.token ?? "", verificationToken);
    return data && isOurs && data.header.app_id === appId ? { event: data } : { refused: "forged" };
  };
}

function decrypted(cipher: lark.AESCipher, raw: Buffer): unknown {
  try {
    const { encrypt } = envelope.parse(JSON.parse(raw.toString("utf8")));
    return JSON.parse(cipher.decrypt(encrypt));
  } catch {
    return undefined;
  }
}

function isSigned({ timestamp, nonce, signature }: Signed, raw: Buffer, key: string): boolean {
  const right = createHash("sha256")
    .update(timestamp + nonce + key)
    .update(raw)
    .digest("hex");
  return isSame(signature, right);
}

/** Takes as long for a wrong text as for the right one. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

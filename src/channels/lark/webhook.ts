import { createHash, timingSafeEqual } from "node:crypto";
import * as lark from "@larksuiteoapi/node-sdk";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { LarkSettings } from "../../config.ts";

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
  const cipher = new lark.AESCipher(settings.encryptKey);
  const tooLarge = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => c.text("too large", 413) });
  app.post("/events", tooLarge, async (c) => {
    const raw = Buffer.from(await c.req.arrayBuffer());
    const body = decrypted(cipher, raw);
    // The platform signs everything but the first question, whether this is the right address.
    const first = challenge.safeParse(body);
    if (first.success) {
      const isOurs = same(first.data.token, settings.verificationToken);
      return isOurs ? c.json({ challenge: first.data.challenge }) : c.text("forged", 401);
    }
    const signature = {
      timestamp: c.req.header("X-Lark-Request-Timestamp") ?? "",
      nonce: c.req.header("X-Lark-Request-Nonce") ?? "",
      given: c.req.header("X-Lark-Signature") ?? "",
    };
    if (!isSigned(signature, raw, settings.encryptKey)) return c.text("forged", 401);
    const skew = Math.abs(clock() / 1000 - Number(signature.timestamp));
    if (!(skew <= SKEW_SECONDS)) return c.text("stale", 401);
    const read = event.safeParse(body);
    if (!read.success || !same(read.data.header.token, settings.verificationToken)) {
      return c.text("forged", 401);
    }
    if (read.data.header.app_id !== settings.appId) return c.text("another app's", 401);
    try {
      return c.json((await handle(read.data)) ?? {});
    } catch (error) {
      onError(error);
      // The platform sends it again.
      return c.text("failed", 500);
    }
  });
  return app;
}

function decrypted(cipher: lark.AESCipher, raw: Buffer): unknown {
  try {
    const { encrypt } = envelope.parse(JSON.parse(raw.toString("utf8")));
    return JSON.parse(cipher.decrypt(encrypt));
  } catch {
    return undefined;
  }
}

function isSigned(
  { timestamp, nonce, given }: Readonly<Record<"timestamp" | "nonce" | "given", string>>,
  raw: Buffer,
  key: string,
): boolean {
  const signed = createHash("sha256").update(timestamp + nonce + key).update(raw).digest("hex");
  return same(given, signed);
}

/** Takes as long for a wrong text as for the right one. */
function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

import { z } from "zod";
import { audienceKept } from "../audience/audience.ts";
import { entryKind } from "../ledger/entry-kinds.ts";

/** What somebody can do with a broadcast. */
export const STEERINGS = [
  "confirm",
  "agree",
  "refuse",
  "pause",
  "resume",
  "cancel",
  "resend",
] as const;
export type Steering = (typeof STEERINGS)[number];

/** Somebody decided something about a broadcast. Its text is kept apart, sealed; here is its hash. */
export const BROADCAST_STEERED = entryKind("broadcast.steered", {
  stream: "broadcast",
  version: 1,
  schema: z.strictObject({
    did: z.enum(STEERINGS),
    audience: audienceKept,
    recipients: z.int().nonnegative(),
    /** SHA-256, in hexadecimal. */
    text: z.string(),
  }),
});

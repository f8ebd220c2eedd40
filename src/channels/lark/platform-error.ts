import type { FailureCause } from "../../app/delivery/ports.ts";

/** What a refused call means for what was to be done. */
export type Trouble =
  /** It may work later; `isInDoubt`: it may have worked already. */
  | { readonly kind: "later"; readonly isInDoubt: boolean; readonly waitSeconds?: number }
  /** The token is not accepted any more: fetch another and try once more. */
  | { readonly kind: "token" }
  /** The message that is answered is gone: recalled or deleted. */
  | { readonly kind: "reply-gone" }
  /** The card is not accepted; its text may be. */
  | { readonly kind: "card" }
  /** What was asked for is larger than it may be. */
  | { readonly kind: "too-large" }
  /** It will not work, whatever is tried. */
  | { readonly kind: "refused"; readonly cause?: FailureCause };

/** A call to the open platform that did not work. Its message is for whoever runs the program. */
export class PlatformError extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble, message: string) {
    super(message);
    this.trouble = trouble;
  }
}

/** Too much at a time: of the app, of one chat, of the tenant. */
const TOO_OFTEN = new Set([99991400, 230020, 11232, 2200]);
const TOKEN = new Set([99991663, 99991668, 99991677]);
const REPLY_GONE = new Set([230011, 231003]);
const CARD = new Set([230099, 11310, 200621]);
const CAUSES: ReadonlyMap<number, FailureCause> = new Map([
  [99991672, "no-permission"],
  [230013, "not-available"],
  [230029, "has-left"],
  [230002, "not-in-room"],
]);

/** What a code or a status means. The SDK has a table of its own, which takes several for others. */
export function classify({
  code,
  status = 200,
  waitSeconds,
}: {
  readonly code: number;
  readonly status?: number;
  readonly waitSeconds?: number;
}): Trouble {
  if (TOO_OFTEN.has(code) || status === 429) {
    return { kind: "later", isInDoubt: false, ...(waitSeconds !== undefined && { waitSeconds }) };
  }
  if (TOKEN.has(code)) return { kind: "token" };
  if (REPLY_GONE.has(code)) return { kind: "reply-gone" };
  if (CARD.has(code)) return { kind: "card" };
  if (status >= 500) return { kind: "later", isInDoubt: true };
  const cause = CAUSES.get(code);
  return { kind: "refused", ...(cause && { cause }) };
}

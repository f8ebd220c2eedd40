import { z } from "zod";
import type { Address, NewDelivery, TakenDelivery } from "../app/delivery/ports.ts";
import type { Reply } from "../wording/reply.ts";

/** Something to be said on a channel, whether or not it answers what somebody said just now. */
export interface OutgoingMessage {
  readonly to: Address;
  readonly reply: Reply;
  /** One of the same key is sent once, however often it is asked for. */
  readonly dedupeKey: string;
  /** Such as `answer` or `deadline`. */
  readonly kind: string;
  /** The id of the person whom it is for, where it is for one. */
  readonly person?: string;
  /** ISO instants: not before the one, and never from the other on. */
  readonly due: string;
  readonly expires: string;
}

/** A message as the outbox keeps it. */
export function deliveryOf(message: OutgoingMessage): NewDelivery {
  const { to, reply, dedupeKey, kind, person, due, expires } = message;
  return {
    key: dedupeKey,
    kind,
    ...(person !== undefined && { person }),
    address: to,
    content: reply,
    dueAt: due,
    expiresAt: expires,
  };
}

/** The outbox gives back, unaltered, what this program put in; an earlier version may have done so. */
const replySchema = z.looseObject({
  text: z.string(),
  language: z.enum(["zh-CN", "en"]),
  private: z.boolean(),
  blocks: z.array(z.looseObject({ kind: z.string() })),
  citations: z.array(z.looseObject({ policy: z.string(), article: z.string() })),
});

/**
 * What a delivery says.
 *
 * @throws {z.ZodError} where it is no reply, such as one that a later version wrote in another form
 */
export function replyOf({ content }: Pick<TakenDelivery, "content">): Reply {
  return replySchema.parse(content) as unknown as Reply;
}

import type { Digest } from "../app/digest/compose-digest.ts";
import type { StoredOrder } from "../app/digest/ports.ts";
import type { WrittenDigest } from "../app/digest/put-digest.ts";
import { digestReply } from "../conversation/questions/digest/reply.ts";
import { peopleNamed } from "../conversation/questions/digest/workbook.ts";
import type { Messages } from "../wording/messages.ts";

/** A digest as the outbox takes it, in the language in which it was asked for. */
export function writtenDigest(wording: Messages) {
  return (digest: Digest, { whose, language }: StoredOrder): WrittenDigest => {
    const isPrivate = "person" in whose;
    const reader = { isPrivate, isOrdered: true };
    return {
      content: digestReply(wording.in(language), digest, reader),
      named: isPrivate ? peopleNamed(digest) : [],
    };
  };
}

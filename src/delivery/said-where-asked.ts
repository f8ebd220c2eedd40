import type { Address, FailureCause, Outcome, TakenDelivery } from "../app/delivery/ports.ts";
import type { Localizer, Messages } from "../wording/messages.ts";
import type { Reply } from "../wording/reply.ts";
import { type OutgoingMessage, replyOf } from "./outgoing-message.ts";

/**
 * What is said in the room where a private answer was asked for, now that it is known what became of
 * it: that it was sent, or what its reader has to do first. Nothing of what the answer says.
 */
export function saidWhereAsked(
  wording: Messages,
  delivery: TakenDelivery,
  outcome: Outcome,
  now: string,
): readonly OutgoingMessage[] {
  const { key, kind, address, expiresAt: expires } = delivery;
  if (!address.askedIn || (outcome.kind !== "sent" && outcome.kind !== "failed")) return [];
  const { language, publicNote } = replyOf(delivery);
  const localizer = wording.in(language);
  const text = outcome.kind === "sent" ? publicNote : unsent(localizer, outcome.cause);
  if (text === undefined) return [];
  const { room, message } = address.askedIn;
  const to: Address = { channel: address.channel, to: { room }, replyTo: message };
  const reply: Reply = { text, language, private: false, blocks: [], citations: [] };
  const end = outcome.kind === "sent" ? "note" : "unsent";
  return [{ to, reply, dedupeKey: `${key}:${end}`, kind, due: now, expires }];
}

function unsent(localizer: Localizer, cause: FailureCause | undefined): string {
  const contact = localizer.t("common.contact");
  return cause === "not-available"
    ? localizer.t("undelivered.in-group-not-available", { contact })
    : localizer.t("undelivered.in-group", { contact });
}

import type { Roster } from "../access/ports.ts";
import { ANSWER, type FailureCause, type NewDelivery, type Outcome } from "./ports.ts";

/** Causes that lie with the account or its channel: nothing arrived, and elsewhere it may. */
const OF_CHANNEL = new Set<FailureCause>([
  ...(["no-permission", "not-available", "has-left", "no-answer"] as const),
]);

/**
 * The same push on another channel on which its person has an account, where it failed for good on
 * one; nothing where there is none left. What was asked just now is answered where it was asked.
 *
 * @param channels on which the program sends
 */
export async function onOtherChannel(
  roster: Pick<Roster, "accounts">,
  push: NewDelivery,
  {
    outcome,
    at,
    channels,
  }: {
    readonly outcome: Outcome;
    readonly at: string;
    readonly channels: readonly string[];
  },
): Promise<NewDelivery | undefined> {
  const { person, kind, address } = push;
  if (outcome.kind !== "failed" || !outcome.cause || !OF_CHANNEL.has(outcome.cause))
    return undefined;
  if (kind === ANSWER || person === undefined || !("account" in address.to)) return undefined;
  const first = address.insteadOf?.key ?? push.key;
  const tried = [...(address.insteadOf?.channels ?? []), address.channel];
  const next = (await roster.accounts(person)).find(
    ({ channel }) => channels.includes(channel) && !tried.includes(channel),
  );
  if (!next || push.expiresAt <= at) return undefined;
  const { channel, account } = next;
  return {
    ...push,
    key: `${first}:on:${channel}`,
    address: { channel, to: { account }, insteadOf: { key: first, channels: tried } },
    dueAt: at,
  };
}

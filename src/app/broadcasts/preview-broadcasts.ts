import type { Day } from "../../domain/day.ts";
import type { Person } from "../access/ports.ts";
import type { Kept } from "../store.ts";
import { broadcastOf } from "./broadcasting.ts";
import { BROADCAST, type Broadcast } from "./ports.ts";

/** A broadcast that one of its recipients would be sent; what nobody has agreed to is not among them. */
export interface PreviewedBroadcast {
  /** The ISO instant. */
  readonly at: string;
  /** The id of the recipient. */
  readonly to: string;
  readonly broadcast: Broadcast;
  readonly sender: Person | undefined;
}

/** What is asked of a preview. */
interface BroadcastsAsked {
  readonly from: Day;
  readonly to: Day;
  /** The id of the one person who is asked about. */
  readonly person?: string | undefined;
}

/**
 * What waits in the outbox of broadcasts for some days, the earliest first.
 *
 * @param dayOf the day of an ISO instant, where the school is
 */
export async function previewBroadcasts(
  { outbox, broadcasts, roster }: Pick<Kept, "outbox" | "broadcasts" | "roster">,
  { from, to, person }: BroadcastsAsked,
  dayOf: (at: string) => Day,
): Promise<readonly PreviewedBroadcast[]> {
  const waiting = (await outbox.list(person === undefined ? {} : { person })).filter(
    ({ kind, state, dueAt }) =>
      kind === BROADCAST && state === "planned" && from <= dayOf(dueAt) && dayOf(dueAt) <= to,
  );
  const known = new Map<string, Pick<PreviewedBroadcast, "broadcast" | "sender">>();
  for (const id of new Set(waiting.map(({ key }) => broadcastOf(key)))) {
    const broadcast = await broadcasts.find(id);
    if (broadcast) known.set(id, { broadcast, sender: await roster.person(broadcast.sender) });
  }
  return waiting.flatMap(({ key, person: recipient, dueAt: at }) => {
    const about = known.get(broadcastOf(key));
    return about && recipient !== undefined ? [{ at, to: recipient, ...about }] : [];
  });
}

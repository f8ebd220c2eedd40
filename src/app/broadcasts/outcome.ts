import { NO_ACCOUNT } from "../delivery/ports.ts";
import type { Broadcast, RecipientCount, RecipientStatus } from "./ports.ts";

/** What became of a message for one person, by what somebody can do about it. */
export const OUTCOMES = [
  "sent",
  "waiting",
  "failed",
  /** It may have been sent: asking again could send it twice. */
  "in-doubt",
  "no-account",
  "done",
  "left",
  "quiet",
  "cancelled",
] as const;
export type BroadcastOutcome = (typeof OUTCOMES)[number];

/** What it is sent anew for. */
const UNRECEIVED: ReadonlySet<BroadcastOutcome> = new Set(["failed", "no-account"]);

export const isUnreceived = (outcome: BroadcastOutcome): boolean => UNRECEIVED.has(outcome);

/** Why a delivery was dropped before it was sent; any other reason is a failure. */
const DROPPED: Readonly<Record<string, BroadcastOutcome>> = {
  done: "done",
  left: "left",
  unbound: "no-account",
  [NO_ACCOUNT]: "no-account",
  "quiet hours": "quiet",
  cancelled: "cancelled",
};

/** What became of the message for whoever stands so. */
export function outcomeOf(
  { state: of }: Pick<Broadcast, "state">,
  { leftOut, state, problem = "", cause }: Omit<RecipientStatus, "person">,
): BroadcastOutcome {
  if (leftOut) return leftOut;
  switch (state) {
    case "sent":
      return "sent";
    case "failed":
      return cause === "in-doubt" ? "in-doubt" : "failed";
    case "dropped":
      return DROPPED[problem] ?? "failed";
    default:
      return of === "cancelled" || of === "refused" ? "cancelled" : "waiting";
  }
}

/** How far a broadcast has come. */
export interface BroadcastProgress {
  readonly people: number;
  readonly read: number;
  readonly by: Readonly<Record<BroadcastOutcome, number>>;
}

export function progressOf(
  broadcast: Pick<Broadcast, "state">,
  counts: readonly RecipientCount[],
): BroadcastProgress {
  const by = Object.fromEntries(OUTCOMES.map((each) => [each, 0])) as Record<
    BroadcastOutcome,
    number
  >;
  for (const count of counts) by[outcomeOf(broadcast, count)] += count.people;
  const sumOf = (some: readonly RecipientCount[]) =>
    some.reduce((sum, { people }) => sum + people, 0);
  return { people: sumOf(counts), read: sumOf(counts.filter(({ isRead }) => isRead)), by };
}

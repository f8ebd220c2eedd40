import type { Audience } from "../audience/audience.ts";
import type { DeliveryState, FailureCause } from "../delivery/ports.ts";

/** What the deliveries of a broadcast are kept as, and what is said about one to those who decide. */
export const BROADCAST = "broadcast";
export const NOTICE = "notice";

export const BROADCAST_STATES = [
  /** Its recipients are being put in; nobody has seen it yet. */
  "gathering",
  /** Waits for its sender to confirm it. */
  "draft",
  /** Its sender did not confirm it. */
  "dropped",
  /** Waits for a second person to agree. */
  "waiting",
  "sending",
  "paused",
  /** Everybody got it, or will not get it any more. */
  "done",
  "cancelled",
  /** The second person did not agree. */
  "refused",
] as const;
export type BroadcastState = (typeof BROADCAST_STATES)[number];

/** A message that somebody sends to many. */
export interface Broadcast {
  readonly id: string;
  /** The id of the person who sends it. */
  readonly sender: string;
  /** Sealed at rest. */
  readonly text: string;
  readonly audience: Audience;
  readonly state: BroadcastState;
  /** How often it was sent anew to those who had not got it. */
  readonly round: number;
  /** The id of the person who decided last: the sender, or the second person. */
  readonly by: string;
  /** ISO instants: when it was drafted, and when its state changed last. */
  readonly draftedAt: string;
  readonly at: string;
}

/** Why somebody of the audience is to get no delivery. Who only has no account has one that is dropped. */
export type LeftOut =
  /** They have done meanwhile what it is about. */
  | "done"
  /** They are not in the roster any more, or out of the sender's reach. */
  | "left"
  /** They want nothing at any time of the day. */
  | "quiet";

/** How the message stands for a recipient. */
interface Standing {
  readonly leftOut?: LeftOut;
  /** Of their delivery; absent before it is planned, and where they are left out. */
  readonly state?: DeliveryState;
  readonly problem?: string;
  readonly cause?: FailureCause;
}

/** How it stands for one recipient, and since when. */
export interface RecipientStatus extends Standing {
  readonly person: string;
  readonly at?: string;
  readonly readAt?: string;
}

/** For how many it stands alike. */
export interface RecipientCount extends Standing {
  readonly people: number;
  readonly isRead: boolean;
}

/** What is noted of a recipient once it is decided whether they get it. */
export type Decided =
  | { readonly person: string; readonly delivery: string }
  | { readonly person: string; readonly leftOut: LeftOut };

/**
 * Broadcasts and their recipients, who are the same from the draft on: nobody gets what its sender
 * has not seen counted.
 */
export interface Broadcasts {
  put(broadcast: Broadcast): Promise<void>;
  /** Adds recipients who are not there yet. */
  addRecipients(id: string, people: readonly string[]): Promise<void>;
  find(id: string): Promise<Broadcast | undefined>;
  /** Takes the place of the one of the same id, where that is still in the state it had; else false. */
  change(broadcast: Broadcast, before: BroadcastState): Promise<boolean>;
  /** The oldest first. */
  inState(state: BroadcastState): Promise<readonly Broadcast[]>;
  /** Those of a sender that were confirmed, the newest first. */
  ofSender(sender: string, limit: number): Promise<readonly Broadcast[]>;
  /** How many recipients there are. */
  size(id: string): Promise<number>;
  /** The ids of recipients of whom nothing is decided yet, in their order. */
  undecided(id: string, limit: number): Promise<readonly string[]>;
  decide(id: string, decided: readonly Decided[]): Promise<void>;
  counts(id: string): Promise<readonly RecipientCount[]>;
  /** A page of recipients in the order of their ids, after the last of the page before. */
  statuses(
    id: string,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly RecipientStatus[]>;
  /** Takes back what is planned and was never tried: of those nothing is decided any more. */
  withdraw(id: string): Promise<void>;
  /** Of these recipients nothing is decided any more; what was settled is forgotten. */
  reopen(id: string, people: readonly string[]): Promise<void>;
  /** Forgets broadcasts whose state changed last before an instant, with their deliveries. */
  forget(before: string): Promise<void>;
}

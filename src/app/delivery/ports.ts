/** A place on a channel: somebody's private chat, or a room that several share. */
export interface Address {
  /** Such as `lark`. */
  readonly channel: string;
  /** The channel's own id of an account or of a room; in a room, whose buttons those are that are shown. */
  readonly to:
    | { readonly account: string }
    | { readonly room: string; readonly buttonsFor?: string };
  /** The channel's own id of the message that is answered, which is quoted where it can be. */
  readonly replyTo?: string;
  /** The room and the message in which it was asked for, where only one person gets it. */
  readonly askedIn?: { readonly room: string; readonly message: string };
  /**
   * Where it could not be sent before, for somebody who has accounts on several channels: the key of
   * the first try, and the channels so far.
   */
  readonly insteadOf?: { readonly key: string; readonly channels: readonly string[] };
}

/** The kind of a delivery that answers somebody just now; every other one is a push, which waits its turn. */
export const ANSWER = "answer";

/** The kind of one that says how others stand, and of which there is a new one on the next day. */
export const DIGEST = "digest";

/** What is to be sent, before anybody has tried. */
export interface NewDelivery {
  /** One of the same key is put in once, however often it is asked for. */
  readonly key: string;
  /** {@link ANSWER}, or what is pushed, such as `deadline`. */
  readonly kind: string;
  /** The id of the person whom it is for, where it is for one. */
  readonly person?: string;
  readonly address: Address;
  /**
   * What is said, as JSON. It is sealed while it waits, and forgotten once it is sent or dropped;
   * what failed may be tried again.
   */
  readonly content: unknown;
  /** ISO instants: not before this one, and never from that one on. */
  readonly dueAt: string;
  readonly expiresAt: string;
}

/** Why nothing is sent to somebody whom no channel knows, in the list of deliveries. */
export const NO_ACCOUNT = "no-account";

/** A delivery that somebody tries now, alone until the lease ends. */
export interface TakenDelivery extends NewDelivery {
  /** Tries before this one. */
  readonly attempts: number;
  /**
   * The instant of the earliest try of which nobody knows how it went. A channel that recognises a
   * repeated key for a while only is not asked again after that while.
   */
  readonly doubtSince?: string;
}

/** Why something will never be sent, by what somebody can do about it. */
export const FAILURE_CAUSES = [
  /** The program lacks a permission of the channel. */
  "no-permission",
  /** The channel does not let the program write to this account. */
  "not-available",
  "has-left",
  /** The program is not in the room any more. */
  "not-in-room",
  /** The channel took it at no try until it was not wanted any more. */
  "no-answer",
  /** It may have been sent, and asking again could send it twice. */
  "in-doubt",
] as const;
export type FailureCause = (typeof FAILURE_CAUSES)[number];

/** How a try went. */
export type Outcome =
  | {
      readonly kind: "sent";
      /** The channel's own id of what was sent, where it gives one. */
      readonly messageId?: string;
    }
  /** It may work later: not before this instant. */
  | {
      readonly kind: "retry";
      readonly notBefore: string;
      readonly problem: string;
      /** Whether it may have been sent all the same. */
      readonly isInDoubt?: boolean;
    }
  /** It will never work, or nobody knows whether it did and asking again could send it twice. */
  | { readonly kind: "failed"; readonly problem: string; readonly cause?: FailureCause }
  /** It is no longer wanted. */
  | { readonly kind: "dropped"; readonly problem: string };

/** How a delivery stands. */
export type DeliveryState = "planned" | "queued" | "sent" | "failed" | "dropped";

/** A delivery as it is listed: without what it says. */
export interface ListedDelivery extends Omit<NewDelivery, "content"> {
  /** `queued` while somebody tries. */
  readonly state: DeliveryState;
  readonly attempts: number;
  /** Of the last change of state. */
  readonly at: string;
  readonly messageId?: string;
  readonly problem?: string;
  /** Where it failed for a reason about which somebody can do something. */
  readonly cause?: FailureCause;
  /** When it was read, where the channel says so. */
  readonly readAt?: string;
}

/** How many messages to somebody were not sent. */
export interface Undelivered {
  /** Too late to be of use, such as after an outage. */
  readonly late: number;
  /** They could not be sent. */
  readonly failed: number;
}

/** Who tries deliveries, and for how long they have them to themselves. */
export interface Taking {
  readonly channel: string;
  /** A text that no other process has. */
  readonly holder: string;
  /** The ISO instant by which something is due. */
  readonly now: string;
  /** An earlier one by which a push must be due, where somebody else is to have its chance first. */
  readonly pushesDueBy?: string;
  readonly limit: number;
  /** After these, by the database's clock, somebody else may try. */
  readonly seconds: number;
}

/**
 * What is to be sent, by whichever process gets to it.
 *
 * A message is sent once as far as a process can know: who stops between sending and
 * {@link Outbox.settle} leaves it in doubt, and only the channel can recognise the second try.
 */
export interface Outbox {
  /** Puts in all or nothing; says how many were new. */
  put(deliveries: readonly NewDelivery[]): Promise<number>;
  /** Puts in, as dropped and without what it would have said, what cannot be sent at all; so it is listed. */
  note(deliveries: readonly NewDelivery[], problem: string): Promise<void>;
  /** Whether something is due on a channel that nobody tries now. */
  isDue(due: Pick<Taking, "channel" | "now" | "pushesDueBy">): Promise<boolean>;
  /** The keys of pushes that are due and that nobody tries, the longest due first. */
  duePushes(due: Pick<Taking, "channel" | "now" | "limit">): Promise<readonly string[]>;
  /**
   * Takes what is due on a channel: answers before pushes, for somebody waits for them, and of each
   * the longest due first. What has expired is dropped, never
   * given.
   */
  take(taking: Taking): Promise<readonly TakenDelivery[]>;
  /** Takes one delivery that is due; nothing where somebody else tries it, or nobody needs to any more. */
  takeOne(
    key: string,
    taking: Pick<Taking, "holder" | "now" | "seconds">,
  ): Promise<TakenDelivery | undefined>;
  /** Lets a try last for so many seconds from now on; false where somebody else tries meanwhile. */
  keep(key: string, lease: Pick<Taking, "holder" | "seconds">): Promise<boolean>;
  /** Notes how a try went; false, and nothing noted, where somebody else tries meanwhile. */
  settle(
    key: string,
    tried: { readonly holder: string; readonly at: string; readonly outcome: Outcome },
  ): Promise<boolean>;
  /** What was put in since an instant, or for one person: the earliest due first. */
  list(which: {
    readonly since?: string;
    readonly person?: string;
  }): Promise<readonly ListedDelivery[]>;
  /**
   * By the id of the person, the pushes that expired, or failed, after one instant and until another,
   * whether or not somebody has noted that they expired; digests are not among them. People without
   * any are absent.
   */
  undelivered(span: {
    readonly after: string;
    readonly until: string;
  }): Promise<ReadonlyMap<string, Undelivered>>;
  /** The one of this key. */
  find(key: string): Promise<ListedDelivery | undefined>;
  /** Notes that somebody has read these, by the channel's own ids; the first time stands. */
  noteRead(channel: string, messages: readonly string[], at: string): Promise<void>;
  /** How many are due on a channel, or are being tried now, and the instant since which the longest is. */
  due(
    channel: string,
    now: string,
  ): Promise<{ readonly count: number; readonly since?: string | undefined }>;
  /** What failed on a channel and is not reported yet, the earliest first. */
  unreported(channel: string): Promise<readonly ListedDelivery[]>;
  /** Notes that these need not be reported any more. */
  report(keys: readonly string[], at: string): Promise<void>;
  /** What failed and was reported at that instant; without one, everything that failed. */
  failures(reportedAt?: string): Promise<readonly ListedDelivery[]>;
  /**
   * Lets what failed be tried again at once, with the same key: what is in doubt stays so. Gives the
   * keys of those that are; what has expired, or has not failed, is left as it is.
   */
  tryAgain(keys: readonly string[], at: string): Promise<readonly string[]>;
  /** Forgets what was settled before an instant, but nothing of a broadcast: that is forgotten as a whole. */
  forget(before: string): Promise<void>;
}

/** Something that came in on a channel, as it came. */
export interface Arrival {
  readonly channel: string;
  /** Everything that names it within its channel: the same under any of them arrives once. */
  readonly ids: readonly string[];
  /** Whoever speaks: what one of them sends is handled in the order in which it came. */
  readonly speaker: string;
  /** As JSON; sealed while it waits, and forgotten once it is handled. */
  readonly content: unknown;
  /** The ISO instant at which it came. */
  readonly at: string;
}

/** An arrival that somebody handles now, alone until the lease ends. */
export interface TakenArrival extends Omit<Arrival, "ids"> {
  readonly number: number;
  /** How often it was taken before; more than none where whoever had it stopped. */
  readonly attempts: number;
}

/**
 * What came in and is not handled yet. It is kept before the channel is told that it arrived, so
 * that nothing is lost when the process stops, and what is delivered again is known.
 */
export interface Inbox {
  /** Keeps an arrival; false where one of its ids is known. */
  put(arrival: Arrival): Promise<boolean>;
  /**
   * Takes arrivals of a channel, the oldest first, each of another speaker: none while an earlier
   * one of its speaker is not handled.
   */
  take(taking: Omit<Taking, "now">): Promise<readonly TakenArrival[]>;
  /** Lets the lease of an arrival last for so many seconds from now on; false where somebody else has it. */
  keep(
    number: number,
    lease: { readonly holder: string; readonly seconds: number },
  ): Promise<boolean>;
  /**
   * Notes that an arrival is handled, and puts what is said to it into the outbox: both or neither.
   * False, and nothing noted, where somebody else has it meanwhile.
   */
  done(number: number, holder: string, said?: readonly NewDelivery[]): Promise<boolean>;
  /** How many wait on a channel or are being handled. */
  waiting(channel: string): Promise<number>;
  /** The ISO instant of what came in last on a channel, handled or not, unless it is forgotten. */
  lastArrival(channel: string): Promise<string | undefined>;
  /** Forgets the ids of what came before an instant and is handled. */
  forget(before: string): Promise<void>;
}

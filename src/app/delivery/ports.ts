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
}

/** What is to be sent, before anybody has tried. */
export interface NewDelivery {
  /** One of the same key is put in once, however often it is asked for. */
  readonly key: string;
  /** Such as `answer` or `deadline`. */
  readonly kind: string;
  /** The id of the person whom it is for, where it is for one. */
  readonly person?: string;
  readonly address: Address;
  /** What is said, as JSON. It is sealed while it waits, and forgotten once it is settled. */
  readonly content: unknown;
  /** ISO instants: not before this one, and never from that one on. */
  readonly dueAt: string;
  readonly expiresAt: string;
}

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
  | { readonly kind: "failed"; readonly problem: string }
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
}

/** Who tries deliveries, and for how long they have them to themselves. */
export interface Taking {
  readonly channel: string;
  /** A text that no other process has. */
  readonly holder: string;
  /** The ISO instant by which something is due. */
  readonly now: string;
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
  /** Whether something is due on a channel that nobody tries now. */
  isDue(channel: string, now: string): Promise<boolean>;
  /**
   * Takes what is due on a channel, the longest due first. What has expired is dropped, never
   * given.
   */
  take(taking: Taking): Promise<readonly TakenDelivery[]>;
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
  /** Forgets what was settled before an instant. */
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
  /**
   * Notes that an arrival is handled, and puts what is said to it into the outbox: both or neither.
   * False, and nothing noted, where somebody else has it meanwhile.
   */
  done(number: number, holder: string, said?: readonly NewDelivery[]): Promise<boolean>;
  /** How many wait on a channel or are being handled. */
  waiting(channel: string): Promise<number>;
  /** Forgets the ids of what came before an instant and is handled. */
  forget(before: string): Promise<void>;
}

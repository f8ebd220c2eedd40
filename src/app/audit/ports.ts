/** That somebody looked at another person's figures, and what for. */
export interface Look {
  readonly by: string;
  readonly at: string;
  readonly whom: string;
  readonly why: string;
}

/** Who looked at whose figures, the oldest first; nothing in it is ever changed. */
export interface AccessLog {
  /** Notes them in this order, all or none. */
  record(looks: readonly Look[]): Promise<void>;
  list(): Promise<readonly Look[]>;
}

/** A sentence nobody understood; digits and names already masked. */
export interface Unanswered {
  readonly text: string;
  readonly at: string;
  readonly guesses: readonly string[];
}

/** What the assistant could not answer, the oldest first, for those who look after it. */
export interface UnansweredLog {
  record(unanswered: Unanswered): Promise<void>;
  list(): Promise<readonly Unanswered[]>;
}

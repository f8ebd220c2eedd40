/** Kept for those who look after the assistant. */
export interface Journal {
  /** Somebody looked at another person's figures. */
  noteLook(look: { by: string; at: string; whom: string; why: string }): Promise<void>;
  looks(): Promise<readonly { by: string; at: string; whom: string; why: string }[]>;
  /** A sentence nobody understood; digits and names already masked. */
  noteUnanswered(miss: { text: string; at: string; guesses: readonly string[] }): Promise<void>;
  unanswered(): Promise<readonly { text: string; at: string; guesses: readonly string[] }[]>;
}

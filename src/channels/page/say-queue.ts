/** How many messages are worked on, and how many may wait. */
export interface QueueLimits {
  readonly atOnce: number;
  /** Of all people together. */
  readonly waiting: number;
  /** Of one person, whose messages are answered one after the other. */
  readonly waitingOfPerson: number;
}

/**
 * One processor answers: more messages at once only fill the memory, where each keeps what it has
 * read until all have their turn.
 */
const LIMITS: QueueLimits = { atOnce: 16, waiting: 1_000, waitingOfPerson: 20 };

/** Does the work of a person's message when it is its turn; nothing where too much waits already. */
export type SayQueue = <T>(person: string, work: () => Promise<T>) => Promise<T | undefined>;

/** An empty queue: a few messages at once, the first come first, and one of each person. */
export function createSayQueue(limits: QueueLimits = LIMITS): SayQueue {
  const answering = new Set<string>();
  const waiting: { readonly person: string; readonly begin: () => void }[] = [];
  const next = () => {
    if (answering.size >= limits.atOnce) return;
    const at = waiting.findIndex(({ person }) => !answering.has(person));
    if (at < 0) return;
    for (const { person, begin } of waiting.splice(at, 1)) {
      answering.add(person);
      begin();
    }
  };
  return async (person, work) => {
    const theirs = waiting.filter((each) => each.person === person).length;
    if (waiting.length >= limits.waiting || theirs >= limits.waitingOfPerson) return undefined;
    await new Promise<void>((begin) => {
      waiting.push({ person, begin });
      next();
    });
    try {
      return await work();
    } finally {
      answering.delete(person);
      next();
    }
  };
}

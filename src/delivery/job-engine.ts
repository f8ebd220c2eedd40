/** What a queue does with what is asked of it. */
export interface JobWork {
  /** How many jobs this process does at once. */
  readonly atOnce: number;
  /** Does a job by its id. It is done again where a process stops in the middle, so it finds out by itself what is left to do. */
  readonly handle: (id: string) => Promise<void>;
  /** For so long at least a job that is done is not done again when it is asked for again; 0 forgets it at once. */
  readonly onceFor: number;
}

/** Jobs of one kind, shared by all processes that work on the queue of this name. */
export interface JobQueue {
  /**
   * Asks for jobs. One that waits already is not asked for twice.
   *
   * @param ids of letters, digits and `.`, `-`, `_`; they are not kept secret
   * @returns false where the engine cannot be reached: then nothing was asked for
   */
  ask(ids: readonly string[]): Promise<boolean>;
}

/** How an engine is. */
export interface EngineHealth {
  /** Where jobs wait: on a Redis server, or in this process alone. */
  readonly kind: "redis" | "process";
  readonly isReachable: boolean;
  /** Jobs that wait or are being done, over all queues; none where they cannot be counted. */
  readonly waiting?: number;
}

/**
 * Does jobs in the background, in whichever process gets to them. It may forget what was asked of
 * it at any time: what has to be done stands in the database, and is asked for again from there.
 */
export interface JobEngine {
  /** Whether other processes can take what is asked for here, and keep to the same turns. */
  readonly isShared: boolean;
  /** Begins to work on a queue. A name is used once in a process. */
  queue(name: string, work: JobWork): JobQueue;
  /**
   * The next turn of what may be done only so often under a name, over all processes. Whoever asks
   * first goes first.
   *
   * @returns the milliseconds to wait for it
   */
  turn(name: string, gapMs: number): Promise<number>;
  health(): Promise<EngineHealth>;
  /** Takes no more jobs, and waits a while for those that are being done. */
  stop(): Promise<void>;
}

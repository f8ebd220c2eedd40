/** Work that goes on in the background. */
export interface Pool {
  /** Says that there may be something to do now. */
  wake(): void;
  /** Takes nothing more, and waits for what is being done. */
  stop(): Promise<void>;
}

/** What a pool does, and how much at once. */
export interface PoolWork<Item> {
  /** Gives at most so many things to do; none where there are none now. */
  readonly take: (most: number) => Promise<readonly Item[]>;
  readonly handle: (item: Item) => Promise<void>;
  readonly atOnce: number;
  /** After so long without a call to {@link Pool.wake} it looks again: another process may have left something. */
  readonly pauseMs: number;
  /** Told of what fails; the pool goes on. */
  readonly onError: (error: unknown) => void;
}

/** Takes things to do and does several at once; what takes long does not keep the others waiting. */
export function startPool<Item>({ take, handle, atOnce, pauseMs, onError }: PoolWork<Item>): Pool {
  const running = new Set<Promise<void>>();
  const state = { isStopped: false, isWoken: false };
  let endPause = () => {};

  const pause = () =>
    new Promise<void>((resolve) => {
      if (state.isWoken || state.isStopped) return resolve();
      const timer = setTimeout(resolve, pauseMs);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const wake = () => {
    state.isWoken = true;
    endPause();
  };
  const start = (item: Item) => {
    const task = handle(item)
      .catch(onError)
      .finally(() => {
        running.delete(task);
        // What came after it from the same speaker may be done now.
        wake();
      });
    running.add(task);
  };
  const takeSome = () =>
    take(atOnce - running.size).catch((error: unknown) => {
      onError(error);
      return [];
    });
  const run = async () => {
    while (!state.isStopped) {
      state.isWoken = false;
      const items = running.size < atOnce ? await takeSome() : [];
      for (const item of items) start(item);
      if (items.length === 0) await pause();
    }
    await Promise.all(running);
  };
  const ended = run();
  return {
    wake,
    stop: async () => {
      state.isStopped = true;
      endPause();
      await ended;
    },
  };
}

/** Work that is done again and again in the background. */
export interface Loop {
  /** Says that there is something to do now. */
  wake(): void;
  /** Ends after what is being done. */
  stop(): Promise<void>;
}

/**
 * Does the work until nothing is left, then again when it is woken, and at the latest after a pause,
 * because another process may have left something to do.
 *
 * @param work gives how much it did; nothing: there is nothing left
 * @param onError is told of a failure, after which the work is tried again after the pause
 */
export function startLoop(
  work: () => Promise<number>,
  { pauseMs, onError }: { readonly pauseMs: number; readonly onError: (error: unknown) => void },
): Loop {
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
  const run = async () => {
    while (!state.isStopped) {
      state.isWoken = false;
      const done = await work().catch((error: unknown) => {
        onError(error);
        return 0;
      });
      if (done === 0) await pause();
    }
  };
  const ended = run();
  return {
    wake: () => {
      state.isWoken = true;
      endPause();
    },
    stop: async () => {
      state.isStopped = true;
      endPause();
      await ended;
    },
  };
}

/** Work that is begun again after a while where it fails, until it is done or nobody wants it. */
export interface Trying {
  /** Begins no more, and waits for what is being done. */
  stop(): Promise<void>;
}

/**
 * @param work gives false where it is to be begun again
 * @param onError gets what fails; the work is begun again then too
 */
export function keepTrying(
  work: () => Promise<boolean>,
  { pauseMs, onError }: { readonly pauseMs: number; readonly onError: (error: unknown) => void },
): Trying {
  let again: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();
  const begin = async () => {
    const isDone = await work().catch((error: unknown) => {
      onError(error);
      return false;
    });
    if (!isDone && !isStopped) again = setTimeout(start, pauseMs);
  };
  const start = () => {
    running = begin();
  };
  start();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(again);
      await running;
    },
  };
}

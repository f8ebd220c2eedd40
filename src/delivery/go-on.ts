/** Something that goes on until it is stopped. */
export interface Going {
  stop(): Promise<void>;
}

/** Does something now and again and again, one time after the other; what fails is done again next time. */
export function goOn(
  work: () => Promise<void>,
  { everyMs, onError }: { readonly everyMs: number; readonly onError: (error: unknown) => void },
): Going {
  let running: Promise<void> | undefined;
  const begin = () => {
    running ??= work()
      .catch(onError)
      .finally(() => {
        running = undefined;
      });
  };
  begin();
  const timer = setInterval(begin, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

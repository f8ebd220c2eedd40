/**
 * Runs tasks of the same key one after the other, so that two messages of one person never work
 * on the same drafts at once. A task that fails does not keep the next from running.
 */
export function createKeyedMutex(): <T>(key: string, task: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, task) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(task, task);
    last.set(key, turn);
    const leave = () => {
      if (last.get(key) === turn) last.delete(key);
    };
    turn.then(leave, leave);
    return turn;
  };
}

/**
 * Waits for a task no longer than so many seconds, then takes something else for its outcome. The
 * task may still go on, or have been broken off in the middle: nobody hears of it any more.
 */
export async function within<T>(
  seconds: number,
  task: () => Promise<T>,
  instead: () => T,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<void>((settle) => {
    timer = setTimeout(settle, seconds * 1000);
  }).then(instead);
  // A task that is broken off takes with it what the engine has queued behind it. It begins when
  // all that waits for it has been told so.
  const done = new Promise<void>((begin) => void setImmediate(begin)).then(task);
  try {
    return await Promise.race([done, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

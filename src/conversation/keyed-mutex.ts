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

/** Lets a task that is waited for take so many seconds from now on. */
export type TakeLonger = (seconds: number) => void;

/**
 * Waits for a task no longer than so many seconds, then takes something else for its outcome. The
 * task may still go on, or have been broken off in the middle: nobody hears of it any more.
 *
 * @param instead is given for how many seconds it was waited
 */
export async function within<T>(
  seconds: number,
  task: (takeLonger: TakeLonger) => Promise<T>,
  instead: (seconds: number) => T,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let settle: (waited: number) => void = () => {};
  const tooLate = new Promise<number>((given) => {
    settle = given;
  }).then(instead);
  const start: TakeLonger = (patience) => {
    clearTimeout(timer);
    timer = setTimeout(() => settle(patience), patience * 1000);
  };
  start(seconds);
  // A task that is broken off takes with it what the engine has queued behind it. It begins when
  // all that waits for it has been told so.
  const done = new Promise<void>((begin) => void setImmediate(begin)).then(() => task(start));
  try {
    return await Promise.race([done, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Does the work of a key once: asked again, it gives what came of it the first time, or what will.
 * Only the last keys are remembered, and none whose work failed.
 */
export function createOnce<T>(remembered: number) {
  const results = new Map<string, Promise<T>>();
  return (key: string, work: () => Promise<T>): Promise<T> => {
    const known = results.get(key);
    if (known) return known;
    const result = work();
    results.set(key, result);
    result.catch(() => results.delete(key));
    const [oldest] = results.keys();
    if (results.size > remembered && oldest !== undefined) results.delete(oldest);
    return result;
  };
}

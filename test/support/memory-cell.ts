/** A state that is replaced as a whole, never changed. */
export interface Cell<S> {
  now(): S;
  change(to: S): void;
}

/** Whoever writes waits for whoever wrote before, as in a database. */
export type Turn = <T>(task: () => T | Promise<T>) => Promise<T>;

export function createTurn(): Turn {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const turn = last.then(task, task);
    last = turn.catch(() => {});
    return turn;
  };
}

export function createCell<S>(state: S): Cell<S> {
  let current = state;
  return {
    now: () => current,
    change: (to) => {
      current = to;
    },
  };
}

/** What a database makes of a text: characters that none keeps are replaced. */
export const storable = (text: string) =>
  text.replaceAll("\0", "\uFFFD").replace(/\p{Surrogate}/gu, "\uFFFD");

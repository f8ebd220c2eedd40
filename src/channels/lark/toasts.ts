/** The answer to a button is waited for so long: the platform gives up after three seconds. */
const PATIENCE_MS = 2_000;

/** What is shown at once to whoever pressed a button. */
export interface Toasts {
  /** Gives what is shown for the pressing of this id; after a while that it is being worked on. */
  expect(id: string): Promise<string>;
  /** Says what is shown; changes nothing where nobody waits for it any more. */
  show(id: string, text: string): void;
}

/** @param working what is said where the answer takes longer; it comes as a message then */
export function createToasts(working: string): Toasts {
  const waiting = new Map<string, (text: string) => void>();
  return {
    expect: (id) =>
      new Promise((resolve) => {
        const settle = (text: string) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(text);
        };
        const timer = setTimeout(() => settle(working), PATIENCE_MS);
        waiting.set(id, settle);
      }),
    show: (id, text) => waiting.get(id)?.(text),
  };
}

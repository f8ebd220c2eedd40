import { useState } from "preact/hooks";

function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing still shows the choice until the page closes.
  }
}

/** A choice among a few words that this browser remembers. */
export function useRemembered<T extends string>(
  key: string,
  choices: readonly [T, ...T[]],
): [T, (choice: T) => void] {
  const stored = read(`xuefen.${key}`);
  const [choice, setChoice] = useState<T>(choices.find((each) => each === stored) ?? choices[0]);
  return [
    choice,
    (next) => {
      write(`xuefen.${key}`, next);
      setChoice(next);
    },
  ];
}

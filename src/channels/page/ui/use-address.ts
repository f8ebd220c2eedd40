import { useState } from "preact/hooks";

/** What the page's address says of a choice. */
export function addressed(name: string): string | undefined {
  return new URLSearchParams(location.search).get(name) ?? undefined;
}

/**
 * A choice kept in the page's address, such as `?as=T001`, so that it survives a reload and
 * two windows can hold two people.
 */
export function useAddress(name: string): [string | undefined, (value: string) => void] {
  const [value, setValue] = useState(() => addressed(name));
  return [
    value,
    (next) => {
      const query = new URLSearchParams(location.search);
      query.set(name, next);
      history.replaceState(null, "", `?${query}`);
      setValue(next);
    },
  ];
}

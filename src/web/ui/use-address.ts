import { useState } from "preact/hooks";

/**
 * A choice kept in the page's address, such as `?as=T001`, so that it survives a reload and
 * two windows can hold two people.
 */
export function useAddress(name: string): [string | undefined, (value: string) => void] {
  const [value, setValue] = useState(
    () => new URLSearchParams(location.search).get(name) ?? undefined,
  );
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

/** Remembers where each value was first seen, to name that row when it comes again. */
export function firstSeen(): (value: string, row: number) => number | undefined {
  const rows = new Map<string, number>();
  return (value, row) => {
    const first = rows.get(value);
    if (first === undefined) rows.set(value, row);
    return first;
  };
}

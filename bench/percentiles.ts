const SHARES = [0.5, 0.95, 0.99];

/** The median, the 95th and the 99th percentile of some milliseconds, to print in one cell. */
export function percentiles(milliseconds: readonly number[]): string {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return `${SHARES.map((share) => at(share).toFixed(1)).join(" / ")} ms`;
}

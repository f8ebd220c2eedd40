import { cpus, loadavg, totalmem } from "node:os";

const SHARES = [0.5, 0.95, 0.99];

/** The median, the 95th and the 99th percentile of some milliseconds, to print in one cell. */
export function percentiles(milliseconds: readonly number[]): string {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return `${SHARES.map((share) => at(share).toFixed(1)).join(" / ")} ms`;
}

/** On which machine it was measured, and what else ran there. */
export function machine(): string {
  const processors = cpus();
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0);
  const [load = 0] = loadavg();
  return `${processors.length} × ${processors[0]?.model}, ${gigabytes} GB, Node ${process.version}, load before ${load.toFixed(1)}`;
}

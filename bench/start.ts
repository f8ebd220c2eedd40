import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machine } from "./measured.ts";
import { serveCounty } from "./served.ts";

const STARTS = 9;

const median = (figures: readonly number[]) => {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
};

/** One start on nothing at all, as whoever tries the program out has it: with the made-up school. */
async function startOnce() {
  const folder = await mkdtemp(join(tmpdir(), "xuefen-start-"));
  const url = `sqlite:${join(folder, "xuefen.sqlite")}`;
  const served = await serveCounty({ folder, url }, { hasClock: true });
  const taken = [served.cpuSeconds(), served.seconds, served.megabytes()] as const;
  await served.stop();
  await rm(folder, { recursive: true });
  return taken;
}

/** What a start takes until the program says that it is healthy. */
export async function benchStart(): Promise<void> {
  const starts: Awaited<ReturnType<typeof startOnce>>[] = [];
  for (let start = 0; start < STARTS; start += 1) starts.push(await startOnce());
  const [cpu, seconds, megabytes] = ([0, 1, 2] as const).map((which) =>
    median(starts.map((taken) => taken[which])),
  ) as [number, number, number];
  console.log(`A start of the made-up school, median of ${STARTS}, on ${machine()}:\n`);
  console.log("| | |\n|---|---:|");
  console.log(`| processor time, all threads | ${cpu.toFixed(2)} s |`);
  console.log(`| until \`/healthz\` answers | ${seconds.toFixed(2)} s |`);
  console.log(`| resident memory then | ${megabytes.toFixed(0)} MB |`);
}

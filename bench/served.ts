import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type County, NOW } from "./county.ts";

/** How the built program is started over a county. */
interface Serving {
  /** For Node, such as how much memory it may take. */
  readonly flags?: readonly string[];
  /** Settings beside those that say where its data is. */
  readonly env?: NodeJS.ProcessEnv;
  /** Whether its clock runs; otherwise it is {@link NOW} for ever. */
  readonly hasClock?: boolean;
}

const CLOCK = ["--import", "./bench/clock-from.mjs"];

/** The built program while it serves. */
export interface ServedCounty {
  /** Without a trailing slash. */
  readonly url: string;
  /** Seconds from its start until it answered its health check. */
  readonly seconds: number;
  /** Its resident memory now. */
  megabytes(): number;
  /** Seconds of processor time that it has used so far. */
  cpuSeconds(): number;
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** The kernel counts processor time in hundredths of a second. */
const TICKS_A_SECOND = 100;

/** Starts the built program over a county, and waits until it is healthy. */
export async function serveCounty(
  { folder, url: database }: Pick<County, "folder" | "url">,
  { flags = [], env = {}, hasClock = false }: Serving = {},
): Promise<ServedCounty> {
  const begun = performance.now();
  const clock = hasClock ? [] : ["--at", NOW.at];
  const words = [...(hasClock ? CLOCK : []), ...flags, "dist/cli/main.js", "serve", ...clock];
  const where = { PORT: "0", XUEFEN_DATA: folder, DATABASE_URL: database, CLOCK_FROM: NOW.at };
  const bot = spawn(process.execPath, words, {
    env: { ...process.env, ...where, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(bot.stdout, "data");
  const [url = ""] = /http:\S+/.exec(String(line)) ?? [];
  const { ok } = await fetch(new URL("/healthz", url));
  if (!ok) throw new Error(`the program is not healthy at ${url}`);
  const seconds = (performance.now() - begun) / 1000;
  return {
    url,
    seconds,
    megabytes() {
      const status = readFileSync(`/proc/${bot.pid}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    },
    cpuSeconds() {
      const [, , , , , , , , , , , , user = 0, system = 0] = readFileSync(
        `/proc/${bot.pid}/stat`,
        "utf8",
      )
        .replace(/^.*\) /s, ". ")
        .split(" ")
        .map(Number);
      return (user + system) / TICKS_A_SECOND;
    },
    async stop() {
      bot.kill("SIGTERM");
      await once(bot, "exit");
    },
    async kill() {
      bot.kill("SIGKILL");
      await once(bot, "exit");
    },
  };
}

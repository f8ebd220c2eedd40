import { writeSync } from "node:fs";
import { Session } from "node:inspector";
import { parentPort, Worker, workerData } from "node:worker_threads";

/** Watches over a process from a thread of its own, for nothing else runs while the process is busy. */
export interface Watchdog {
  /** From now on the process must end by itself soon; where it does not, it is killed. */
  expectEnd(): void;
  stop(): Promise<void>;
}

interface Watched {
  readonly watched: SharedArrayBuffer;
  readonly seconds: number;
}

/** Places in what the two threads share. */
const BEATS = 0;
const ENDING = 1;
const BEAT_MS = 100;
/** Where other programs leave the process no processor time, it is not its fault that it is slow. */
const BUSY_SHARE = 0.5;
/** So many times as long without a sign of life is too long whatever the reason. */
const AT_MOST = 3;
/** What ends by itself closes connections and a database. */
const ENDING_SECONDS = 10;

/**
 * Starts to watch. Whatever keeps the process busy for so many seconds without a pause is broken
 * off; the process goes on. What was broken off is never heard of again, so that whoever waits for
 * it must have a deadline. Where that does not help, or the process does not end when it should, it
 * is killed: whatever supervises it starts it again.
 *
 * @param onBrokenOff is told after something was broken off
 */
export function startWatchdog(seconds: number, onBrokenOff: () => void): Watchdog {
  const watched = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
  const shared = new Int32Array(watched);
  const beat = setInterval(() => Atomics.add(shared, BEATS, 1), BEAT_MS);
  const worker = new Worker(new URL(import.meta.url), { workerData: { watched, seconds } });
  worker.on("message", onBrokenOff);
  worker.unref();
  beat.unref();
  return {
    expectEnd: () => Atomics.store(shared, ENDING, 1),
    stop: async () => {
      clearInterval(beat);
      await worker.terminate();
    },
  };
}

/** What the thread of its own does. */
function watch({ watched, seconds }: Watched): void {
  const shared = new Int32Array(watched);
  const limit = seconds * 1000;
  let alive = signOfLife(shared);
  let [breaks, ending] = [0, 0];
  setInterval(() => {
    const now = signOfLife(shared);
    if (Atomics.load(shared, ENDING) === 1) ending += BEAT_MS;
    if (ending > limit + ENDING_SECONDS * 1000) kill("it does not end though it was told to");
    if (now.beats !== alive.beats) {
      [alive, breaks] = [now, 0];
      return;
    }
    const silent = now.at - alive.at;
    const busy = now.processor - alive.processor > BUSY_SHARE * limit;
    if (silent < limit || !(busy || silent > AT_MOST * limit)) return;
    if (breaks === AT_MOST) kill("what keeps it busy cannot be broken off");
    [alive, breaks] = [now, breaks + 1];
    breakOff(seconds);
  }, BEAT_MS);
}

function signOfLife(shared: Int32Array) {
  const { user, system } = process.cpuUsage();
  return {
    beats: Atomics.load(shared, BEATS),
    at: performance.now(),
    processor: (user + system) / 1000,
  };
}

/** Ends what the main thread runs at this moment, however deep it is in it. */
function breakOff(seconds: number): void {
  const session = new Session();
  session.connectToMainThread();
  session.post("Runtime.terminateExecution", () => {
    session.disconnect();
    say(50, `broke off what kept the program busy for ${seconds} s`);
    parentPort?.postMessage("broken off");
  });
}

function kill(why: string): void {
  say(60, `the program is killed: ${why}`);
  process.kill(process.pid, "SIGKILL");
}

/** A line of the log, written at once: the thread that writes it otherwise is busy. */
function say(level: number, msg: string): void {
  writeSync(2, `${JSON.stringify({ level, time: Date.now(), pid: process.pid, msg })}\n`);
}

const given: Partial<Watched> | null = workerData;
if (given?.watched && given.seconds) watch({ watched: given.watched, seconds: given.seconds });

import { Worker } from "node:worker_threads";

/** Watches over a process from a thread of its own, for nothing else runs while the process is busy. */
export interface Watchdog {
  /** From now on the process must end by itself soon; where it does not, it is killed. */
  expectEnd(): void;
  stop(): Promise<void>;
}

/** The places in what the two threads share. */
const PLACES = { beats: 0, ending: 1 };
const BEAT_MS = 100;

/**
 * Starts to watch. Whatever keeps the process busy for so many seconds without a pause is broken
 * off; the process goes on. What was broken off is never heard of again, so that whoever waits for
 * it must have a deadline. Where that does not help, or the process does not end when it should, it
 * is killed: whatever supervises it starts it again.
 *
 * @param onBrokenOff is told after something was broken off
 */
export function startWatchdog(seconds: number, onBrokenOff: () => void): Watchdog {
  const watched = new SharedArrayBuffer(Object.keys(PLACES).length * Int32Array.BYTES_PER_ELEMENT);
  const shared = new Int32Array(watched);
  const beat = setInterval(() => Atomics.add(shared, PLACES.beats, 1), BEAT_MS);
  const worker = new Worker(new URL("./watchdog-thread.js", import.meta.url), {
    workerData: { watched, seconds, places: PLACES, beatMs: BEAT_MS },
  });
  worker.on("message", onBrokenOff);
  worker.unref();
  beat.unref();
  return {
    expectEnd: () => Atomics.store(shared, PLACES.ending, 1),
    stop: async () => {
      clearInterval(beat);
      await worker.terminate();
    },
  };
}

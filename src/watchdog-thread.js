import { writeSync } from "node:fs";
import { Session } from "node:inspector";
import { parentPort, workerData } from "node:worker_threads";

// What the thread of `watchdog.ts` does. It is no TypeScript, for a thread is loaded as it stands
// where the program runs from its sources.

/** @type {{ watched: SharedArrayBuffer, seconds: number, places: { beats: number, ending: number }, beatMs: number }} */
const { watched, seconds, places, beatMs } = workerData;
const shared = new Int32Array(watched);

/** Where other programs leave the process no processor time, it is not its fault that it is slow. */
const BUSY_SHARE = 0.5;
/** So many times as long without a sign of life is too long whatever the reason. */
const AT_MOST = 3;
/** What ends by itself closes connections and a database. */
const ENDING_SECONDS = 10;

const limit = seconds * 1000;
let alive = signOfLife();
let [breaks, ending] = [0, 0];

setInterval(() => {
  const now = signOfLife();
  if (Atomics.load(shared, places.ending) === 1) ending += beatMs;
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
  breakOff();
}, beatMs);

function signOfLife() {
  const { user, system } = process.cpuUsage();
  return {
    beats: Atomics.load(shared, places.beats),
    at: performance.now(),
    processor: (user + system) / 1000,
  };
}

/** Ends what the main thread runs at this moment, however deep it is in it. */
function breakOff() {
  const session = new Session();
  session.connectToMainThread();
  session.post("Runtime.terminateExecution", () => {
    session.disconnect();
    say(50, `broke off what kept the program busy for ${seconds} s`);
    parentPort?.postMessage("broken off");
  });
}

/** @param {string} why */
function kill(why) {
  say(60, `the program is killed: ${why}`);
  process.kill(process.pid, "SIGKILL");
}

/**
 * A line of the log, written at once: the thread that writes it otherwise is busy.
 *
 * @param {number} level
 * @param {string} msg
 */
function say(level, msg) {
  writeSync(2, `${JSON.stringify({ level, time: Date.now(), pid: process.pid, msg })}\n`);
}

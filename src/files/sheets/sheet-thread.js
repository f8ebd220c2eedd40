import { parentPort, workerData } from "node:worker_threads";

// What the thread of `read-apart.ts` does. A thread is loaded as it stands: where the program runs
// from its sources, the tool that runs them reads them here too.

/** @type {{ name: string, bytes: Uint8Array, isSource: boolean }} */
const { name, bytes, isSource } = workerData;
if (isSource) (await import("tsx/esm/api")).register();
const { isFailure } = await import("../../domain/failure.ts");
const { sheetIn } = await import("./read-sheet.ts");

try {
  parentPort?.postMessage({ sheet: sheetIn(name, Buffer.from(bytes)) });
} catch (error) {
  if (!isFailure(error)) throw error;
  // An error loses its class on the way to the other thread.
  parentPort?.postMessage({ refused: { code: error.code, details: error.details } });
}

import { Worker } from "node:worker_threads";
import type { Sheet } from "../../app/import/sheet.ts";
import { Failure } from "../../domain/failure.ts";

/** What the thread answers. */
type Answered =
  | { readonly sheet: Sheet }
  | { readonly refused: { readonly code: "sheet/unreadable"; readonly details: Details } };
type Details = Failure<"sheet/unreadable">["details"];

/** A workbook that takes longer is one that was made to. */
const PATIENCE_MS = 60_000;
/** Of 192 MB unpacked, which is the most that is read, the objects take several times as much. */
const MOST_MEMORY_MB = 2_048;

let before: Promise<unknown> = Promise.resolve();

/**
 * Reads a sheet in a thread of its own, so that a large one keeps nobody else waiting, and one that
 * was made to do harm ends alone. One is read at a time: each may take more memory than the program.
 *
 * @throws {Failure} sheet/unreadable
 */
export function readSheetApart(name: string, bytes: Uint8Array): Promise<Sheet> {
  const reading = before.then(() => readInThread(name, bytes));
  before = reading.catch(() => {});
  return reading;
}

function readInThread(name: string, bytes: Uint8Array): Promise<Sheet> {
  return new Promise((resolve, reject) => {
    const unreadable = (problem: string, cause?: unknown) =>
      reject(new Failure("sheet/unreadable", { file: name, problem }, { cause }));
    const thread = new Worker(new URL("./sheet-thread.js", import.meta.url), {
      workerData: { name, bytes, isSource: import.meta.url.endsWith(".ts") },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    const impatient = setTimeout(() => {
      unreadable("it takes too long to read");
      void thread.terminate();
    }, PATIENCE_MS);
    thread.on("message", (answer: Answered) => {
      if ("sheet" in answer) resolve(answer.sheet);
      else reject(new Failure(answer.refused.code, answer.refused.details));
    });
    thread.on("error", (error) => unreadable("it is too large or damaged", error));
    thread.on("exit", () => {
      clearTimeout(impatient);
      unreadable("it could not be read");
    });
  });
}

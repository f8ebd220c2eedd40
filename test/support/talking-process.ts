import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { TurnResult } from "../../src/conversation/turn.ts";
import { built } from "./built-program.ts";
import type { Said } from "./talk.ts";

/** A program of its own that answers people. */
export interface Talking {
  /** What it answers; nothing where it dies over it. */
  says(
    said: Said,
  ): Promise<{ readonly outcome: TurnResult; readonly statements: number } | undefined>;
  errors(): string;
  stop(): Promise<void>;
}

/**
 * Starts a program that answers people over a database.
 *
 * @param fileSizeKiB no file may grow beyond this, as on a disk that is full
 */
export async function startTalking(
  settings: { readonly url: string; readonly keyFile: string },
  fileSizeKiB?: number,
): Promise<Talking> {
  const words = [...built("talk"), settings.url, settings.keyFile];
  const limited = fileSizeKiB === undefined ? "" : `ulimit -f ${fileSizeKiB}; `;
  const child = spawn("bash", ["-c", `${limited}exec "$@"`, "talk", ...words]);
  const exit = once(child, "close");
  let errors = "";
  child.stderr.on("data", (piece) => {
    errors += piece;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ready = await lines.next();
  if (ready.value !== "ready") throw new Error(`the program did not start: ${errors}`);
  return {
    async says(said) {
      child.stdin.write(`${JSON.stringify(said)}\n`);
      const { value, done } = await lines.next();
      return done ? undefined : JSON.parse(value);
    },
    errors: () => errors,
    async stop() {
      child.kill("SIGKILL");
      await exit;
    },
  };
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** The words that start a program from its source, a file of the checkout. */
export function fromSource(file: string): readonly string[] {
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url));
  return [process.execPath, "--import", "tsx", path];
}

/** The environment of a program that looks at this data folder and nothing else. */
export function environment(data: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR && { TMPDIR }), XUEFEN_DATA: data, ...more };
}

/** What a program came to. */
export interface Ended {
  /** Null where a signal ended it. */
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts words as a program of its own; `ended` resolves when it has. */
export function startProgram(words: readonly string[], env: NodeJS.ProcessEnv) {
  const [file = "", ...args] = words;
  const child = spawn(file, args, { env, stdio: ["pipe", "pipe", "pipe"] });
  const exit = once(child, "close");
  const [out, err] = [text(child.stdout), text(child.stderr)];
  const ended = (async (): Promise<Ended> => {
    await exit;
    return { status: child.exitCode, out: await out, err: await err };
  })();
  return { child, ended };
}

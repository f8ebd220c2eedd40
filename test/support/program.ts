import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const DEMO = fileURLToPath(new URL("../../demo/feishu.ts", import.meta.url));

/** The words that start a program from its sources. */
const FROM_SOURCES = [process.execPath, "--import", "tsx"] as const;

/** The words that start `xuefen`. */
export const XUEFEN = [...FROM_SOURCES, MAIN] as const;

/** The words that start what `npm run demo:feishu` starts. */
export const FEISHU_DEMO = [...FROM_SOURCES, DEMO] as const;

/** The environment of a program that looks at this data folder and nothing else. */
export function environment(data: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, XUEFEN_DATA: data, ...more };
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

/** Runs `xuefen` as a program of its own. */
export function runXuefen(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Ended> {
  const { child, ended } = startProgram([...XUEFEN, ...args], env);
  child.stdin.end();
  return ended;
}

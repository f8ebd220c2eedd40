import { join } from "node:path";
import { inject } from "vitest";
import { type Ended, startProgram } from "./program.ts";

/** The words that start one of the programs that were built for these tests. */
export function built(name: string) {
  return [process.execPath, join(inject("program"), `${name}.js`)] as const;
}

/** The words that start `xuefen`. */
export const XUEFEN = built("main");

/** Runs `xuefen` as a program of its own. */
export function runXuefen(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Ended> {
  const { child, ended } = startProgram([...XUEFEN, ...args], env);
  child.stdin.end();
  return ended;
}

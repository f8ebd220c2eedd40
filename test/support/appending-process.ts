import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { built } from "./built-program.ts";

/** What a program wrote to the ledger, as far as it was told so. */
export interface Outcome {
  readonly acknowledged: readonly number[];
  readonly exitCode: number | null;
  readonly errors: string;
}

/**
 * Runs a program of its own that appends to the ledger.
 *
 * @param killAfter how many acknowledgements to wait for before it is killed at once
 */
export async function runAppending(
  settings: { url: string; keyFile: string },
  work: { teacher: string; lists: number; perList: number },
  killAfter = Number.POSITIVE_INFINITY,
): Promise<Outcome> {
  const [node, script] = built("append-entries");
  const words = [settings.url, settings.keyFile, work.teacher, work.lists, work.perList];
  const child = spawn(node, [script, ...words.map(String)]);
  const exit = once(child, "close");
  const errors = textOf(child);
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(Number(line));
    if (acknowledged.length === killAfter) child.kill("SIGKILL");
  }
  await exit;
  return { acknowledged, exitCode: child.exitCode, errors: await errors };
}

async function textOf({ stderr }: ChildProcess): Promise<string> {
  let text = "";
  for await (const piece of stderr ?? []) text += piece;
  return text;
}

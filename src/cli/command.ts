import { parseArgs } from "node:util";
import type { Now } from "../clock.ts";
import type { Config } from "../config.ts";
import { Failure } from "../domain/failure.ts";

/** What a command writes to and reads from; tests give their own. */
export interface Console {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly stdin: () => Promise<string>;
}

/** The options that every command understands. */
export interface CommonOptions {
  readonly json: boolean;
  readonly debug: boolean;
  /** The folder of policies. */
  readonly policies: string;
  readonly config: Config;
  readonly now: () => Now;
}

export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** One verb of `xuefen`. */
export interface Command {
  readonly name: string;
  /** How it is called, in one line. */
  readonly usage: string;
  readonly summary: string;
  /** Its own options; the common ones are understood everywhere. */
  readonly options: Readonly<Record<string, { readonly type: "string" | "boolean" }>>;
  readonly run: (call: Call) => Promise<void>;
}

/** One call of a command. */
export interface Call {
  readonly positionals: readonly string[];
  readonly values: Values;
  readonly common: CommonOptions;
  readonly console: Console;
}

export const COMMON = {
  json: { type: "boolean" },
  debug: { type: "boolean" },
  help: { type: "boolean" },
  at: { type: "string" },
  policies: { type: "string" },
  db: { type: "string" },
} as const;

/**
 * Splits a command line.
 *
 * @throws {Failure} usage/option for an option the command does not have
 */
export function readArguments(command: Command, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...COMMON, ...command.options },
      allowPositionals: true,
      strict: true,
    });
  } catch (cause) {
    const [first] = (cause instanceof Error ? cause.message : String(cause)).split(". ");
    throw new Failure("usage/option", { problem: `${first}; use: ${command.usage}` }, { cause });
  }
}

/** The positional argument at a place, or a refusal that shows how the command is called. */
export function argument(call: Call, command: Command, place: number): string {
  const found = call.positionals[place];
  if (found === undefined) throw new Failure("usage/option", { problem: `use: ${command.usage}` });
  return found;
}

export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

export function printJson(console: Console, value: unknown): void {
  console.out(`${JSON.stringify(value, null, 1)}\n`);
}

import type { Now } from "../clock.ts";
import type { Config } from "../config.ts";
import { Failure, isFailure } from "../domain/failure.ts";

/** What a command writes to and reads from; tests give their own. */
export interface Console {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly stdin: () => Promise<string>;
  /** Whether a person watches what goes to `err`. */
  readonly watched: boolean;
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

/** An option of a command: one that takes a value is a `string`. */
export type Options = Readonly<Record<string, { readonly type: "string" | "boolean" }>>;

/** One verb of `xuefen`. */
export interface Command {
  readonly name: string;
  /** How it is called, in one line. */
  readonly usage: string;
  readonly summary: string;
  /** What each word after the verb is, in order; more words than these are refused. */
  readonly takes: readonly string[];
  /** Its own options; the common ones are understood everywhere. */
  readonly options: Options;
  /**
   * Whether it needs neither database nor network, so that their settings are no concern of it;
   * where that hangs on the words after the verb, for which words.
   */
  readonly pure?: boolean | ((words: readonly string[]) => boolean);
  readonly run: (call: Call) => Promise<void>;
}

/** One call of a command. */
export interface Call {
  readonly positionals: readonly string[];
  readonly values: Values;
  readonly common: CommonOptions;
  readonly console: Console;
}

/** A refusal that says how the command is called. */
export function misused(command: Pick<Command, "usage">, problem: string): Failure {
  return new Failure("usage/option", { problem: `${problem}; use: ${command.usage}` });
}

/** The word at a place after the verb. */
export function argument(call: Call, command: Command, place: number): string {
  const found = call.positionals[place];
  if (found === undefined) throw misused(command, `${command.takes[place]} is missing`);
  return found;
}

export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

export function printJson(console: Console, value: unknown): void {
  console.out(`${JSON.stringify(value, null, 1)}\n`);
}

/** Signs that a terminal would obey instead of showing them; a message may quote any file. */
const CONTROL = /[^\P{Cc}\n]/gu;

/** What went wrong, in one sentence for the person at the keyboard. */
export function sentenceOf(error: unknown): string {
  const message = (error instanceof Error ? error.message : String(error)).replace(CONTROL, "�");
  if (isFailure(error)) return message;
  const [first] = message.split("\n");
  return `something unexpected went wrong (${first}); run it again with --debug and report what it prints`;
}

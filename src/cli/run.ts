import { momentOf, type Now, readMoment } from "../clock.ts";
import { type Environment, readConfig } from "../config.ts";
import { Failure, isFailure } from "../domain/failure.ts";
import { nearest } from "../domain/nearest.ts";
import { BUILT_IN_POLICIES } from "../main.ts";
import { askCommand } from "./ask.ts";
import { chatCommand } from "./chat.ts";
import {
  type Call,
  type Command,
  type Console,
  readArguments,
  text,
  type Values,
} from "./command.ts";
import { evaluateCommand } from "./evaluate.ts";
import { importCommand } from "./import.ts";
import { ledgerCommand } from "./ledger.ts";
import { policyCommand } from "./policy.ts";
import { serveCommand } from "./serve.ts";
import { understandCommand } from "./understand.ts";

export const COMMANDS: readonly Command[] = [
  serveCommand,
  askCommand,
  chatCommand,
  evaluateCommand,
  understandCommand,
  importCommand,
  policyCommand,
  ledgerCommand,
];

function help(): string {
  const lines = COMMANDS.map(({ usage, summary }) => `  ${usage}\n      ${summary}`);
  const common = "--json --at <instant|day> --policies <dir> --db <url> --debug";
  return `xuefen (学分)\n\n${lines.join("\n")}\n\nEvery command understands ${common}.\n`;
}

function find(name: string | undefined): Command | undefined {
  if (name === undefined || name === "help" || name === "--help" || name === "-h") return undefined;
  const found = COMMANDS.find((command) => command.name === name);
  if (found) return found;
  const near = nearest(
    name,
    COMMANDS.map((command) => command.name),
  );
  throw new Failure("usage/unknown-command", { given: name, nearest: near });
}

/** The clock, or the moment that `--at` sets for this call. */
function clock(values: Values, timeZone: string): () => Now {
  const at = text(values, "at");
  if (at === undefined) return () => momentOf(new Date(), timeZone);
  const moment = readMoment(at, timeZone);
  return () => moment;
}

function callFrom(command: Command, args: readonly string[], console: Console, env?: Environment) {
  const { values, positionals } = readArguments(command, args);
  const database = text(values, "db");
  const config = readConfig(database === undefined ? {} : { DATABASE_URL: database }, env);
  const call: Call = {
    positionals,
    values,
    console,
    common: {
      json: values.json === true,
      debug: values.debug === true,
      policies: text(values, "policies") ?? BUILT_IN_POLICIES,
      config,
      now: clock(values, config.timeZone),
    },
  };
  return call;
}

function isUsage(error: unknown): boolean {
  return isFailure(error, "usage/option") || isFailure(error, "usage/unknown-command");
}

/** One sentence for the person at the keyboard; the stack only where they asked for it. */
function explain(error: unknown, debug: boolean): string {
  const known = isFailure(error);
  const message = error instanceof Error ? error.message : String(error);
  const stack = debug && error instanceof Error ? `\n${error.stack}` : "";
  const sentence = known
    ? message
    : `something unexpected went wrong (${message.split("\n")[0]}); run it again with --debug and report what it prints`;
  return `xuefen: ${sentence}${stack}\n`;
}

/**
 * Runs one command line.
 *
 * @param env instead of the process's own environment
 * @returns the exit status: 0 done, 1 refused or failed, 2 wrong usage
 */
export async function run(
  args: readonly string[],
  console: Console,
  env?: Environment,
): Promise<0 | 1 | 2> {
  try {
    const [name, ...rest] = args;
    const command = find(name);
    if (!command || rest.includes("--help")) {
      console.out(command ? `${command.usage}\n    ${command.summary}\n` : help());
      return 0;
    }
    await command.run(callFrom(command, rest, console, env));
    return 0;
  } catch (error) {
    console.err(explain(error, args.includes("--debug")));
    return isUsage(error) ? 2 : 1;
  }
}

import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { momentOf, type Now, readMoment } from "../clock.ts";
import { DATABASE_FORMS, type Environment, isDatabaseUrl, readConfig } from "../config.ts";
import { Failure, isFailure } from "../domain/failure.ts";
import { nearest } from "../domain/nearest.ts";
import { BUILT_IN_POLICIES, ROOT } from "../folders.ts";
import { type Call, type Command, type Console, sentenceOf, text, type Values } from "./command.ts";
import { readArguments } from "./read-arguments.ts";

/** Each is loaded when it is called, so that none waits for what only others need. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import("./serve.ts")).serveCommand,
  worker: async () => (await import("./worker.ts")).workerCommand,
  ask: async () => (await import("./ask.ts")).askCommand,
  chat: async () => (await import("./chat.ts")).chatCommand,
  evaluate: async () => (await import("./evaluate.ts")).evaluateCommand,
  understand: async () => (await import("./understand.ts")).understandCommand,
  import: async () => (await import("./import.ts")).importCommand,
  policy: async () => (await import("./policy.ts")).policyCommand,
  check: async () => (await import("./check.ts")).checkCommand,
  accounts: async () => (await import("./accounts.ts")).accountsCommand,
  reminders: async () => (await import("./reminders.ts")).remindersCommand,
  broadcast: async () => (await import("./broadcast.ts")).broadcastCommand,
  deliveries: async () => (await import("./deliveries.ts")).deliveriesCommand,
  template: async () => (await import("./template.ts")).templateCommand,
  misses: async () => (await import("./misses.ts")).missesCommand,
  doctor: async () => (await import("./doctor.ts")).doctorCommand,
  ledger: async () => (await import("./ledger.ts")).ledgerCommand,
};

function helpOn({ usage, summary }: Command): string {
  return `${usage}\n      ${summary}\n`;
}

async function help(): Promise<string> {
  const all = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const lines = all.map((command) => `  ${helpOn(command)}`);
  const common = "--json --at <instant|day> --policies <dir> --db <url> --debug";
  return `xuefen (学分)\n\n${lines.join("")}\nEvery command understands ${common}.\n`;
}

function version(): string {
  const file = new URL("package.json", ROOT);
  return `${JSON.parse(readFileSync(file, "utf8")).version}\n`;
}

async function find(name: string): Promise<Command> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load) return load();
  const near = nearest(name, Object.keys(COMMANDS));
  throw new Failure("usage/unknown-command", { given: name, nearest: near });
}

/** The clock, or the moment that `--at` sets for this call. */
function clock(values: Values, timeZone: string): () => Now {
  const at = text(values, "at");
  if (at === undefined) return () => momentOf(new Date(), timeZone);
  const moment = readMoment(at, timeZone);
  return () => moment;
}

/** What `--db` says, in place of the environment's DATABASE_URL. */
function databaseGiven(values: Values): Environment {
  const url = text(values, "db");
  if (url === undefined) return {};
  if (isDatabaseUrl(url)) return { DATABASE_URL: url };
  throw new Failure("usage/option", { problem: `--db ${DATABASE_FORMS}` });
}

function callFrom(command: Command, args: readonly string[], console: Console, env?: Environment) {
  const { values, positionals } = readArguments(command, args);
  const { pure } = command;
  const needsNothing = typeof pure === "function" ? pure(positionals) : pure;
  const config = readConfig(databaseGiven(values), env, needsNothing);
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

const asksForHelp = (word: string | undefined) =>
  word === undefined || word === "help" || word === "--help" || word === "-h";

async function dispatch(args: readonly string[], console: Console, env?: Environment) {
  const [first, ...rest] = args;
  if (first === "--version") return console.out(version());
  if (asksForHelp(first)) {
    const [about] = rest;
    return console.out(about === undefined ? await help() : helpOn(await find(about)));
  }
  const command = await find(first ?? "");
  if (rest.includes("--help") || rest.includes("-h")) return console.out(helpOn(command));
  await command.run(callFrom(command, rest, console, env));
}

function isUsage(error: unknown): boolean {
  return isFailure(error, "usage/option") || isFailure(error, "usage/unknown-command");
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
    await dispatch(args, console, env);
    return 0;
  } catch (error) {
    const detail = args.includes("--debug") ? `${inspect(error)}\n` : "";
    console.err(`xuefen: ${sentenceOf(error)}\n${detail}`);
    return isUsage(error) ? 2 : 1;
  }
}

import { parseArgs } from "node:util";
import { nearest } from "../domain/nearest.ts";
import { type Command, misused, type Options, type Values } from "./command.ts";

const COMMON: Options = {
  json: { type: "boolean" },
  debug: { type: "boolean" },
  help: { type: "boolean" },
  at: { type: "string" },
  policies: { type: "string" },
  db: { type: "string" },
};

interface OptionToken {
  readonly kind: "option";
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/** What is wrong with one option as it was written, if anything. */
function problemWith({ name, rawName, value, inlineValue }: OptionToken, options: Options) {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option) {
    if (!rawName.startsWith("--")) {
      return `there is no option ${rawName}; before a text that begins with a dash, write --`;
    }
    const near = nearest(name, Object.keys(options));
    return `there is no option ${rawName}${near ? `, perhaps --${near} is meant` : ""}`;
  }
  if (option.type === "boolean") return value === undefined ? undefined : `${rawName} has no value`;
  const takesNext = value?.startsWith("-") && value.length > 1 && !inlineValue;
  return !value || takesNext ? `${rawName} needs a value` : undefined;
}

/**
 * Splits what follows the verb.
 *
 * @throws {Failure} usage/option for an option the command does not have, one without its value,
 * or a word too many
 */
export function readArguments(
  command: Command,
  args: readonly string[],
): { readonly values: Values; readonly positionals: readonly string[] } {
  const options = { ...COMMON, ...command.options };
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    const problem = token.kind === "option" && problemWith(token, options);
    if (problem) throw misused(command, problem);
  }
  const extra = positionals[command.takes.length];
  if (extra !== undefined) {
    throw misused(command, `"${extra}" is a word too many; a text of several words takes quotes`);
  }
  return { values: values as Values, positionals };
}

import { readFile } from "node:fs/promises";
import { type Day, isDay } from "../domain/day.ts";
import { Failure } from "../domain/failure.ts";
import { type Call, type Command, misused, text } from "./command.ts";

/** The JSON document that `--input` names; `-` is standard input. */
export async function readInput(call: Call, source: string): Promise<unknown> {
  const fromPipe = source === "-";
  const content = fromPipe
    ? await call.console.stdin()
    : await readFile(source, "utf8").catch((cause) => {
        throw new Failure("input/no-file", { file: source }, { cause });
      });
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ""));
  } catch (cause) {
    const [problem = ""] = (cause instanceof Error ? cause.message : String(cause)).split("\n");
    throw new Failure("input/not-json", { source: nameOf(source), problem }, { cause });
  }
}

/** What messages call the document. */
export function nameOf(source: string): string {
  return source === "-" ? "standard input" : source;
}

/** The day of `--as-of`, else today. */
export function dayAsked(call: Call, command: Command): Day {
  const written = text(call.values, "as-of");
  if (written === undefined) return call.common.now().today;
  if (isDay(written)) return written;
  const problem = `--as-of ${written} is not a day of the calendar such as 2013-12-31`;
  throw misused(command, problem);
}

import { nearest } from "../../domain/nearest.ts";
import type { Language } from "../../wording/messages.ts";
import type { Command } from "./training-data.ts";

/** A message that begins with a slash, or is nothing but a command's name. */
interface CommandReading {
  /** What was typed after the slash, as far as the first blank; the name, if it is known. */
  readonly given: string;
  /** Absent if there is no such command. */
  readonly command?: Command;
  /** What follows the name. */
  readonly rest: string;
}

/** Reads slash commands out of normalised text. */
export interface Commands {
  read(text: string): CommandReading | undefined;
  /** The command that was probably meant by an unknown word. */
  nearest(given: string): Command | undefined;
}

const SLASH = /^\/\s*/u;
/** A mention after the name (/check@bot), and what people put between name and rest. */
const BETWEEN = /^(?:@\S+)?[\s:,、;]*/u;
const LANGUAGES: readonly Language[] = ["zh-CN", "en"];

/** Knows the commands of the table, by their Chinese and their English names alike. */
export function createCommands(table: readonly Command[]): Commands {
  const byName = new Map(
    table.flatMap((command) => namesOf(command).map((name) => [name, command] as const)),
  );
  const longestFirst = [...byName.keys()].sort((a, b) => b.length - a.length);
  return {
    read: (text) => {
      const slash = SLASH.exec(text);
      if (!slash) return readBare(text, byName);
      const after = text.slice(slash[0].length);
      const name = longestFirst.find((each) => opensWith(after, each));
      const command = name === undefined ? undefined : byName.get(name);
      if (name === undefined || !command) return { given: firstWord(after), rest: after };
      const rest = after.slice(name.length).replace(BETWEEN, "");
      return { given: name, command, rest };
    },
    nearest: (given) => {
      const name = nearest(given, byName.keys());
      return name === undefined ? undefined : byName.get(name);
    },
  };
}

function namesOf({ names }: Command): string[] {
  return LANGUAGES.flatMap((language) => names[language]);
}

function readBare(text: string, byName: ReadonlyMap<string, Command>): CommandReading | undefined {
  const given = text.toLowerCase();
  const command = byName.get(given);
  return command && { given, command, rest: "" };
}

/** A Chinese name may run on into the rest (/记3月12日16学时); an English one ends as a word. */
function opensWith(text: string, name: string): boolean {
  if (!text.toLowerCase().startsWith(name)) return false;
  return !(/[a-z]$/u.test(name) && /^[a-z-]/iu.test(text.slice(name.length)));
}

function firstWord(text: string): string {
  return /^\S*/u.exec(text)?.[0] ?? "";
}

import type { Command } from "../../conversation/message/training-data.ts";
import type { OpenPlatform } from "./open-platform.ts";
import { PlatformError } from "./platform-error.ts";

const PATH = "application/v7/app_slash_commands";
const AT_ONCE = "100";

interface Description {
  readonly default_value: string;
  readonly i18n?: Readonly<Record<string, string>>;
}

/** A command as the platform has it, without its slash. */
interface Registered {
  readonly command_id: string;
  readonly command: string;
  readonly description?: Description;
}

interface Page {
  readonly data: {
    readonly items?: readonly Registered[];
    readonly has_more?: boolean;
    readonly page_token?: string;
  };
}

/** What was written, by the names of the commands. */
export interface Registration {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** The platform takes neither the Chinese nor the English name of these. */
  readonly refused: readonly string[];
}

/**
 * Registers the commands that appear when somebody types a slash. Only what differs is written, and
 * commands that somebody else registered stay as they are.
 *
 * @throws {PlatformError} where the platform cannot be reached or the app lacks the permission
 */
export async function registerSlashCommands(
  platform: OpenPlatform,
  commands: readonly Command[],
): Promise<Registration> {
  const registered = await listed(platform);
  const result = { added: [] as string[], changed: [] as string[], refused: [] as string[] };
  for (const command of commands) {
    const names = [command.names["zh-CN"][0], command.names.en[0]].flatMap((name) => name ?? []);
    const known = registered.find((each) => names.includes(each.command));
    const wanted = descriptionOf(command, known?.description);
    if (known) {
      if (isSame(known.description, wanted)) continue;
      await platform.call("PATCH", `${PATH}/${encodeURIComponent(known.command_id)}`, {
        data: { description: wanted },
      });
      result.changed.push(known.command);
      continue;
    }
    const name = await add(platform, names, wanted);
    if (name === undefined) result.refused.push(command.word);
    else result.added.push(name);
  }
  return result;
}

async function listed(platform: OpenPlatform): Promise<readonly Registered[]> {
  const all: Registered[] = [];
  let from: string | undefined;
  do {
    const params = { page_size: AT_ONCE, ...(from && { page_token: from }) };
    const { data } = await platform.call<Page>("GET", PATH, { params });
    all.push(...(data.items ?? []));
    from = data.has_more ? data.page_token : undefined;
  } while (from);
  return all;
}

/** Languages that somebody else added stay. */
function descriptionOf({ summary }: Command, known: Description | undefined): Description {
  const i18n = { ...known?.i18n, zh_cn: summary["zh-CN"], en_us: summary.en };
  return { default_value: summary["zh-CN"], i18n };
}

function isSame(known: Description | undefined, wanted: Description): boolean {
  const languages = Object.entries(wanted.i18n ?? {});
  return (
    known?.default_value === wanted.default_value &&
    languages.every(([language, text]) => known.i18n?.[language] === text)
  );
}

/** Tries the names in turn: it is documented nowhere which characters a name may have. */
async function add(
  platform: OpenPlatform,
  names: readonly string[],
  description: Description,
): Promise<string | undefined> {
  for (const command of names) {
    try {
      await platform.call("POST", PATH, { data: { command, description } });
      return command;
    } catch (error) {
      if (!(error instanceof PlatformError) || error.trouble.kind !== "refused") throw error;
      if (error.trouble.cause) throw error;
    }
  }
  return undefined;
}

import type { Person } from "./app/access/ports.ts";
import type { Store } from "./app/store.ts";
import { broadcastingBy } from "./broadcasting.ts";
import { type BuiltIn, builtIn } from "./built-in.ts";
import { type Config, readConfig } from "./config.ts";
import { createConversation } from "./conversation/converse.ts";
import type { Reader } from "./conversation/reader/reader.ts";
import type { Conversation } from "./conversation/turn.ts";
import { Failure } from "./domain/failure.ts";
import { readSheetApart } from "./files/sheets/read-apart.ts";
import { writeWorkbook } from "./files/sheets/write-workbook.ts";
import { readerBy } from "./model-reader.ts";
import { openData } from "./open-data.ts";

/** Everything a command needs to talk with people, opened and closed together. */
export interface Program extends BuiltIn {
  readonly store: Store;
  readonly conversation: Conversation;
  /**
   * The id of somebody named by roster id, or by channel and bound account: `lark:ou_…`.
   *
   * @throws {Failure} person/unknown
   */
  readonly recognise: (named: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** What a program is set up with; everything at its default where nothing is given. */
interface ProgramSettings {
  readonly config?: Config;
  /** Reads what the program is not sure of. */
  readonly reader?: Reader | undefined;
  /** After these an answer is given up; without it nothing is. */
  readonly turnSeconds?: number;
}

async function find({ roster }: Store, named: string): Promise<Person | undefined> {
  const known = await roster.person(named);
  if (known) return known;
  const [, channel, account] = /^([^:]+):(.+)$/s.exec(named) ?? [];
  return channel && account ? roster.personByAccount(channel, account) : undefined;
}

/**
 * Puts a conversation together over a store.
 *
 * @param onError is told of what went wrong while somebody was answered
 */
export function programOver(
  store: Store,
  parts: BuiltIn,
  onError: (error: unknown) => void,
  { config = readConfig({}, {}), turnSeconds, reader }: ProgramSettings = {},
): Program {
  const conversation = createConversation({
    store,
    catalogue: parts.catalogue,
    understanding: parts.understanding(),
    commands: parts.material.commands,
    wording: parts.wording,
    articles: parts.articles(),
    onError,
    readSheet: readSheetApart,
    workbook: writeWorkbook,
    broadcasting: broadcastingBy(config, parts.catalogue),
    ...{ reader, turnSeconds },
  });
  return {
    ...parts,
    store,
    conversation,
    recognise: async (named) => {
      const person = await find(store, named);
      if (!person) throw new Failure("person/unknown", { person: named });
      return person.teacher.id;
    },
    close: () => store.close(),
  };
}

/** Opens the database and everything over it. */
export async function openProgram(
  { config, policies }: { readonly config: Config; readonly policies: string },
  onError: (error: unknown) => void,
): Promise<Program> {
  const parts = builtIn(policies, { data: config.data });
  const reader = await readerBy(config, parts.material);
  return programOver(await openData(config), parts, onError, { config, reader });
}

import type { Store } from "./app/store.ts";
import type { Config } from "./config.ts";
import { Failure } from "./domain/failure.ts";
import { ENTRY_KINDS } from "./entry-kinds.ts";
import { makeFolder } from "./store/make-folder.ts";
import { openStore } from "./store/open-store.ts";

/** Nobody but the program's own account reads a folder that the program made. */
const OWNER_ONLY = 0o700;

/**
 * Opens the database of these settings, after making the data folder where there is none.
 *
 * @throws {Failure} data/unusable, and what opening a store throws
 */
export async function openData(
  { data, database, keyFile }: Config,
  options: { readonly acceptOlder?: boolean; readonly isForMuch?: boolean } = {},
): Promise<Store> {
  try {
    await makeFolder(data, OWNER_ONLY);
  } catch (cause) {
    const problem = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new Failure("data/unusable", { folder: data, problem }, { cause });
  }
  return openStore({ url: database, keyFile, ...options }, ENTRY_KINDS);
}

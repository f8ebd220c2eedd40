import { access, constants, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder } from "../make-folder.ts";

/**
 * Makes the folders on the way to a database file, and refuses what can be none.
 *
 * SQLite itself says of most such things only that it was unable to open them.
 *
 * @throws {Error} saying in a few words what is wrong
 */
export async function prepareFile(file: string): Promise<void> {
  await makeFolder(dirname(file));
  const found = await stat(file).catch(() => undefined);
  if (!found) return access(dirname(file), constants.W_OK);
  if (found.isDirectory()) throw new Error("it is a folder, name a file in it");
  if (!found.isFile()) throw new Error("it is not a file");
  await access(file, constants.R_OK);
}

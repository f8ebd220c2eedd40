import { access, constants, open, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder } from "../make-folder.ts";

/**
 * Makes a database file that only its owner may read, and the folders on the way to it; refuses
 * what can be none.
 *
 * Of a file that is there already the permissions stay; SQLite gives the same to the two files
 * beside it. It would itself let everybody on the machine read a new one, and says of most that
 * can be no database only that it was unable to open them.
 *
 * @throws {Error} saying in a few words what is wrong
 */
export async function prepareFile(file: string): Promise<void> {
  await makeFolder(dirname(file));
  const found = await stat(file).catch(() => undefined);
  if (!found) return makePrivate(file);
  if (found.isDirectory()) throw new Error("it is a folder, name a file in it");
  if (!found.isFile()) throw new Error("it is not a file");
  await access(file, constants.R_OK);
}

/** An empty file is an empty database. Of several programs that make it at once, all get the same. */
async function makePrivate(file: string): Promise<void> {
  const made = await open(file, "a", 0o600);
  await made.close();
}

import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

async function whatIsAt(path: string) {
  return stat(path).catch(() => undefined);
}

/** Does nothing where there is one, made by another program a moment ago perhaps. */
async function makeOne(folder: string, mode: number | undefined): Promise<void> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    if (!(await whatIsAt(folder))?.isDirectory()) throw error;
  }
}

/**
 * Makes a folder, and those missing above it.
 *
 * Node's own recursive making never ends where a file system says that what it refuses to make
 * is missing, as /proc does; this throws.
 *
 * @param mode who may read what is made here; the process's habit where absent
 */
export async function makeFolder(folder: string, mode?: number): Promise<void> {
  const above = dirname(folder);
  if (above !== folder && !(await whatIsAt(above))) await makeFolder(above, mode);
  await makeOne(folder, mode);
}

import { canView } from "../access/permissions.ts";
import type { Kept } from "../store.ts";
import type { StoredFile } from "./ports.ts";

/** Who wants to see which file, by their ids, and the ISO instant at which they do. */
export interface FileAsked {
  readonly viewer: string;
  readonly file: string;
  readonly at: string;
}

/**
 * A file for whoever may see it: whose it is, and, of one that is kept for good, whoever may see
 * that person's figures. A look at another person's file is noted before it is given.
 */
export async function openFile(
  { roster, files, accessLog }: Pick<Kept, "roster" | "files" | "accessLog">,
  { viewer, file: id, at }: FileAsked,
): Promise<StoredFile | undefined> {
  const file = await files.find(id, at);
  if (!file || file.owner === viewer) return file;
  if (file.expiresAt !== undefined) return undefined;
  const [by, whom] = [await roster.person(viewer), await roster.person(file.owner)];
  if (!by || !whom || !(await canView(roster, by, whom))) return undefined;
  await accessLog.record([{ by: viewer, whom: file.owner, at, why: "evidence" }]);
  return file;
}

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../domain/failure.ts";
import { pictureIn } from "../files/pictures/picture-in.ts";
import { writeWorkbook } from "../files/sheets/write-workbook.ts";
import type { Messages } from "../wording/messages.ts";
import type { Block, Reply } from "../wording/reply.ts";

/** What is no name of a file everywhere. */
const NOT_IN_NAME = /[\\/:*?"<>|]/g;

/**
 * Writes the workbooks and pictures of an answer into a folder, never over a file; gives where each is.
 *
 * @throws {Failure} output/unwritable
 */
export async function saveFiles(
  { blocks, language }: Reply,
  folder: string,
  wording: Messages,
): Promise<readonly string[]> {
  const bytesOf = async (block: Block): Promise<Buffer | undefined> => {
    if (block.kind === "file") return writeWorkbook(block.sheets);
    return block.kind === "picture" ? pictureIn(wording)(block, language) : undefined;
  };
  const files: string[] = [];
  for (const block of blocks) {
    const bytes = await bytesOf(block);
    if (!bytes || !("name" in block)) continue;
    const file = join(folder, block.name.replace(NOT_IN_NAME, " "));
    try {
      await writeFile(file, bytes, { flag: "wx" });
    } catch (cause) {
      const problem = (cause as NodeJS.ErrnoException).code ?? String(cause);
      throw new Failure("output/unwritable", { file, problem }, { cause });
    }
    files.push(file);
  }
  return files;
}

import { readFile, stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import { Failure } from "../../domain/failure.ts";
import type { PlanText } from "../../policy/checks/stated-fields.ts";
import { readDocx } from "./read-docx.ts";
import { readText } from "./read-text.ts";

/** A plan of many pages takes a few megabytes with its pictures; more than this is not one. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Reads the text of a document (.docx, or any text), told apart by content. The cells of a table's
 * row are set apart by tabs.
 *
 * @throws {Failure} input/no-file, document/unreadable
 */
export async function readDocument(file: string): Promise<PlanText> {
  const bytes = await readBytes(file);
  const lines = isArchive(bytes) ? readDocx(file, bytes) : readText(file, bytes);
  if (lines.every((line) => line.trim() === ""))
    throw new Failure("document/unreadable", { file, problem: "it is empty" });
  return { name: basename(file, extname(file)), lines };
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    if ((await stat(file)).size <= MOST_BYTES) return await readFile(file);
  } catch (cause) {
    throw new Failure("input/no-file", { file }, { cause });
  }
  throw new Failure("document/unreadable", { file, problem: "it is larger than 16 MB" });
}

function isArchive(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).toString("hex") === "504b0304";
}

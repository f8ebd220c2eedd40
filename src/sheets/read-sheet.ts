import { readFile, stat } from "node:fs/promises";
import type { Sheet } from "../app/ports.ts";
import { Failure } from "../domain/failure.ts";
import { readCsv } from "./read-csv.ts";
import { readWorkbook } from "./read-workbook.ts";
import { toSheet } from "./to-sheet.ts";

/** A roster of a whole county takes a few megabytes; more than this is not a sheet of people. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads a sheet from a workbook (.xlsx, .xls) or a text file (.csv), told apart by content.
 *
 * @throws {Failure} input/no-file, sheet/unreadable
 */
export async function readSheet(file: string): Promise<Sheet> {
  const bytes = await readBytes(file);
  if (bytes.length === 0) throw new Failure("sheet/unreadable", { file, problem: "it is empty" });
  const lines = isWorkbook(bytes) ? readWorkbook(file, bytes) : readCsv(file, bytes);
  return toSheet(file, lines);
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    if ((await stat(file)).size <= MOST_BYTES) return await readFile(file);
  } catch (cause) {
    throw new Failure("input/no-file", { file }, { cause });
  }
  throw new Failure("sheet/unreadable", { file, problem: "it is larger than 64 MB" });
}

/** Whether the first bytes are those of a ZIP archive (.xlsx) or of an older Office file (.xls). */
function isWorkbook(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 4).toString("hex");
  return start === "504b0304" || start === "d0cf11e0";
}

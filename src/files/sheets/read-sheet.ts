import { readFile, stat } from "node:fs/promises";
import type { Sheet } from "../../app/import/sheet.ts";
import { Failure } from "../../domain/failure.ts";
import { readCsv } from "./read-csv.ts";
import { type NamedLines, readWorkbook } from "./read-workbook.ts";
import { type SheetLine, toSheet } from "./to-sheet.ts";

/** A roster of a whole county takes a few megabytes; more than this is not a sheet of people. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads a sheet, with the other visible ones of its workbook, from a workbook (.xlsx, .xls) or a text file (.csv), told apart by content.
 *
 * @throws {Failure} input/no-file, sheet/unreadable
 */
export async function readSheet(file: string): Promise<Sheet> {
  return sheetIn(file, await readBytes(file));
}

/**
 * The same of bytes that are read already.
 *
 * @param file how the file is called in failures, and in what is written of it
 * @throws {Failure} sheet/unreadable
 */
export function sheetIn(file: string, bytes: Buffer): Sheet {
  if (bytes.length === 0) throw new Failure("sheet/unreadable", { file, problem: "it is empty" });
  return isWorkbook(bytes)
    ? firstOf(file, readWorkbook(file, bytes))
    : toSheet(file, readCsv(file, bytes));
}

/** The first sheet that has headings; the others lie beside it, as far as they have rows. */
function firstOf(file: string, named: readonly NamedLines[]): Sheet {
  const read = named.map(({ name, lines }) => withHeadings(file, name, lines));
  const [first, ...others] = read.flatMap((each) => (each instanceof Failure ? [] : [each]));
  if (!first) {
    const found = read.find((each) => each instanceof Failure);
    throw found ?? new Failure("sheet/unreadable", { file, problem: "it is empty" });
  }
  const { name: _, ...alone } = first;
  const beside = others.filter(({ rows }) => rows.length > 0);
  return beside.length > 0 ? { ...first, others: beside } : alone;
}

function withHeadings(file: string, name: string, lines: readonly SheetLine[]): Sheet | Failure {
  try {
    return { name, ...toSheet(file, lines) };
  } catch (caught) {
    if (caught instanceof Failure) return caught;
    throw caught;
  }
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

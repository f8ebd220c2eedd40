import { parse } from "csv-parse/sync";
import { Failure } from "../../domain/failure.ts";
import { decode } from "./decode.ts";
import type { SheetLine } from "./to-sheet.ts";

/** A sheet of 300,000 rows has about half as many cells. */
const MOST_CELLS = 5_000_000;
/** Where a line is longer, its beginning tells how it is separated. */
const MOST_SEARCHED = 100_000;

const SEPARATORS = [",", "\t", ";", "，"] as const;

/**
 * Reads comma-, semicolon- or tab-separated text in the encodings that spreadsheet programs save:
 * UTF-8, UTF-16 with its mark, or GB18030, which Excel writes in China without any mark.
 *
 * @throws {Failure} sheet/unreadable
 */
export function readCsv(file: string, bytes: Uint8Array): readonly SheetLine[] {
  const text = decode(bytes);
  const problem = notText(text);
  if (text === undefined || problem) {
    throw new Failure("sheet/unreadable", { file, problem: problem ?? "its letters are unknown" });
  }
  return parseLines(file, text).map((cells, index) => ({
    row: index + 1,
    cells: cells.map(withoutTextMark),
  }));
}

function notText(text: string | undefined): string | undefined {
  if (text === undefined || /[^\P{Cc}\t\r\n]/u.test(text)) return "it is no text";
  if (/^\s*</.test(text)) return "it is a web page";
  return undefined;
}

function parseLines(file: string, text: string): string[][] {
  const delimiter = separatorOf(text);
  if (timesIn(text, delimiter) > MOST_CELLS) {
    const problem = `it has more than ${MOST_CELLS.toLocaleString("en")} cells`;
    throw new Failure("sheet/unreadable", { file, problem });
  }
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
    });
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new Failure("sheet/unreadable", { file, problem }, { cause });
  }
}

/** The separator that the first filled line uses most. */
function separatorOf(text: string): string {
  const letter = text.search(/\p{L}/u);
  if (letter < 0) return ",";
  const from = Math.max(text.lastIndexOf("\n", letter), text.lastIndexOf("\r", letter)) + 1;
  const line = text.slice(from, from + MOST_SEARCHED).split(/[\r\n]/, 1)[0] ?? "";
  const uses = (separator: string) => line.split(separator).length;
  return SEPARATORS.reduce((best, next) => (uses(next) > uses(best) ? next : best));
}

function timesIn(text: string, sign: string): number {
  let times = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) times++;
  return times;
}

/** Some programs write `="0012"` or `'0012` so that a number is read as text. */
function withoutTextMark(cell: string): string {
  return cell.replace(/^="(.*)"$/s, "$1").replace(/^'/, "");
}

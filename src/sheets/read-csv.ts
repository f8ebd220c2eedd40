import { parse } from "csv-parse/sync";
import { Failure } from "../domain/failure.ts";
import { decode } from "./decode.ts";
import type { SheetLine } from "./to-sheet.ts";

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
  if (text === undefined || /\p{Cc}/u.test(text.replace(/[\t\r\n]/g, ""))) return "it is no text";
  if (/^\s*</.test(text)) return "it is a web page";
  return undefined;
}

function parseLines(file: string, text: string): string[][] {
  try {
    return parse(text, {
      delimiter: separatorOf(text),
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
  const line = /[^\r\n,;\t]*\p{L}[^\r\n]*/u.exec(text)?.[0] ?? "";
  const uses = (separator: string) => line.split(separator).length;
  return SEPARATORS.reduce((best, next) => (uses(next) > uses(best) ? next : best));
}

/** Some programs write `="0012"` or `'0012` so that a number is read as text. */
function withoutTextMark(cell: string): string {
  return cell.replace(/^="(.*)"$/, "$1").replace(/^'/, "");
}

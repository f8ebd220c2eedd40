import { type CellObject, type DenseWorkSheet, read, utils, type WorkBook } from "@e965/xlsx";
import { Failure } from "../domain/failure.ts";
import { useBoundedInflate } from "./bounded-inflate.ts";
import { shownParts } from "./number-format.ts";
import { spellOutFormats } from "./spell-out-formats.ts";
import type { SheetLine } from "./to-sheet.ts";

/**
 * Reads the first visible sheet of a workbook that holds anything, hidden rows and columns
 * included, with each cell's text as a person sees it.
 *
 * @throws {Failure} sheet/unreadable
 */
export function readWorkbook(file: string, bytes: Buffer): readonly SheetLine[] {
  const workbook = open(file, bytes);
  const sheet = firstVisible(workbook);
  if (!sheet) throw new Failure("sheet/unreadable", { file, problem: "it is empty" });
  const from1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const swallowed = mergedPositions(sheet);
  return sheet["!data"].map((cells, index) => {
    const longNumbers = positionsOfLongNumbers(cells ?? []);
    return {
      row: index + 1,
      cells: Array.from(cells ?? [], (cell) => cellText(cell, from1904)),
      ...(swallowed.has(index) ? { merged: swallowed.get(index) ?? [] } : {}),
      ...(longNumbers.length > 0 ? { longNumbers } : {}),
    };
  });
}

function open(file: string, bytes: Buffer): WorkBook {
  useBoundedInflate();
  try {
    return read(spellOutFormats(bytes), {
      type: "buffer",
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
    });
  } catch (cause) {
    const problem = "it is damaged, locked by a password, too large, or no workbook";
    throw new Failure("sheet/unreadable", { file, problem }, { cause });
  }
}

function firstVisible(workbook: WorkBook): DenseWorkSheet | undefined {
  const hidden = workbook.Workbook?.Sheets?.map(({ Hidden }) => (Hidden ?? 0) > 0) ?? [];
  const name = workbook.SheetNames.find(
    (each, index) => !hidden[index] && workbook.Sheets[each]?.["!ref"] !== undefined,
  );
  return name === undefined ? undefined : (workbook.Sheets[name] as DenseWorkSheet);
}

/** By line, the positions below or beside the first cell of a merged range. */
function mergedPositions(sheet: DenseWorkSheet): ReadonlyMap<number, readonly number[]> {
  const positions = new Map<number, number[]>();
  const last = sheet["!data"].length - 1;
  for (const { s: start, e: end } of sheet["!merges"] ?? []) {
    for (let row = start.r; row <= Math.min(end.r, last); row++) {
      for (let column = start.c; column <= end.c; column++) {
        if (row === start.r && column === start.c) continue;
        positions.set(row, [...(positions.get(row) ?? []), column]);
      }
    }
  }
  return positions;
}

/** As many digits as a spreadsheet holds; old identity numbers have so many. */
const LONG = 1e14;

function positionsOfLongNumbers(cells: readonly (CellObject | undefined)[]): number[] {
  const found: number[] = [];
  for (const [position, cell] of cells.entries()) {
    if (typeof cell?.v === "number" && Math.abs(cell.v) >= LONG) found.push(position);
  }
  return found;
}

function cellText(cell: CellObject | undefined, from1904: boolean): string {
  if (!cell || cell.v === undefined || cell.v === null) return "";
  if (cell.t === "e") return utils.format_cell(cell);
  if (cell.t === "b") return cell.v ? "TRUE" : "FALSE";
  if (typeof cell.v !== "number") return String(cell.v);
  return numberText(cell.v, String(cell.z ?? "General"), from1904);
}

/** Beyond this many digits a spreadsheet has rounded the number, as it does to an id number. */
const FIRST_INEXACT = 1e15;

function numberText(value: number, format: string, from1904: boolean): string {
  const shown = shownParts(format);
  if (shown.year || shown.month || shown.day) return dayText(value, shown, from1904);
  if (Math.abs(value) >= FIRST_INEXACT) return value.toExponential(5).toUpperCase();
  const plain = String(Number(value.toPrecision(15)));
  const [, prefix = "", zeros = ""] = /^(?:"([^"]*)")?(0+)$/.exec(format) ?? [];
  return prefix + plain.padStart(zeros.length, "0");
}

const MILLISECONDS_A_DAY = 86_400_000;

/** Only the parts of the day that the cell shows, such as `2013-09` where it hides the day. */
function dayText(
  serial: number,
  shown: { year: boolean; month: boolean; day: boolean },
  from1904: boolean,
): string {
  const dayZero = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const date = new Date(dayZero + Math.floor(serial) * MILLISECONDS_A_DAY);
  if (Number.isNaN(date.getTime())) return String(serial);
  const [year = "", month = "", day = ""] = date.toISOString().slice(0, 10).split("-");
  return [shown.year && year, shown.month && month, shown.day && day].filter(Boolean).join("-");
}

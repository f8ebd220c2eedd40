import * as library from "@e965/xlsx";
import {
  type CellObject,
  type DenseWorkSheet,
  type ParsingOptions,
  read,
  utils,
  type WorkBook,
} from "@e965/xlsx";
import { Failure } from "../../domain/failure.ts";
import { BeyondLimit } from "./beyond-limit.ts";
import { shownParts } from "./number-format.ts";
import { openArchive } from "./open-archive.ts";
import { spellOutFormats } from "./spell-out-formats.ts";
import { surveyWorkbook } from "./survey-workbook.ts";
import type { Survey } from "./survey-worksheet.ts";
import type { ColumnRange, SheetLine } from "./to-sheet.ts";

/** A sheet of a workbook, line by line. */
export interface NamedLines {
  readonly name: string;
  readonly lines: readonly SheetLine[];
}

/** A sheet of 200,000 rows unpacks to about 130 MB; more than this is not one of people. */
const MOST_MEGABYTES = 192;
/** Of all lines together, the empty cells before the last filled one included. */
const MOST_WIDTHS = 20_000_000;
/** As many cells as merged ranges can cover without lying over one another, line by line. */
const MOST_MERGED_LINES = 1_000_000;

/**
 * Reads the visible sheets of a workbook that hold anything, in their order, hidden rows and
 * columns included, with each cell's text as a person sees it.
 *
 * @throws {Failure} sheet/unreadable
 */
export function readWorkbook(file: string, bytes: Buffer): readonly NamedLines[] {
  try {
    const { workbook, surveys } = open(bytes);
    const from1904 = workbook.Workbook?.WBProps?.date1904 === true;
    return visibleNames(workbook).map((name) => ({
      name,
      lines: linesOf(workbook.Sheets[name] as DenseWorkSheet, surveys.get(name), from1904),
    }));
  } catch (cause) {
    const problem =
      cause instanceof BeyondLimit
        ? cause.message
        : "it is damaged, locked by a password, too large, or no workbook";
    throw new Failure("sheet/unreadable", { file, problem }, { cause });
  }
}

function linesOf(
  sheet: DenseWorkSheet,
  survey: Survey | undefined,
  from1904: boolean,
): SheetLine[] {
  const merged = mergedRanges(sheet);
  const isHidden = (row: number) =>
    survey?.hidden.has(row) ?? sheet["!rows"]?.[row - 1]?.hidden === true;
  refuseTooWide(sheet);
  return sheet["!data"].flatMap((cells, index) => {
    const row = index + 1;
    const facts = {
      merged: merged.get(index),
      longNumbers: positionsOf(cells, isLongNumber),
      uncomputed: survey?.uncomputed.get(row),
      struck: [...(survey?.struck.get(row) ?? []), ...positionsOf(cells, isStruckInPart)],
    };
    return {
      row,
      cells: (cells ?? []).map((cell) => cellText(cell, from1904)),
      ...(isHidden(row) && { hidden: true as const }),
      ...Object.fromEntries(Object.entries(facts).filter(([, positions]) => positions?.length)),
    };
  });
}

const OPTIONS: ParsingOptions = {
  type: "buffer",
  dense: true,
  cellNF: true,
  cellText: false,
  cellHTML: false,
  cellFormula: false,
};

/** The library's reader of an archive that is unpacked already, which its types leave out. */
const { parse_zip: readArchive } = library as unknown as {
  readonly parse_zip: (container: object, options: ParsingOptions) => WorkBook;
};

function open(bytes: Buffer): {
  readonly workbook: WorkBook;
  readonly surveys: ReadonlyMap<string, Survey>;
} {
  if (bytes[0] !== 0x50) {
    return { workbook: read(bytes, { ...OPTIONS, cellStyles: true }), surveys: new Map() };
  }
  const archive = openArchive(bytes, MOST_MEGABYTES);
  const surveys = surveyWorkbook((path) => archive.part(path)?.toString("latin1"));
  const styles = spellOutFormats(archive.part(STYLES)?.toString("utf8") ?? "");
  if (styles !== undefined) archive.replace(STYLES, Buffer.from(styles, "utf8"));
  return { workbook: readArchive(archive.container, OPTIONS), surveys };
}

const STYLES = "/xl/styles.xml";

function visibleNames({ Workbook, SheetNames, Sheets }: WorkBook): string[] {
  const hidden = Workbook?.Sheets?.map(({ Hidden }) => (Hidden ?? 0) > 0) ?? [];
  return SheetNames.filter((name, index) => !hidden[index] && Sheets[name]?.["!ref"] !== undefined);
}

/** A line is as wide as its last cell, and all before it are looked at. */
function refuseTooWide(sheet: DenseWorkSheet): void {
  let widths = 0;
  sheet["!data"].forEach((cells) => {
    widths += cells?.length ?? 0;
  });
  if (widths > MOST_WIDTHS) throw new BeyondLimit("its lines are too wide");
}

/** By line, the columns below or beside the first cell of a merged range. */
function mergedRanges(sheet: DenseWorkSheet): ReadonlyMap<number, readonly ColumnRange[]> {
  const ranges = new Map<number, ColumnRange[]>();
  const last = sheet["!data"].length - 1;
  let covered = 0;
  for (const { s: start, e: end } of sheet["!merges"] ?? []) {
    for (let row = start.r; row <= Math.min(end.r, last); row++) {
      if (++covered > MOST_MERGED_LINES) throw new BeyondLimit("its merged cells overlap");
      const range = { from: row === start.r ? start.c + 1 : start.c, to: end.c };
      const known = ranges.get(row);
      if (known) known.push(range);
      else ranges.set(row, [range]);
    }
  }
  return ranges;
}

/** As many digits as a spreadsheet holds; old identity numbers have so many. */
const LONG = 1e14;

function isLongNumber({ v }: CellObject): boolean {
  return typeof v === "number" && Math.abs(v) >= LONG;
}

/** Whether a piece of the text is crossed out, which the text alone no longer shows. */
function isStruckInPart({ r }: CellObject): boolean {
  return typeof r === "string" && /<(?:\w{1,20}:)?strike\s{0,9}\/?>/.test(r);
}

function positionsOf(
  cells: readonly (CellObject | undefined)[] | undefined,
  holds: (cell: CellObject) => boolean,
): number[] {
  const found: number[] = [];
  cells?.forEach((cell, position) => {
    if (cell && holds(cell)) found.push(position);
  });
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

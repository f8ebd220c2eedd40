/** A document as lines of text; the cells of a table's row are set apart by tabs. */
export interface PlanText {
  /** The name of its file, without the ending. */
  readonly name: string;
  readonly lines: readonly string[];
}

/** What stands beside a label, and in which line, counted from 1. */
export interface Stated {
  readonly line: number;
  readonly value: string;
}

/** What ends a value within a line. */
const END = /[\t,;。，；"”》」]/u;
const LINKS = '\\s*(?:[:：]|为|是)\\s*["“《「]?';

const cellsOf = (line: string) => line.split("\t").map((cell) => cell.trim());
const label = (cell: string) => cell.replace(/[\s:：]/gu, "");
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Beside the label in a table: in the next cell, or else in the cell below. */
function inTable(lines: readonly string[], at: number, labels: readonly string[]): string[][] {
  const cells = cellsOf(lines[at] ?? "");
  if (cells.length < 2) return [];
  return cells.flatMap((cell, place) => {
    if (!labels.includes(label(cell))) return [];
    return [[cells[place + 1] ?? "", cellsOf(lines[at + 1] ?? "")[place] ?? ""]];
  });
}

/** After the label in running text. */
function inText(line: string, labels: readonly string[]): string[] {
  const longestFirst = [...labels].sort((a, b) => b.length - a.length).map(escaped);
  const found = new RegExp(`(?:${longestFirst.join("|")})${LINKS}(.+)`, "u").exec(line);
  const [value = ""] = (found?.[1] ?? "").split(END);
  return value.trim() === "" ? [] : [value.trim()];
}

/**
 * Everything that a document states beside one of these labels.
 *
 * @param isLikely whether a text can be a value at all: the headings of a table are none
 */
export function statedAt(
  lines: readonly string[],
  labels: readonly string[],
  isLikely: (value: string) => boolean,
): Stated[] {
  return lines.flatMap((line, at) => {
    const candidates = [
      ...inTable(lines, at, labels),
      ...inText(line, labels).map((each) => [each]),
    ];
    return candidates.flatMap((each) => {
      const value = each.find(isLikely);
      return value === undefined ? [] : [{ line: at + 1, value }];
    });
  });
}

import { BeyondLimit } from "./beyond-limit.ts";

/** What a worksheet says of its rows that the workbook library leaves out; rows count from 1. */
export interface Survey {
  readonly hidden: ReadonlySet<number>;
  /** By row, the positions (from 0) of formulas that the file holds no result of. */
  readonly uncomputed: ReadonlyMap<number, readonly number[]>;
  /** By row, the positions (from 0) of cells that are crossed out. */
  readonly struck: ReadonlyMap<number, readonly number[]>;
}

/** The library makes an object of every cell; more of them than this fill the memory. */
const MOST_CELLS = 3_000_000;
const MOST_MERGES = 100_000;

/** The start of an element with its attributes, and for a value the text in it. */
const ELEMENT = /<(?:\w{1,20}:)?(row|c|f|v|mergeCell)(?=[\s/>])([^<>]{0,2000})>([^<]{0,1})/g;

/** What may stand before the name of an attribute. */
const STARTS_A_NAME = " \t\r\n:";

interface Cell {
  readonly row: number;
  readonly position: number;
  readonly isText: boolean;
  readonly isStruck: boolean;
  hasFormula: boolean;
  /** Whether its value is filled; absent where it has none at all. */
  value?: boolean;
}

/**
 * Goes once through the XML of a worksheet.
 *
 * @param struckStyles the numbers of the styles that cross a cell out
 * @throws {BeyondLimit} where there is more than can be read
 */
export function surveyWorksheet(xml: string, struckStyles: ReadonlySet<string>): Survey {
  const walk = walkOver(struckStyles);
  for (const [, name, attributes = "", next = ""] of xml.matchAll(ELEMENT)) {
    if (name === "row") walk.row(attributes);
    else if (name === "c") walk.cell(attributes);
    else if (name === "mergeCell") walk.merge();
    else if (name === "f") walk.formula();
    else walk.value(next !== "" && !attributes.endsWith("/"));
  }
  return walk.end();
}

/** Where the walk over a worksheet is, and what it has found so far. */
function walkOver(struckStyles: ReadonlySet<string>) {
  const hidden = new Set<number>();
  const uncomputed = new Map<number, number[]>();
  const struck = new Map<number, number[]>();
  let [cells, merges, row, position] = [0, 0, 0, -1];
  let cell: Cell | undefined;

  const close = () => {
    if (cell?.isStruck) note(struck, cell);
    if (cell?.hasFormula && lacksResult(cell)) note(uncomputed, cell);
    cell = undefined;
  };
  return {
    row(attributes: string) {
      close();
      row = Number(attribute(attributes, "r") ?? row + 1);
      position = -1;
      if (isTrue(attribute(attributes, "hidden"))) hidden.add(row);
    },
    cell(attributes: string) {
      close();
      if (++cells > MOST_CELLS) throw new BeyondLimit(tooMany(MOST_CELLS, "cells"));
      const reference = attribute(attributes, "r");
      position = reference === undefined ? position + 1 : positionOf(reference);
      const isText = attribute(attributes, "t") === "str";
      const isStruck = struckStyles.has(attribute(attributes, "s") ?? "");
      cell = { row, position, isText, isStruck, hasFormula: false };
    },
    merge() {
      if (++merges > MOST_MERGES) throw new BeyondLimit(tooMany(MOST_MERGES, "merges"));
    },
    formula() {
      if (cell) cell.hasFormula = true;
    },
    value(isFilled: boolean) {
      if (cell) cell.value = isFilled;
    },
    end(): Survey {
      close();
      return { hidden, uncomputed, struck };
    },
  };
}

const tooMany = (most: number, what: string) =>
  `it has more than ${most.toLocaleString("en")} ${what}`;

/** A formula that gives an empty text has a value, which is empty. */
function lacksResult({ isText, value }: Cell): boolean {
  return value === undefined || (!value && !isText);
}

function note(where: Map<number, number[]>, { row, position }: Cell): void {
  const positions = where.get(row);
  if (positions) positions.push(position);
  else where.set(row, [position]);
}

/** `AB7` is the cell of position 27. */
function positionOf(reference: string): number {
  let number = 0;
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    number = number * 26 + value;
  }
  return number - 1;
}

/** The text of an attribute, with whatever prefix its name has. */
export function attribute(attributes: string, name: string): string | undefined {
  const sought = `${name}="`;
  let at = attributes.indexOf(sought);
  while (at > 0 && !STARTS_A_NAME.includes(attributes[at - 1] ?? "")) {
    at = attributes.indexOf(sought, at + 1);
  }
  if (at < 0) return undefined;
  const start = at + sought.length;
  return attributes.slice(start, attributes.indexOf('"', start));
}

const isTrue = (value: string | undefined) => value === "1" || value === "true";

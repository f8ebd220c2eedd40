import { hasColumns } from "./choose-sheet.ts";
import { CIRCUMSTANCE_HEADINGS, REQUIRED_CIRCUMSTANCE_COLUMNS } from "./circumstance-row.ts";
import { importCircumstances } from "./import-circumstances.ts";
import { importQuestionnaires } from "./import-questionnaires.ts";
import { importRecords, type RecordsImport } from "./import-records.ts";
import { importRoster, REQUIRED_ROSTER_COLUMNS, type RosterImport } from "./import-roster.ts";
import type { ImportReport } from "./problem.ts";
import { QUESTIONNAIRE_HEADINGS, REQUIRED_QUESTIONNAIRE_COLUMNS } from "./questionnaire-row.ts";
import { RECORD_HEADINGS, REQUIRED_RECORD_COLUMNS } from "./record-columns.ts";
import { ROSTER_HEADINGS } from "./roster-row.ts";
import type { Sheet } from "./sheet.ts";

export const IMPORT_KINDS = ["roster", "records", "circumstances", "questionnaires"] as const;

/** What a sheet is about. */
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What any kind of sheet may need; each takes its own. */
export type SheetImport = RosterImport & RecordsImport;

/**
 * Takes in a sheet of one kind.
 *
 * @throws {Failure} sheet/no-column, sheet/column-twice, import/busy, import/stopped
 */
export function importSheet(
  kind: ImportKind,
  sheet: Sheet,
  options: SheetImport,
): Promise<ImportReport> {
  switch (kind) {
    case "roster":
      return importRoster(sheet, options);
    case "records":
      return importRecords(sheet, options);
    case "circumstances":
      return importCircumstances(sheet, options);
    case "questionnaires":
      return importQuestionnaires(sheet, options);
  }
}

/** Whether a sheet has the columns that a kind cannot do without; the most telling kind first. */
const SIGNS: readonly (readonly [ImportKind, (sheet: Sheet) => boolean])[] = [
  ["records", (sheet) => hasColumns(sheet, RECORD_HEADINGS, REQUIRED_RECORD_COLUMNS)],
  [
    "questionnaires",
    (sheet) => hasColumns(sheet, QUESTIONNAIRE_HEADINGS, REQUIRED_QUESTIONNAIRE_COLUMNS),
  ],
  [
    "circumstances",
    (sheet) => hasColumns(sheet, CIRCUMSTANCE_HEADINGS, REQUIRED_CIRCUMSTANCE_COLUMNS),
  ],
  ["roster", (sheet) => hasColumns(sheet, ROSTER_HEADINGS, REQUIRED_ROSTER_COLUMNS)],
];

/** A sheet of a workbook, and what it is about. */
export interface Recognised {
  readonly kind: ImportKind;
  readonly sheet: Sheet;
}

/**
 * What a workbook is about, by the headings of the first of its sheets that are those of any kind.
 * The columns of a roster stand in many sheets of records too, so that it is asked for last.
 */
export function recogniseSheet({ others = [], ...first }: Sheet): Recognised | undefined {
  for (const sheet of [first, ...others]) {
    const found = SIGNS.find(([, isOf]) => isOf(sheet));
    if (found) return { kind: found[0], sheet };
  }
  return undefined;
}

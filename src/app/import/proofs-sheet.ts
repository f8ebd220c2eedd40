import type { Proof } from "../../policy/checks/proofs.ts";
import { findColumns, type Headings } from "./columns.ts";
import { readRow } from "./read-row.ts";
import { readName, readText } from "./read-text.ts";
import { RECORD_HEADINGS } from "./record-columns.ts";
import type { Sheet } from "./sheet.ts";
import { readAnyNationalId } from "./supplement-sheet.ts";

const { nationalId, name, title, organiser } = RECORD_HEADINGS;
const HEADINGS = { nationalId, name, title, organiser };
type Column = keyof typeof HEADINGS;

/**
 * Reads a list of certificates: whose each is, and how it names project and institution.
 *
 * @throws {Failure} sheet/no-column, sheet/column-twice
 */
export function readProofsSheet(sheet: Sheet): Proof[] {
  const headings: Headings<Column> = HEADINGS;
  const columns = findColumns(sheet, headings, [["nationalId", "name"], ["title"], ["organiser"]]);
  return sheet.rows.map((row) => {
    const reader = readRow(row, columns, headings);
    return {
      nationalId: reader.optional("nationalId", readAnyNationalId),
      name: reader.optional("name", readName),
      title: reader.optional("title", readText) ?? "",
      organiser: reader.optional("organiser", readText) ?? "",
    };
  });
}

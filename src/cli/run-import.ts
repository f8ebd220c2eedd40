import { type ImportKind, importSheet, type SheetImport } from "../app/import/import-sheet.ts";
import type { Sheet } from "../app/import/sheet.ts";
import { type WordedImportReport, wordImport } from "../wording/import-wording.ts";
import type { Localizer } from "../wording/messages.ts";

type Stored = Pick<
  SheetImport,
  "roster" | "log" | "records" | "questionnaires" | "leases" | "transaction"
>;

export interface ImportRequest extends Omit<SheetImport, keyof Stored> {
  readonly kind: ImportKind;
  readonly sheet: Sheet;
  readonly store: Stored;
  /** Tells what became of it. */
  readonly localizer: Localizer;
}

/**
 * Takes in a sheet and tells in words what became of it.
 *
 * @throws {Failure} sheet/no-column, sheet/column-twice, import/busy, import/stopped
 */
export async function runImport(request: ImportRequest): Promise<WordedImportReport> {
  const { kind, sheet, store, localizer, ...options } = request;
  return wordImport(await importSheet(kind, sheet, { ...options, ...store }), localizer);
}

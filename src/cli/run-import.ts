import { importCircumstances } from "../app/import/import-circumstances.ts";
import { importQuestionnaires } from "../app/import/import-questionnaires.ts";
import { importRecords } from "../app/import/import-records.ts";
import { importRoster } from "../app/import/import-roster.ts";
import type { ImportReport } from "../app/import/problem.ts";
import type { Sheet } from "../app/import/sheet.ts";
import type { ImportOptions } from "../app/import/take-in.ts";
import type { Day } from "../domain/day.ts";
import type { Catalogue } from "../policy/loading/catalogue.ts";
import { type WordedImportReport, wordImport } from "../wording/import-wording.ts";
import type { Localizer } from "../wording/messages.ts";

export const IMPORT_KINDS = ["roster", "records", "circumstances", "questionnaires"] as const;

export interface ImportRequest
  extends Pick<ImportOptions, "dryRun" | "partial" | "onProgress" | "onWait"> {
  readonly kind: (typeof IMPORT_KINDS)[number];
  readonly sheet: Sheet;
  readonly store: Pick<
    ImportOptions,
    "roster" | "log" | "records" | "questionnaires" | "leases" | "transaction"
  >;
  readonly policies: Pick<Catalogue, "document" | "ids">;
  /** Rosters only: for schools that have no policy yet. */
  readonly policy?: string | undefined;
  /** Who imports. */
  readonly by: string;
  /** An ISO instant. */
  readonly at: string;
  /** The day of that instant where the schools are. */
  readonly today: Day;
  /** Tells what became of it. */
  readonly localizer: Localizer;
}

/**
 * Takes in a sheet and tells in words what became of it.
 *
 * @throws {Failure} sheet/no-column, sheet/column-twice, import/busy, import/stopped
 */
export async function runImport(request: ImportRequest): Promise<WordedImportReport> {
  return wordImport(await imported(request), request.localizer);
}

function imported({ kind, sheet, store, ...options }: ImportRequest): Promise<ImportReport> {
  switch (kind) {
    case "roster":
      return importRoster(sheet, { ...options, ...store });
    case "records":
      return importRecords(sheet, { ...options, ...store });
    case "circumstances":
      return importCircumstances(sheet, { ...options, ...store });
    case "questionnaires":
      return importQuestionnaires(sheet, { ...options, ...store });
  }
}

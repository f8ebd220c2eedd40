import { createHash } from "node:crypto";
import type { Day } from "../../domain/day.ts";
import type { Catalogue } from "../../policy/loading/catalogue.ts";
import { hasRoleFor, unitsFor } from "../access/permissions.ts";
import type { Person } from "../access/ports.ts";
import type { StoredFile } from "../files/ports.ts";
import type { Effect } from "../ledger/entry-kinds.ts";
import type { Store } from "../store.ts";
import { SHEET_IMPORTED } from "./entry-kinds.ts";
import { type ImportKind, importSheet, recogniseSheet } from "./import-sheet.ts";
import type { ImportReport } from "./problem.ts";
import type { Sheet } from "./sheet.ts";

/** Reads a sheet from the bytes of a file; failures and the ledger call it by its name. */
export type ReadSheet = (name: string, bytes: Buffer) => Promise<Sheet>;

/** What a sheet that somebody sent is taken in with. */
export interface SheetIntake {
  readonly store: Store;
  readonly policies: Pick<Catalogue, "ids" | "document">;
  readonly readSheet: ReadSheet;
}

/** Who takes in a sheet, and when. */
export interface Importing {
  readonly importer: Person;
  /** An ISO instant, and the day of it where the schools are. */
  readonly at: string;
  readonly today: Day;
}

/** What a sheet would change. */
export type Checked =
  | {
      readonly kind: "checked";
      readonly about: ImportKind;
      /** As it would be if the good rows were taken in. */
      readonly report: ImportReport;
      /** The sheet of the workbook that is read. */
      readonly sheet: Sheet;
    }
  | { readonly kind: "not-allowed" }
  /** Its headings are those of no sheet that can be taken in. */
  | { readonly kind: "unknown-sheet" };

/**
 * Says what a sheet would change, as far as the importer reaches, and changes nothing. One that would
 * change something is kept, to be taken in by {@link importWaitingSheet}.
 *
 * @throws {Failure} sheet/unreadable, sheet/column-twice
 */
export async function checkSheet(
  intake: SheetIntake,
  file: StoredFile,
  importing: Importing,
): Promise<Checked> {
  if (!hasRoleFor(importing.importer, "import")) return { kind: "not-allowed" };
  const workbook = await intake.readSheet(file.name, file.bytes);
  const recognised = recogniseSheet(workbook);
  if (!recognised) return { kind: "unknown-sheet" };
  const { kind: about, sheet } = recognised;
  const options = await optionsOf(intake, importing);
  const report = await importSheet(about, workbook, { ...options, partial: true, dryRun: true });
  if (report.changed > 0) await intake.store.files.put(file);
  return { kind: "checked", about, report, sheet };
}

/** What taking in a sheet came to. */
export type Imported =
  | {
      readonly kind: "imported";
      readonly about: ImportKind;
      readonly report: ImportReport;
      readonly effects: readonly Effect[];
    }
  /** Rows were refused that were not when it was checked, so nothing was taken in. */
  | { readonly kind: "refused"; readonly about: ImportKind; readonly report: ImportReport }
  | { readonly kind: "imported-before" }
  /** It has waited too long, was dropped, or is somebody else's. */
  | { readonly kind: "gone" }
  | { readonly kind: "not-allowed" };

/**
 * Takes in a sheet that waits, once: asked again, it says that this was done before. Who may import, and whom
 * they reach, is asked anew.
 *
 * @param asked.partial takes the good rows though others are refused
 * @throws {Failure} import/busy, import/stopped
 */
export async function importWaitingSheet(
  intake: SheetIntake,
  asked: { readonly file: string; readonly partial: boolean; readonly via: string },
  importing: Importing,
): Promise<Imported> {
  const { store, readSheet } = intake;
  const { importer, at } = importing;
  if (!hasRoleFor(importer, "import")) return { kind: "not-allowed" };
  const key = `sheet-imported:${asked.file}`;
  const by = importer.teacher.id;
  const before = await store.log.entry(key);
  if (before?.by === by) return { kind: "imported-before" };
  const file = await store.files.find(asked.file, at);
  if (file?.owner !== by) return { kind: "gone" };
  const workbook = await readSheet(file.name, file.bytes);
  const about = recogniseSheet(workbook)?.kind;
  if (!about) return { kind: "gone" };
  const options = await optionsOf(intake, importing);
  const report = await importSheet(about, workbook, { ...options, partial: asked.partial });
  if (report.rejected.length > 0 && !asked.partial) return { kind: "refused", about, report };
  const { read, accepted, changed } = report;
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  const body = { kind: about, sha256, read, accepted, changed };
  const entry = SHEET_IMPORTED.entry(file.id, body, { key, by, at, via: asked.via });
  await store.log.append([entry]);
  await store.files.drop(file.id);
  return { kind: "imported", about, report, effects: [SHEET_IMPORTED.effectOf(entry)] };
}

async function optionsOf({ store, policies }: SheetIntake, { importer, at, today }: Importing) {
  const units = await unitsFor(store.roster, importer, "import");
  const reach = new Set(units.map(({ id }) => id));
  return { ...store, policies, reach, at, today, by: importer.teacher.id };
}

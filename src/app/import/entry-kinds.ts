import { z } from "zod";
import { entryKind } from "../ledger/entry-kinds.ts";
import { IMPORT_KINDS } from "./import-sheet.ts";

const count = z.int().min(0);

/** A sheet that somebody sent was taken in; it is called by the id that it had as a file. */
export const SHEET_IMPORTED = entryKind("sheet.imported", {
  stream: "sheet",
  version: 1,
  schema: z.strictObject({
    kind: z.enum(IMPORT_KINDS),
    sha256: z.string(),
    /** Rows: read, taken in, and new or changed. */
    read: count,
    accepted: count,
    changed: count,
  }),
});

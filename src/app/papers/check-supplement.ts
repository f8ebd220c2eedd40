import type { Day } from "../../domain/day.ts";
import { checkSupplement } from "../../policy/checks/check-supplement.ts";
import { checkProofs } from "../../policy/checks/proofs.ts";
import type { Policy } from "../../policy/engine/compile.ts";
import {
  certificateArticle,
  type SupplementFile,
} from "../../policy/terms/format/supplement-file.ts";
import { readProofsSheet } from "../import/proofs-sheet.ts";
import type { Sheet } from "../import/sheet.ts";
import { readSupplementSheet, type SupplementFinding } from "../import/supplement-sheet.ts";

/** A sheet of supplements, and what it is held against beside the policy. */
export interface SupplementToCheck {
  readonly sheet: Sheet;
  /** A list of the certificates, where there is one to compare names with. */
  readonly certificates?: Sheet | undefined;
  /** The day that counts for rows without one. */
  readonly today: Day;
}

const firstRow = ({ where }: SupplementFinding) => (where.in === "rows" ? (where.rows[0] ?? 0) : 0);

/**
 * Holds a sheet of supplements (补录表) against what a policy asks of one, row by row.
 *
 * @throws {Failure} sheet/no-column, sheet/column-twice
 */
export function checkSupplementSheet(
  policy: Policy,
  file: SupplementFile,
  { sheet, certificates, today }: SupplementToCheck,
): SupplementFinding[] {
  const { rows, columns, findings } = readSupplementSheet(file, sheet, today);
  const article = certificateArticle(file) ?? file.cite;
  const proofs = certificates ? readProofsSheet(certificates) : [];
  const compared = certificates ? checkProofs(rows, proofs, columns, article) : [];
  return [...findings, ...checkSupplement(policy, file, rows, columns), ...compared].sort(
    (a, b) => firstRow(a) - firstRow(b),
  );
}

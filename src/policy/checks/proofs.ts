import { nearest } from "../../domain/nearest.ts";
import type { Fault, Finding } from "./finding.ts";
import type { SupplementColumns, SupplementRow } from "./supplement-row.ts";

/** A certificate: whose it is, and the names that stand on it. */
export interface Proof {
  readonly nationalId?: string | undefined;
  readonly name?: string | undefined;
  readonly title: string;
  readonly organiser: string;
}

function belongsTo({ person, name }: SupplementRow, proof: Proof): boolean {
  return proof.nationalId === undefined ? proof.name === name : proof.nationalId === person;
}

/** Which of the names is not the certificate's; nothing where both are. */
function differing(
  row: SupplementRow,
  proofs: readonly Proof[],
): { readonly column: "title" | "organiser"; readonly fault: Fault } | undefined {
  const titled = proofs.filter(({ title }) => title === row.title);
  if (titled.some(({ organiser }) => organiser === row.organiser)) return undefined;
  const [other] = titled;
  if (other) {
    const told = { found: row.organiser, expected: other.organiser };
    return { column: "organiser", fault: { code: "off-certificate", ...told } };
  }
  const near = nearest(
    row.title,
    proofs.map(({ title }) => title),
  );
  return near === undefined
    ? { column: "title", fault: { code: "no-certificate", found: row.title } }
    : { column: "title", fault: { code: "off-certificate", found: row.title, expected: near } };
}

/** Holds the names of each row against those on its person's certificates, letter by letter. */
export function checkProofs(
  rows: readonly SupplementRow[],
  proofs: readonly Proof[],
  columns: SupplementColumns,
  article: string,
): Finding[] {
  return rows.flatMap((row) => {
    if (row.title === "") return [];
    const own = proofs.filter((proof) => belongsTo(row, proof));
    const found = differing(row, own);
    if (!found) return [];
    const where = { in: "rows", rows: [row.row], columns: [columns[found.column]] } as const;
    return [{ where, fault: found.fault, article }];
  });
}

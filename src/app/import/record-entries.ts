import { basename } from "node:path";
import type { TrainingRecord } from "../../domain/training-record.ts";
import type { NewEntry } from "../ledger/ports.ts";
import { evidenceEntry } from "../records/attach-evidence.ts";
import { RECORD_REVERSED, RECORD_SUBMITTED } from "../records/entry-kinds.ts";
import type { LedgerRecord } from "../records/ports.ts";
import type { ReadyRow } from "./accepted-rows.ts";
import { findInLedger } from "./match-ledger.ts";
import { RECORD_HEADINGS } from "./record-columns.ts";
import type { Remark } from "./remark.ts";

/** Who imports which sheet, and when. */
export interface Import {
  readonly file: string;
  readonly by: string;
  /** An ISO instant. */
  readonly at: string;
}

/** What is to be written for rows, and what somebody should look at. */
export interface RowEntries {
  readonly entries: readonly NewEntry[];
  readonly remarks: readonly Remark[];
}

/** What is to be written for the rows of one teacher, and what of the standing records stays. */
export interface TeacherEntries extends RowEntries {
  readonly left: readonly LedgerRecord[];
}

/** What is to be written for the rows of one teacher. Rows that contradict what stands are refused. */
export function entriesFor(
  rows: readonly ReadyRow[],
  standing: readonly LedgerRecord[],
  of: Import,
): TeacherEntries {
  const entries: NewEntry[] = [];
  const remarks: Remark[] = [];
  let left = standing;
  for (const row of rows) {
    const found = entriesForRow(row, left, of);
    entries.push(...found.entries);
    remarks.push(...found.remarks);
    // No second row takes the place of what this one did.
    left = left.filter(({ record }) => record.id !== found.replaced);
  }
  return { entries, remarks, left };
}

const NOTHING = { entries: [], remarks: [] };

function entriesForRow(
  { row, person, record, bare, certificate }: ReadyRow,
  standing: readonly LedgerRecord[],
  { file, by, at }: Import,
): RowEntries & { readonly replaced?: string } {
  const { reader } = row;
  if (reader.rejections.length > 0) return NOTHING;
  const teacher = person.teacher.id;
  const finding = findInLedger({ teacher, record, bare, certificate }, standing);
  if (finding.kind === "differs" || finding.kind === "certificate-differs") {
    const { title = "", date } = finding.other;
    const column = finding.kind === "differs" ? "title" : "certificate";
    const code = finding.kind === "differs" ? "record-differs" : "certificate-differs";
    reader.refuse(column, { code, title, date });
    return NOTHING;
  }
  if (finding.kind === "known") return NOTHING;

  const provenance = { by, at, via: `sheet:${basename(file)}#${reader.row}` };
  const submit = (key: string, whole: TrainingRecord, number = certificate?.key) => {
    const named = number === undefined ? {} : { certificate: number };
    const body = { record: whole, origin: "sheet" as const, ...named };
    return RECORD_SUBMITTED.entry(teacher, body, { ...provenance, key });
  };
  if (finding.kind === "new") {
    const { besides } = finding;
    return {
      entries: [submit(`sheet:${record.id}`, record)],
      remarks: besides ? [reportAlike(reader.row, besides)] : [],
    };
  }
  const { claim } = finding;
  const key = `sheet:${record.id}:${claim.record.id}`;
  const why = `confirmed as ${record.id}`;
  const body = { record: claim.record.id, why };
  const number = certificate?.key ?? claim.certificate;
  const proofs = (claim.evidence ?? []).map((evidence) =>
    evidenceEntry(teacher, record.id, evidence, provenance),
  );
  return {
    entries: [
      RECORD_REVERSED.entry(teacher, body, { ...provenance, key: `${key}:claim` }),
      submit(key, { ...claim.record, ...record }, number),
      ...proofs,
    ],
    remarks: [],
    replaced: claim.record.id,
  };
}

function reportAlike(row: number, { title = "—", date }: TrainingRecord): Remark {
  const remarked = { code: "report-alike", title, date } as const;
  return { rows: [row], column: RECORD_HEADINGS.title[0], remarked };
}

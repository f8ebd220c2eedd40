import type { LedgerRecord } from "../records/ports.ts";
import { recordIds } from "./record-id.ts";

/** The number of a certificate as a row states it. */
export interface Certificate {
  readonly written: string;
  /** The form in which numbers are compared. */
  readonly key: string;
}

const QUOTES_AND_BLANKS = /[\s'‘’"“”`´]/g;

/**
 * The number of a certificate, however it is spelt: width, case, blanks and quotes do not make
 * another one. What has no digit but 0 (无, 待发, 000) is no number.
 */
export function readCertificate(written: string | undefined): Certificate | undefined {
  const key = (written ?? "").normalize("NFKC").replace(QUOTES_AND_BLANKS, "").toUpperCase();
  return written !== undefined && /[1-9]/.test(key) ? { written, key } : undefined;
}

/**
 * Whether a record has that certificate. Earlier versions kept the number only in the id that they
 * made of a record, so such a record is told by making its id again.
 */
export function hasCertificate(
  { record, origin, certificate }: LedgerRecord,
  teacher: string,
  { written, key }: Certificate,
): boolean {
  if (certificate !== undefined || origin !== "sheet") return certificate === key;
  const { id, ...facts } = record;
  return [...new Set([written, key])].some((each) => {
    const { id: made, bare } = recordIds(teacher, facts, each);
    return id === made || id === bare;
  });
}

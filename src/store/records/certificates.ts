import { type RawBuilder, sql } from "kysely";
import { RECORD_SUBMITTED } from "../../app/records/entry-kinds.ts";
import { chunks } from "../chunks.ts";
import type { Access, Dialect } from "../database.ts";

const CERTIFICATES_AT_ONCE = 500;

/** Which entries are in the index of certificates; a query must say it in the same words. */
export const NAMES_A_CERTIFICATE = sql<boolean>`body like '%"certificate":%'`;

/** The certificate that the body of an entry names. */
export function certificateIn(flavour: Dialect): RawBuilder<string> {
  return flavour === "sqlite"
    ? sql<string>`json_extract(body, '$.certificate')`
    : sql<string>`((body::jsonb) ->> 'certificate')`;
}

/** The teachers for whom a record with each certificate was ever submitted. */
export async function teachersWithCertificates(
  { read, flavour }: Access,
  certificates: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const teachers = new Map<string, string[]>();
  const certificate = certificateIn(flavour);
  for (const some of chunks(certificates, CERTIFICATES_AT_ONCE)) {
    const rows = await read
      .selectFrom("entries")
      .select(["stream", certificate.as("certificate")])
      .distinct()
      .where(NAMES_A_CERTIFICATE)
      .where(certificate, "in", some)
      .where("kind", "=", RECORD_SUBMITTED.name)
      .execute();
    for (const { certificate: number, stream } of rows) {
      teachers.set(number, [...(teachers.get(number) ?? []), stream].sort());
    }
  }
  return teachers;
}

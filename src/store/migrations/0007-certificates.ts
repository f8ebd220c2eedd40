import { type QueryExecutorProvider, sql } from "kysely";
import type { Dialect } from "../database.ts";
import { certificateIn, NAMES_A_CERTIFICATE } from "../records/certificates.ts";

/** Finds the entries that name a certificate by its number. */
export async function indexCertificates(
  db: QueryExecutorProvider,
  flavour: Dialect,
): Promise<void> {
  await sql`create index entries_by_certificate on entries (${certificateIn(flavour)})
    where ${NAMES_A_CERTIFICATE}`.execute(db);
}

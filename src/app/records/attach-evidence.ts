import { createHash } from "node:crypto";
import type { TrainingRecord } from "../../domain/training-record.ts";
import { isProof } from "../files/received-file.ts";
import type { Effect } from "../ledger/entry-kinds.ts";
import type { NewEntry, Provenance } from "../ledger/ports.ts";
import type { Kept, Store } from "../store.ts";
import { EVIDENCE_ATTACHED } from "./entry-kinds.ts";
import type { Evidence } from "./ports.ts";

/** A file that somebody sent, to be the proof of a record of theirs. */
export interface AttachAsked extends Provenance {
  readonly record: string;
  readonly file: string;
}

/** What became of a file. */
export type Attached =
  | {
      readonly kind: "attached";
      readonly record: TrainingRecord;
      readonly effects: readonly Effect[];
    }
  /** The record has the very same file already. */
  | { readonly kind: "attached-before"; readonly record: TrainingRecord }
  /** The record does not stand, or is somebody else's. */
  | { readonly kind: "no-record" }
  /** The file has waited too long, or is none of theirs. */
  | { readonly kind: "gone" };

/**
 * Makes a file the evidence of a record, where it stays: in the ledger stands what file it is. The
 * same file proves a record once, whatever it is called.
 */
export async function attachEvidence(
  { log, files, records }: Pick<Kept, "log" | "files" | "records">,
  { record: id, file, by, at, via }: AttachAsked,
): Promise<Attached> {
  const found = (await records.of(by)).find(({ record }) => record.id === id);
  if (!found) return { kind: "no-record" };
  const kept = await files.find(file, at);
  if (kept?.owner !== by || !isProof(kept)) return { kind: "gone" };
  const { record } = found;
  const sha256 = createHash("sha256").update(kept.bytes).digest("hex");
  const evidence = { file, sha256, mediaType: kept.mediaType };
  const entry = evidenceEntry(by, id, evidence, { by, at, via });
  const [written] = await log.append([entry]);
  if (!written?.isNew) return { kind: "attached-before", record };
  await files.keep(file);
  return { kind: "attached", record, effects: [EVIDENCE_ATTACHED.effectOf(entry)] };
}

/** The same of several files for one record, as one transaction. */
export async function attachFiles(
  store: Pick<Store, "transaction">,
  { files, ...asked }: Omit<AttachAsked, "file"> & { readonly files: readonly string[] },
): Promise<readonly Attached[]> {
  const attach = async (kept: Kept) => {
    const settled: Attached[] = [];
    for (const file of files) settled.push(await attachEvidence(kept, { ...asked, file }));
    return settled;
  };
  const isThere = async ({ records }: Kept) => {
    const { evidence = [] } =
      (await records.of(asked.by)).find(({ record }) => record.id === asked.record) ?? {};
    return files.every((file) => evidence.some((each) => each.file === file));
  };
  return store.transaction(attach, isThere);
}

/** That a file is the evidence of a record of a teacher; the same file once. */
export function evidenceEntry(
  teacher: string,
  record: string,
  evidence: Evidence,
  written: Provenance,
): NewEntry<Evidence & { readonly record: string }> {
  const key = `evidence:${teacher}:${record}:${evidence.sha256}`;
  return EVIDENCE_ATTACHED.entry(teacher, { record, ...evidence }, { ...written, key });
}

import { createHash } from "node:crypto";
import type { TrainingRecord } from "../../domain/training-record.ts";
import { isProof } from "../files/received-file.ts";
import type { Effect } from "../ledger/entry-kinds.ts";
import type { Log, NewEntry, Provenance } from "../ledger/ports.ts";
import type { Kept, Store } from "../store.ts";
import { EVIDENCE_ATTACHED, EVIDENCE_DETACHED, teacherStream } from "./entry-kinds.ts";
import type { Evidence } from "./ports.ts";

const MOST_OF_A_RECORD = 10;

/** A file that somebody sent, to be the proof of a record of theirs. */
export interface AttachAsked extends Provenance {
  /** Whose record it is, where it is not that of who sent the file. */
  readonly teacher?: string | undefined;
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
  /** The record has as many files as one may. */
  | { readonly kind: "too-many"; readonly record: TrainingRecord; readonly most: number }
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
  { record: id, file, by, at, via, teacher = by }: AttachAsked,
): Promise<Attached> {
  const found = (await records.of(teacher)).find(({ record }) => record.id === id);
  if (!found) return { kind: "no-record" };
  const kept = await files.find(file, at);
  if (kept?.owner !== by || !isProof(kept)) return { kind: "gone" };
  const { record, evidence: known = [] } = found;
  const sha256 = createHash("sha256").update(kept.bytes).digest("hex");
  if (known.some((each) => each.sha256 === sha256)) return { kind: "attached-before", record };
  if (known.length >= MOST_OF_A_RECORD) return { kind: "too-many", record, most: MOST_OF_A_RECORD };
  const evidence = { file, sha256, mediaType: kept.mediaType };
  const times = await timesDetached(log, { teacher, record: id, sha256 });
  const entry = evidenceEntry(teacher, id, evidence, { by, at, via }, times);
  await log.append([entry]);
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

/** How often a file was taken from a record again. */
async function timesDetached(
  log: Pick<Log, "entriesOf">,
  { teacher, record, sha256 }: { teacher: string; record: string; sha256: string },
): Promise<number> {
  const entries = (await log.entriesOf(teacherStream(teacher))).filter(EVIDENCE_DETACHED.isKindOf);
  return entries.filter(({ body }) => body.record === record && body.sha256 === sha256).length;
}

/**
 * That a file is the evidence of a record of a teacher; the same file once.
 *
 * @param times how often it was taken from the record before
 */
export function evidenceEntry(
  teacher: string,
  record: string,
  evidence: Evidence,
  written: Provenance,
  times = 0,
): NewEntry<Evidence & { readonly record: string }> {
  const key = `evidence:${teacher}:${record}:${evidence.sha256}:${times}`;
  return EVIDENCE_ATTACHED.entry(teacher, { record, ...evidence }, { ...written, key });
}

/**
 * Takes files from a record of whoever asks; those that are the evidence of no other record wait for
 * what is to become of them until an ISO instant. Gives the ids of these.
 */
export async function detachFiles(
  store: Pick<Store, "transaction">,
  {
    files: ids,
    record: id,
    by,
    at,
    via,
    until,
  }: Omit<AttachAsked, "file"> & {
    readonly files: readonly string[];
    readonly until: string;
  },
): Promise<readonly string[]> {
  return store.transaction(async ({ log, records, files }) => {
    const standing = await records.of(by);
    const { evidence = [] } = standing.find(({ record }) => record.id === id) ?? {};
    const free: string[] = [];
    for (const { file, sha256 } of evidence.filter((each) => ids.includes(each.file))) {
      const times = await timesDetached(log, { teacher: by, record: id, sha256 });
      const key = `evidence-detached:${by}:${id}:${sha256}:${times}`;
      const body = { record: id, sha256 };
      await log.append([EVIDENCE_DETACHED.entry(by, body, { key, by, at, via })]);
      const isElsewhere = standing.some(
        (each) => each.record.id !== id && each.evidence?.some((other) => other.file === file),
      );
      if (isElsewhere) continue;
      await files.release(file, until);
      free.push(file);
    }
    return free;
  });
}

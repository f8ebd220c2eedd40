import { z } from "zod";
import { type Day, isDay } from "../../domain/day.ts";
import {
  ACTIVITIES,
  HOSTS,
  LEVELS,
  type Measure,
  MODES,
  OUTCOMES,
  PARTS,
  PLACES,
  QUESTIONNAIRES,
  THEMES,
  type TrainingRecord,
} from "../../domain/training-record.ts";
import { entryKind } from "../ledger/entry-kinds.ts";
import type { Provenance, Stream } from "../ledger/ports.ts";
import type { LedgerRecord } from "./ports.ts";

const day = z.string().refine((text): text is Day => isDay(text), { error: "is not a day" });
const text = z.string().optional();
const flag = z.boolean().optional();
const amount = z.number().optional();
const amounts: Record<Measure, typeof amount> = {
  hours: amount,
  units: amount,
  days: amount,
  courses: amount,
  courseCredits: amount,
  schoolYears: amount,
  credits: amount,
};

/**
 * The form of a record, and nothing about what it says: whether an amount is too large is asked
 * when it is recorded. A record that once went in must be readable for good.
 */
const record: z.ZodType<TrainingRecord> = z.strictObject({
  id: z.string(),
  date: day,
  from: day.optional(),
  certificateDate: day.optional(),
  activity: z.enum(ACTIVITIES),
  level: z.enum(LEVELS).optional(),
  mode: z.enum(MODES).optional(),
  role: z.enum(PARTS).optional(),
  host: z.enum(HOSTS).optional(),
  place: z.enum(PLACES).optional(),
  ...amounts,
  themes: z.array(z.enum(THEMES)).optional(),
  programme: text,
  title: text,
  content: text,
  organiser: text,
  accredited: flag,
  filedInAdvance: flag,
  outcome: z.enum(OUTCOMES).optional(),
  diploma: flag,
  matchesPost: flag,
  fullTime: flag,
  questionnaire: z.enum(QUESTIONNAIRES).optional(),
  verified: flag,
});

/** Where everything is written that concerns a teacher. */
export const teacherStream = (teacher: string): Stream => ({ kind: "teacher", id: teacher });

/** A record came into the ledger. */
export const RECORD_SUBMITTED = entryKind("record.submitted", {
  stream: "teacher",
  version: 1,
  schema: z.strictObject({
    record,
    /** Told in a conversation, by the teacher or by who may enter it for them, or from a sheet. */
    origin: z.enum(["self", "sheet"]),
    /** The record whose place it takes, which was taken back with it: a correction. */
    replaces: text,
    /** The number of its certificate, in the form in which numbers are compared. */
    certificate: text,
  }),
  changes: (body) => body.record.id,
});

/** A record was taken back (冲正); both entries stay. */
export const RECORD_REVERSED = entryKind("record.reversed", {
  stream: "teacher",
  version: 1,
  schema: z.strictObject({ record: z.string(), why: z.string() }),
  changes: (body) => body.record,
});

/** That a record that stands is taken back; the same one once, whoever does it and for what reason. */
export function reversalOf(
  teacher: string,
  { record, entry }: Pick<LedgerRecord, "record" | "entry">,
  why: string,
  written: Provenance,
) {
  const body = { record: record.id, why };
  return RECORD_REVERSED.entry(teacher, body, { ...written, key: `${REVERSAL}${entry}` });
}

/** With what the key of such an entry begins. */
export const REVERSAL = "reversal:";

/** A file was added to a record as its proof: what the file is, never its content. */
export const EVIDENCE_ATTACHED = entryKind("evidence.attached", {
  stream: "teacher",
  version: 1,
  schema: z.strictObject({
    record: z.string(),
    /** The id under which the file is kept. */
    file: z.string(),
    /** Of its content, in hexadecimal. */
    sha256: z.string(),
    mediaType: z.string(),
  }),
  changes: (body) => body.record,
});

/** A file is no longer the proof of a record; all entries stay. */
export const EVIDENCE_DETACHED = entryKind("evidence.detached", {
  stream: "teacher",
  version: 1,
  schema: z.strictObject({ record: z.string(), sha256: z.string() }),
  changes: (body) => body.record,
});

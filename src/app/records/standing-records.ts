import type { Entry } from "../ledger/ports.ts";
import { QUESTIONNAIRE_STATED } from "../questionnaires/entry-kinds.ts";
import type { Questionnaire } from "../questionnaires/ports.ts";
import {
  standingQuestionnaires,
  withQuestionnaires,
} from "../questionnaires/standing-questionnaires.ts";
import {
  EVIDENCE_ATTACHED,
  EVIDENCE_DETACHED,
  RECORD_REVERSED,
  RECORD_SUBMITTED,
} from "./entry-kinds.ts";
import type { Evidence, LedgerRecord } from "./ports.ts";

/**
 * The records that stand for each teacher after all of their entries, in the order of submission;
 * teachers for whom nothing stands are absent.
 *
 * While a record stands, submitting its id again changes nothing: the first one stands
 * until it is reversed. A reversal of what does not stand for that teacher changes
 * nothing either, nor does evidence for it. What the questionnaires on a record make of it stands
 * beside it.
 *
 * @param entries each teacher's oldest first; those of other kinds are passed over
 */
export function standingRecords(entries: Iterable<Entry>): Map<string, LedgerRecord[]> {
  const byTeacher = new Map<string, Map<string, LedgerRecord>>();
  const stated: Entry[] = [];
  for (const entry of entries) {
    if (QUESTIONNAIRE_STATED.isKindOf(entry)) stated.push(entry);
    const standing = byTeacher.get(entry.stream.id) ?? new Map<string, LedgerRecord>();
    byTeacher.set(entry.stream.id, standing);
    take(standing, entry);
  }
  const questionnaires = standingQuestionnaires(stated);
  const result = new Map<string, LedgerRecord[]>();
  for (const [teacher, standing] of byTeacher) {
    if (standing.size === 0) continue;
    const own = questionnaires.get(teacher) ?? [];
    const records = [...standing.values()];
    result.set(teacher, own.length === 0 ? records : records.map((each) => weighedBy(each, own)));
  }
  return result;
}

function weighedBy(entry: LedgerRecord, questionnaires: readonly Questionnaire[]): LedgerRecord {
  const weighed = withQuestionnaires(entry.record, questionnaires);
  return weighed === entry.record ? entry : { ...entry, weighed };
}

function take(standing: Map<string, LedgerRecord>, entry: Entry): void {
  if (RECORD_REVERSED.isKindOf(entry)) {
    standing.delete(entry.body.record);
  } else if (EVIDENCE_ATTACHED.isKindOf(entry)) {
    const { record, ...added } = entry.body;
    changeEvidence(standing, record, (evidence) => [...evidence, added]);
  } else if (EVIDENCE_DETACHED.isKindOf(entry)) {
    const { record, sha256 } = entry.body;
    changeEvidence(standing, record, (evidence) =>
      evidence.filter((each) => each.sha256 !== sha256),
    );
  } else if (RECORD_SUBMITTED.isKindOf(entry)) {
    const { record, origin, certificate, replaces } = entry.body;
    if (standing.has(record.id)) return;
    const isOfOther = origin === "self" && entry.by !== entry.stream.id;
    standing.set(record.id, {
      ...{ record, origin, entry: entry.number, at: entry.at },
      ...(certificate !== undefined && { certificate }),
      ...(replaces !== undefined && { replaces }),
      ...(isOfOther && { enteredBy: entry.by }),
    });
  }
}

function changeEvidence(
  standing: Map<string, LedgerRecord>,
  record: string,
  change: (evidence: readonly Evidence[]) => readonly Evidence[],
): void {
  const found = standing.get(record);
  if (!found) return;
  const { evidence: before = [], ...known } = found;
  const evidence = change(before);
  standing.set(record, evidence.length > 0 ? { ...known, evidence } : known);
}

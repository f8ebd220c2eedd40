import { sameText } from "../../domain/same-text.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import type { Entry } from "../ledger/ports.ts";
import { QUESTIONNAIRE_STATED } from "./entry-kinds.ts";
import type { Questionnaire } from "./ports.ts";

/** By the teacher's id; of one title, what was said last stands. */
export function standingQuestionnaires(
  entries: Iterable<Entry>,
): ReadonlyMap<string, readonly Questionnaire[]> {
  const byTeacher = new Map<string, Map<string, Questionnaire>>();
  for (const entry of entries) {
    if (!QUESTIONNAIRE_STATED.isKindOf(entry)) continue;
    const own = byTeacher.get(entry.stream.id) ?? new Map<string, Questionnaire>();
    byTeacher.set(entry.stream.id, own);
    own.set(sameText(entry.body.title), { ...entry.body, entry: entry.number });
  }
  return new Map([...byTeacher].map(([teacher, own]) => [teacher, [...own.values()]]));
}

/** Whether a questionnaire is on this training: of the same title, or of the fixed item it names. */
function isOn({ title, programme }: Questionnaire, record: TrainingRecord): boolean {
  if (programme !== undefined && programme === record.programme) return true;
  return record.title !== undefined && sameText(record.title) === sameText(title);
}

/**
 * The record as its questionnaires leave it: open ones hold it back, done ones release it, also
 * where the record itself says otherwise.
 */
export function withQuestionnaires(
  record: TrainingRecord,
  questionnaires: readonly Questionnaire[],
): TrainingRecord {
  const own = questionnaires.filter((each) => isOn(each, record));
  if (own.length === 0) return record;
  return { ...record, questionnaire: own.every(({ isDone }) => isDone) ? "done" : "pending" };
}

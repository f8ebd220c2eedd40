import { sameText } from "../../domain/same-text.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import { isApplicable, type Policy } from "../../policy/engine/compile.ts";
import type { LedgerRecord } from "../records/ports.ts";
import type { ReadyRow } from "./accepted-rows.ts";
import type { FindPolicy } from "./policy-finder.ts";
import { RECORD_HEADINGS } from "./record-columns.ts";
import type { Remark } from "./remark.ts";

/**
 * Tells rows that may repeat another training of the same title, where the policy counts the same
 * content once and they do not say what theirs was. Nothing is guessed: both count.
 */
export async function remarkUnsaidContent(
  ready: readonly ReadyRow[],
  standing: ReadonlyMap<string, readonly LedgerRecord[]>,
  policyOf: FindPolicy,
): Promise<readonly Remark[]> {
  const titled = recordsByTitle(ready, standing);
  const found = new Map<string, { rows: number[]; title: string; article: string }>();
  for (const each of ready) {
    const others = titled.get(titleKey(each.person.teacher.id, each.record)) ?? new Map();
    if (each.record.content !== undefined || others.size < 2) continue;
    const policy = await policyOf(each.person);
    const rule = policy && isApplicable(policy) && ruleOn(policy, each, [...others.values()]);
    if (!rule) continue;
    const { title = "" } = each.record;
    const key = JSON.stringify([each.person.teacher.id, sameText(title), rule.window]);
    const group = found.get(key) ?? { rows: [], title, article: rule.article };
    group.rows.push(each.row.reader.row);
    found.set(key, group);
  }
  return [...found.values()].map(({ rows, ...facts }) => ({
    rows,
    column: RECORD_HEADINGS.content[0],
    remarked: { code: "content-unsaid", ...facts },
  }));
}

const titleKey = (teacher: string, { title }: TrainingRecord) =>
  JSON.stringify([teacher, sameText(title)]);

/** Every record of the same person and title, of the sheet and in the ledger, each once. */
function recordsByTitle(
  ready: readonly ReadyRow[],
  standing: ReadonlyMap<string, readonly LedgerRecord[]>,
): ReadonlyMap<string, ReadonlyMap<string, TrainingRecord>> {
  const titled = new Map<string, Map<string, TrainingRecord>>();
  const add = (teacher: string, record: TrainingRecord) => {
    const key = titleKey(teacher, record);
    titled.set(key, (titled.get(key) ?? new Map()).set(record.id, record));
  };
  const replaced = new Set(ready.map(({ bare }) => bare));
  for (const [teacher, records] of standing) {
    for (const { record } of records) if (!replaced.has(record.id)) add(teacher, record);
  }
  for (const { person, record } of ready) add(person.teacher.id, record);
  return titled;
}

/** The rule that would compare the content of this record with that of another one. */
function ruleOn(policy: Policy, { person, record }: ReadyRow, others: readonly TrainingRecord[]) {
  const { teacher } = person;
  for (const { same, among, within, cite } of policy.duplicates) {
    if (!same.includes("content")) continue;
    const speaksOf = (each: TrainingRecord) =>
      among.holds({
        record: each,
        teacher,
        activity: policy.readAs.get(each.activity) ?? each.activity,
        day: each.date,
      });
    const window = (each: TrainingRecord) => policy.calendar.placeOf(each.date)[within]?.label;
    const comparable = others.filter((each) => speaksOf(each) && window(each) === window(record));
    if (speaksOf(record) && comparable.length > 1) return { article: cite, window: window(record) };
  }
  return undefined;
}

import type { Teacher } from "../../domain/teacher.ts";
import { MEASURES, type Measure, type TrainingRecord } from "../../domain/training-record.ts";
import type { Policy } from "./compile.ts";
import { evaluate } from "./evaluate.ts";

/** By which of the measures that a proof may state a policy counts a record, and by which article. */
export interface MeasuresCounted {
  /** Empty where the policy counts no such record, or counts it whatever its proof states. */
  readonly measures: readonly Measure[];
  readonly articles: readonly string[];
}

/** Tries each measure alone, in place of what the record states. */
export function measuresCounted(
  policy: Policy,
  teacher: Teacher,
  record: TrainingRecord,
): MeasuresCounted {
  const stated = new Set<string>(MEASURES);
  const bare = Object.fromEntries(Object.entries(record).filter(([key]) => !stated.has(key)));
  const found = MEASURES.flatMap((measure) => {
    const records = [{ ...bare, [measure]: 1 } as unknown as TrainingRecord];
    const standing = evaluate(policy, { teacher, records }, record.date);
    const [converted] = (standing.records[0]?.reasons ?? []).filter(
      (reason) => reason.code === "converted" && reason.stated !== undefined,
    );
    return converted ? [{ measure, article: converted.article }] : [];
  });
  return {
    measures: found.map(({ measure }) => measure),
    articles: [...new Set(found.map(({ article }) => article))],
  };
}

import type { Day } from "../../../domain/day.ts";
import type { Teacher } from "../../../domain/teacher.ts";
import { ACTIVITIES, type TrainingRecord } from "../../../domain/training-record.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { appraised } from "../../../policy/engine/evaluate.ts";

/** A rule by which the same hours would have been worth more. */
export interface WorthMore {
  readonly rule: string;
  readonly article: string;
}

/**
 * The rules of the same kind by which a record would be worth more, had it been another activity or a
 * lecture: during a posting it was listening, and only lecturing counts twice. Found by trying.
 */
export function worthMore(
  policy: Policy,
  teacher: Teacher,
  record: TrainingRecord,
  asOf: Day,
): readonly WorthMore[] {
  const own = appraised(policy, teacher, record, asOf);
  const variants: readonly TrainingRecord[] = [
    { ...record, role: "lecturer" },
    ...ACTIVITIES.map((activity) => ({ ...record, activity })),
  ];
  const found = variants.flatMap((variant): WorthMore[] => {
    const tried = appraised(policy, teacher, variant, asOf);
    const isOfKind = tried.baskets.some((basket) => own.baskets.includes(basket));
    const converted = tried.reasons.find(({ code }) => code === "converted");
    if (!isOfKind || tried.worth <= own.worth || converted?.code !== "converted") return [];
    return [{ rule: converted.rule, article: converted.article }];
  });
  const known = new Set<string>();
  return found.filter(({ rule }) => !known.has(rule) && known.add(rule));
}

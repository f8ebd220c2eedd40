import type { Day } from "../../../domain/day.ts";
import { LEVELS, MEASURES, type TrainingRecord } from "../../../domain/training-record.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { evaluate } from "../../../policy/engine/evaluate.ts";
import type { Localizer } from "../../../wording/messages.ts";
import { recordLines } from "../../../wording/record-lines.ts";
import type { Slots } from "../../message/meaning.ts";
import { recordFromSlots } from "../../message/record-from-slots.ts";

/** Why a record would count nothing, with the articles that say so. */
export interface InVain {
  readonly because: string;
  readonly articles: readonly string[];
  readonly policy: Policy;
}

/** So much of anything counts something, wherever its kind counts at all. */
const PLENTY = 30;

/**
 * Why a record of this kind counts nothing however much is stated, so that nobody is asked for its
 * particulars in vain. Undefined where some amount of it counts, or where its kind is not known yet.
 */
export function countsInVain(
  localizer: Localizer,
  policy: Policy,
  slots: Slots,
  today: Day,
): InVain | undefined {
  const { activity, level, matchesPost = true } = slots;
  if (activity === undefined || activity === "training" || activity === "other") return undefined;
  // What is not said yet may make it count: the level, or that a course of study matches the post.
  const levels = level === undefined ? LEVELS : [level];
  const records = levels.flatMap((each) =>
    MEASURES.map((measure): TrainingRecord => {
      const plenty = { ...slots, level: each, matchesPost, [measure]: PLENTY };
      return recordFromSlots(plenty, `${each}-${measure}`, today);
    }),
  );
  const results = records.flatMap(
    (record) => evaluate(policy, { teacher: { id: "anybody" }, records: [record] }, today).records,
  );
  if (results.some(({ converted }) => converted > 0)) return undefined;
  const [line] = recordLines(localizer, policy, results.slice(0, 1), records);
  return line && { because: line.because, articles: line.articles, policy };
}

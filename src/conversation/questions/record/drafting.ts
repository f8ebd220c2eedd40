import type { Day } from "../../../domain/day.ts";
import type { Teacher } from "../../../domain/teacher.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { evaluate } from "../../../policy/engine/evaluate.ts";
import { measuresCounted } from "../../../policy/engine/measures-counted.ts";
import type { Slots } from "../../message/meaning.ts";
import { AMOUNTS, recordFromSlots, statesAmount } from "../../message/record-from-slots.ts";
import type { Draft, DraftItem, Needed } from "../../state/drafts.ts";

/** A particular that cannot be right. */
export interface Problem {
  readonly field: "date" | (typeof AMOUNTS)[number];
  readonly said: string | number;
  readonly wrong: "future" | "too-early" | "too-much" | "too-fine" | "no-amount";
  /** The most that can be recorded at once. */
  readonly most?: number;
}

/** The most that can be recorded at once, of each kind of amount. */
export const MOST: Readonly<Record<(typeof AMOUNTS)[number], number>> = {
  hours: 1000,
  units: 1000,
  days: 366,
  courses: 100,
  courseCredits: 200,
  credits: 1000,
};
/** Before this nobody's record is still asked for. */
const EARLIEST = "1980-01-01";

/** What cannot be right in a record that is to be saved, the first that is found. */
export function problemIn(slots: Slots, today: Day): Problem | undefined {
  const date = slots.date ?? slots.to ?? slots.from;
  if (date && date > today) return { field: "date", said: date, wrong: "future" };
  if (date && date < EARLIEST) return { field: "date", said: date, wrong: "too-early" };
  return amountProblem(slots);
}

/** What cannot be right in the amounts of a record, whether it has happened or is imagined. */
export function amountProblem(slots: Slots): Problem | undefined {
  for (const field of AMOUNTS) {
    const said = slots[field];
    if (said === undefined) continue;
    const most = MOST[field];
    if (said > most) return { field, said, wrong: "too-much", most };
    const fine = said * 10_000;
    if (Math.abs(fine - Math.round(fine)) > 1e-6) return { field, said, wrong: "too-fine" };
  }
  return undefined;
}

/** The slots without the one in which something is wrong. */
export function withoutProblem(slots: Slots, { field }: Problem): Slots {
  const wrong = field === "date" ? ["date", "from", "to"] : [field];
  return Object.fromEntries(Object.entries(slots).filter(([key]) => !wrong.includes(key)));
}

/** The records of a draft as they would be saved; incomplete ones as far as they are known. */
export function draftedRecords({ id, items }: Draft, today: Day): TrainingRecord[] {
  return items.map(({ slots }, index) => recordFromSlots(slots, `${id}-${index + 1}`, today));
}

/** What a draft still lacks, and of which of its items; one thing at a time. */
export function lacking(
  policy: Policy,
  teacher: Teacher,
  { items }: Pick<Draft, "items">,
  today: Day,
): { readonly item: number; readonly needed: Needed } | undefined {
  for (const [item, each] of items.entries()) {
    const needed = neededBy(policy, teacher, each, today);
    if (needed) return { item, needed };
  }
  return undefined;
}

function neededBy(
  policy: Policy,
  teacher: Teacher,
  item: DraftItem,
  today: Day,
): Needed | undefined {
  const { slots } = item;
  if (!(slots.activity ?? slots.level ?? slots.mode ?? slots.role)) return "activity";
  if (!(slots.date ?? slots.to ?? slots.from)) return "date";
  return item.unstated || !lacksAmount(policy, teacher, slots, today) ? undefined : "amount";
}

/** An amount is asked for only where it may matter: not for what has a flat worth. */
function lacksAmount(policy: Policy, teacher: Teacher, slots: Slots, today: Day): boolean {
  const record = recordFromSlots(slots, "draft", today);
  const standing = evaluate(policy, { teacher, records: [record] }, record.date);
  if ((standing.records[0]?.converted ?? 0) > 0) return false;
  if (!statesAmount(slots)) return true;
  const { measures } = measuresCounted(policy, teacher, record);
  return measures.some((measure) => record[measure] === undefined);
}

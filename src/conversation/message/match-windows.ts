import { addDays, type Day } from "../../domain/day.ts";
import type { Policy } from "../../policy/engine/compile.ts";
import type { Slots } from "./meaning.ts";

const RELATIVE = /今年|本年|去年|前年|明年|(?:this|last|next|previous) year/iu;

/**
 * The label of the policy year that was asked about.
 *
 * Who says 今年 in January means the year that runs, also where the policy's year began in the
 * February before.
 */
function askedYear(policy: Policy, { year }: Slots, text: string, today: Day): string | undefined {
  if (year === undefined || !RELATIVE.test(text)) return year;
  const running = policy.calendar.placeOf(today).year?.label;
  const shift = running === undefined ? 0 : Number(running) - Number(today.slice(0, 4));
  return String(Number(year) + shift);
}

/** The label of a cycle as a slot names it. */
export function askedCycle(
  policy: Policy,
  cycle: string | undefined,
  today: Day,
): string | undefined {
  const running = policy.calendar.placeOf(today).cycle;
  if (cycle === "current") return running?.label;
  if (cycle !== "previous") return cycle;
  return running && policy.calendar.placeOf(addDays(running.from, -1)).cycle?.label;
}

/** The windows of a policy that a question speaks of, by their labels. */
export function askedWindows(
  policy: Policy,
  slots: Slots,
  text: string,
  today: Day,
): { readonly year?: string; readonly cycle?: string } {
  const year = askedYear(policy, slots, text, today);
  const cycle = askedCycle(policy, slots.cycle, today);
  return { ...(year && { year }), ...(cycle && { cycle }) };
}

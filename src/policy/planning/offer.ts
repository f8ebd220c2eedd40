import { addDays, type Day, laterDay } from "../../domain/day.ts";
import type { RequirementLine } from "../../domain/standing.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import { contains, overlaps, type Window } from "../../domain/window.ts";
import type { Policy } from "../engine/compile.ts";
import { appraised, evaluate, type Facts } from "../engine/evaluate.ts";
import type { PlanOption } from "../engine/policy-file.ts";
import { readRecord } from "../loading/facts.ts";
import { inBasket } from "../mechanisms/cap.ts";
import { type ScoredRecord, windowOf } from "../terms/item.ts";

/** A thing that could be done in a certain year, and what one of it would be worth. */
export interface Offer {
  readonly option: PlanOption;
  readonly day: Day;
  readonly year: Window;
  /** The record that one (or the least possible amount) would leave, priced before any cap. */
  readonly item: ScoredRecord;
  /** Credits for one. */
  readonly each: number;
  /** Clock hours for one. */
  readonly hoursEach: number;
  readonly least: number;
}

/** The record that an amount of an option would leave behind. */
export function recordFor(
  option: PlanOption,
  day: Day,
  amount: number,
  id: string,
): TrainingRecord {
  return readRecord(
    { ...option.record, id, date: day, ...(option.in && { [option.in]: amount }) },
    `option ${option.id}`,
  );
}

/** The days on which something could still be done: now, and the start of each later year until `until`. */
function daysAhead(policy: Policy, asOf: Day, until: Day): { day: Day; year: Window }[] {
  const found: { day: Day; year: Window }[] = [];
  for (let day = asOf; day <= until; ) {
    const year = policy.calendar.placeOf(day).year;
    if (year) found.push({ day, year });
    day = addDays(year ? year.to : day, 1);
  }
  return found;
}

/** Whether what is done once would still count: not if an equal record counts already. */
function isStillOpen(policy: Policy, facts: Facts, record: TrainingRecord): boolean {
  const { records } = evaluate(
    policy,
    { ...facts, records: [...facts.records, record] },
    record.date,
  );
  return records.some(({ id, converted }) => id === record.id && converted > 0);
}

/** Everything the policy offers a teacher from a day on, until the last of the windows that are short. */
export function offersFor(
  policy: Policy,
  facts: Facts,
  asOf: Day,
  gaps: readonly Pick<Window, "from" | "to">[],
): Offer[] {
  const until = gaps.map(({ to }) => to).reduce(laterDay, asOf);
  return daysAhead(policy, asOf, until).flatMap(({ day, year }) =>
    policy.file.options.flatMap((option) => {
      const least = option["at-least"];
      const fewest = least ? least.numerator / least.denominator : 1;
      const record = recordFor(option, day, fewest, "plan");
      const item = appraised(policy, facts.teacher, record, day);
      const hours = option["hours-each"];
      const useful =
        item.worth > 0 &&
        gaps.some(({ from, to }) => overlaps(year, from, to)) &&
        (!option.once || isStillOpen(policy, facts, record));
      if (!useful) return [];
      return [
        {
          option,
          day,
          year,
          item,
          each: policy.scale.read(item.worth) / fewest,
          hoursEach: hours ? hours.numerator / hours.denominator : 1,
          least: least ? fewest : 0,
        },
      ];
    }),
  );
}

/** Whether what an offer earns is counted in a requirement line. */
export function countsIn(offer: Offer, line: RequirementLine): boolean {
  const { item } = offer;
  if (item.booked === "track") return item.baskets.includes(line.scope) && contains(line, item.day);
  if (line.window === "track" || !inBasket(item, line.scope)) return false;
  return windowOf(item, line.window)?.label === line.label;
}

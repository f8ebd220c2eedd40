import { type Day, dayNumber } from "../domain/day.ts";
import type { RecordStanding, Standing } from "../domain/standing.ts";
import type { Teacher } from "../domain/teacher.ts";
import type { TrainingRecord } from "../domain/training-record.ts";
import type { Policy } from "./compile.ts";
import { type Item, inOrder } from "./item.ts";
import { requirementLines, thresholdLines, totalLines, trackLines } from "./lines.ts";
import { listWindows } from "./listed.ts";
import { assign, award } from "./mechanisms/award.ts";
import { addBonus } from "./mechanisms/bonus.ts";
import { applyCap } from "./mechanisms/cap.ts";
import { dropDuplicates } from "./mechanisms/duplicates.ts";
import { exclude } from "./mechanisms/exclude.ts";
import { applyOffsets } from "./mechanisms/offset.ts";
import { setAside } from "./mechanisms/pending.ts";
import { relieve } from "./mechanisms/relief.ts";
import { demandsOf, summing } from "./mechanisms/require.ts";

/** What a policy is applied to. */
export interface Facts {
  readonly teacher: Teacher;
  readonly records: readonly TrainingRecord[];
}

/** The name under which a record outside every year of the policy is excluded. */
const YEAR = "year";

/** The day that decides the year of a record, and from which on it counts. */
export function countingDay(policy: Policy, record: TrainingRecord): Day {
  const prefersCertificate = policy.datedBy[0] === "certificate-date";
  return (prefersCertificate ? record.certificateDate : undefined) ?? record.date;
}

function itemFrom(policy: Policy, teacher: Teacher, record: TrainingRecord): Item {
  const day = countingDay(policy, record);
  const { number, year, schoolYear, cycle } = policy.calendar.placeOf(day);
  return {
    id: record.id,
    record,
    teacher,
    activity: policy.readAs.get(record.activity) ?? record.activity,
    completed: day === record.date ? number : dayNumber(record.date),
    day,
    year,
    schoolYear,
    cycle: year && cycle,
    counts: year !== undefined,
    booked: "year",
    baskets: [],
    worth: 0,
    inYear: 0,
    inCycle: 0,
    reasons: [],
  };
}

/** Exclude, award, bonus, pending: what one record is worth by itself. */
function appraise(policy: Policy, item: Item, asOf: Day): void {
  if (!item.year)
    item.reasons.push({ code: "excluded", article: policy.file.year.cite, rule: YEAR });
  const rules = policy.rulesFor(item.activity);
  const rule = assign(item, rules.awards);
  if (exclude(item, rules.exclusions)) return;
  if (rule) award(item, rule, policy.scale);
  addBonus(item, rules.bonuses, policy.scale);
  setAside(item, rules.pending, asOf, policy.file.year.cite);
  for (const { id, test } of rules.conditionalBaskets) {
    if (test.holds(item)) item.baskets = [...item.baskets, id];
  }
}

/** One record priced by itself, before duplicates and caps. */
export function appraised(
  policy: Policy,
  teacher: Teacher,
  record: TrainingRecord,
  asOf: Day,
): Item {
  const item = itemFrom(policy, teacher, record);
  appraise(policy, item, asOf);
  return item;
}

/** Puts the worth where it is booked, before any cap. */
function book(item: Item): void {
  if (!item.counts || item.booked === "track") return;
  item.inYear = item.booked === "year" ? item.worth : 0;
  item.inCycle = item.cycle ? item.worth : 0;
}

function recordStanding({ scale }: Policy, item: Item): RecordStanding {
  return {
    id: item.id,
    converted: scale.read(item.worth),
    counted: scale.read(item.inYear),
    countedInCycle: scale.read(item.inCycle),
    year: item.booked === "cycle" ? null : (item.year?.label ?? null),
    cycle: item.cycle?.label ?? null,
    reasons: item.reasons,
  };
}

/**
 * What a policy makes of a teacher's records on a day.
 *
 * Mechanisms work in one fixed order: exclude, award, bonus, pending, duplicates,
 * caps (inner windows first), relief, offset, require and track, thresholds. The same
 * input always gives the same standing, whatever the order of the records.
 *
 * @param asOf the day asked about; later records are shown but not counted
 */
export function evaluate(policy: Policy, facts: Facts, asOf: Day): Standing {
  const { teacher } = facts;
  const items = facts.records.map((record) => itemFrom(policy, teacher, record));
  for (const item of items) appraise(policy, item, asOf);
  const sorted = [...items].sort(inOrder);
  dropDuplicates(sorted, policy.duplicates);
  for (const item of sorted) book(item);
  const listed = listWindows(policy, teacher, items, asOf);
  const caps = policy.caps.flatMap((cap) =>
    applyCap(cap, sorted, cap.per === "record" ? [] : listed[cap.per], policy.scale),
  );
  const sums = summing(items, listed);
  const subject = { teacher, record: NO_RECORD, activity: NO_RECORD.activity };
  const demands = policy.requirements
    .filter(({ onlyFor }) => onlyFor?.holds(subject) ?? true)
    .flatMap((requirement) => demandsOf(requirement, sums, listed[requirement.per]));
  relieve(demands, policy.reliefs, teacher, policy.calendar);
  applyOffsets(demands, policy.offsets);
  return {
    policy: { id: policy.id, version: policy.version, unit: policy.unit },
    asOf,
    records: items.map((item) => recordStanding(policy, item)),
    years: totalLines(policy, sums, listed.year, "year"),
    cycles: totalLines(policy, sums, listed.cycle, "cycle"),
    requirements: [
      ...requirementLines(policy, demands, asOf),
      ...trackLines(policy, items, listed, asOf),
    ],
    thresholds: thresholdLines(policy, sums, listed.year),
    caps,
    silent: policy.silent,
  };
}

/** Stands in where a condition is asked about the teacher alone. */
const NO_RECORD: TrainingRecord = { id: "", date: "0001-01-01" as Day, activity: "other" };

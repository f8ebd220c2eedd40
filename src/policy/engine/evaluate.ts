import { type Day, packedDay } from "../../domain/day.ts";
import type { RecordResult, Standing } from "../../domain/standing.ts";
import type { Teacher } from "../../domain/teacher.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import { assign, award } from "../mechanisms/award.ts";
import { addBonus } from "../mechanisms/bonus.ts";
import { applyCaps } from "../mechanisms/cap.ts";
import { applyCarries } from "../mechanisms/carry.ts";
import { dropDuplicates } from "../mechanisms/duplicates.ts";
import { exclude } from "../mechanisms/exclude.ts";
import { grantedItems } from "../mechanisms/grant.ts";
import { applyOffsets } from "../mechanisms/offset.ts";
import { setAside } from "../mechanisms/pending.ts";
import { reduceDemands } from "../mechanisms/reduce.ts";
import { demandsOf, summing } from "../mechanisms/require.ts";
import { applyWaivers } from "../mechanisms/waive.ts";
import { explain, ScoredRecord, sortByCompletion } from "../terms/item.ts";
import type { Policy } from "./compile.ts";
import { requirementLines, thresholdLines, totalLines, trackLines } from "./standing-lines.ts";
import { listWindows } from "./windows-in-scope.ts";

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

function itemFrom(policy: Policy, teacher: Teacher, record: TrainingRecord): ScoredRecord {
  const day = countingDay(policy, record);
  const completed = packedDay(record.date);
  const on = day === record.date ? completed : packedDay(day);
  const place = policy.calendar.placeOf(day, on);
  const activity = policy.readAs.get(record.activity) ?? record.activity;
  return new ScoredRecord(record, teacher, activity, completed, day, on, place);
}

/** Exclude, award, bonus, pending: what one record is worth by itself. */
function priceRecord(policy: Policy, item: ScoredRecord, asOf: number): void {
  if (!item.year) explain(item, { code: "excluded", article: policy.file.year.cite, rule: YEAR });
  const rules = policy.rulesFor(item);
  const rule = assign(item, rules.awards);
  if (exclude(item, rules.exclusions)) return;
  if (rule) award(item, rule, policy.scale);
  addBonus(item, rules.bonuses, policy.scale);
  setAside(item, rules.pending, asOf, policy.file.year.cite);
  for (const { id, test } of rules.conditionalBaskets) {
    if (test.isCertain || test.holds(item)) item.baskets = [...item.baskets, id];
  }
}

/** One record priced by itself, before duplicates and caps. */
export function appraised(
  policy: Policy,
  teacher: Teacher,
  record: TrainingRecord,
  asOf: Day,
): ScoredRecord {
  const item = itemFrom(policy, teacher, record);
  priceRecord(policy, item, packedDay(asOf));
  return item;
}

/** Puts the worth where it is booked, before any cap. */
function book(item: ScoredRecord): void {
  if (!item.counts || item.booked === "track") return;
  item.inYear = item.booked === "year" ? item.worth : 0;
  item.inCycle = item.cycle ? item.worth : 0;
}

function recordStanding({ scale }: Policy, item: ScoredRecord): RecordResult {
  const { worth, inYear, inCycle } = item;
  const converted = scale.read(worth);
  return {
    id: item.id,
    converted,
    counted: inYear === worth ? converted : scale.read(inYear),
    countedInCycle: inCycle === worth ? converted : scale.read(inCycle),
    year: item.booked === "cycle" ? null : (item.year?.label ?? null),
    cycle: item.cycle?.label ?? null,
    reasons: item.reasons,
  };
}

/**
 * What a policy makes of a teacher's records on a day.
 *
 * Mechanisms work in one fixed order: exclude, award, bonus, pending, duplicates,
 * grant, caps (inner windows first), reduce, offset, require and track, waive, carry, thresholds. The same
 * input always gives the same standing, whatever the order of the records.
 *
 * @param asOf the day asked about; later records are shown but not counted
 */
export function evaluate(policy: Policy, facts: Facts, asOf: Day): Standing {
  const { teacher } = facts;
  const recorded = facts.records.map((record) => appraised(policy, teacher, record, asOf));
  const sorted = sortByCompletion(recorded);
  dropDuplicates(sorted, policy.duplicates);
  for (const item of sorted) book(item);
  const granted = grantedItems(policy.grants, teacher, policy.calendar, policy.scale, asOf);
  const items = granted.length > 0 ? [...recorded, ...granted] : recorded;
  const listed = listWindows(policy, teacher, items, asOf);
  const caps = applyCaps(policy.caps, sorted, granted, listed, policy.scale);
  const sums = summing(items, listed);
  const demands = demandsOf(policy.requirements, teacher, sums, listed);
  reduceDemands(demands, policy.reductions, teacher, policy.calendar);
  applyOffsets(demands, policy.offsets, sums, listed);
  applyWaivers(policy.waivers, items, demands, sums, listed);
  applyCarries(demands, policy.carries, policy.calendar);
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

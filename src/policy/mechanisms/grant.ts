import { z } from "zod";
import { addMonths, type Day, packedDay, wholeMonths } from "../../domain/day.ts";
import {
  DESIGNATION_KINDS,
  LEAVE_KINDS,
  type Leave,
  POSTING_KINDS,
  type Teacher,
} from "../../domain/teacher.ts";
import { amount } from "../terms/amount.ts";
import type { Calendar } from "../terms/calendar.ts";
import { explain, ScoredRecord } from "../terms/item.ts";
import type { Scale } from "../terms/scale.ts";
import { bilingual, ruleHead, someOf } from "../terms/text.ts";

const head = { ...ruleHead, title: bilingual.optional(), credits: amount };

/**
 * Credits without a record, for a time or a title that the text rewards: so much for
 * every whole month of a leave or a posting, or once for a designation.
 */
export const grantFile = z.discriminatedUnion(
  "for",
  [
    z.strictObject({
      ...head,
      for: z.literal("leave"),
      per: z.literal("whole-month"),
      kinds: someOf(LEAVE_KINDS).optional(),
    }),
    z.strictObject({
      ...head,
      for: z.literal("posting"),
      per: z.literal("whole-month"),
      kinds: someOf(POSTING_KINDS).optional(),
    }),
    z.strictObject({
      ...head,
      for: z.literal("designation"),
      kinds: someOf(DESIGNATION_KINDS).optional(),
    }),
  ],
  { error: "write leave, posting or designation" },
);
export type GrantFile = z.output<typeof grantFile>;

export interface Grant {
  readonly id: string;
  readonly cite: string;
  readonly for: GrantFile["for"];
  /** Any where absent. */
  readonly kinds: readonly string[] | undefined;
  /** Whole units: for a month, or for the designation. */
  readonly credits: number;
}

export function compileGrant(file: GrantFile, scale: Scale): Grant {
  const { id, cite, kinds: only } = file;
  return { id, cite, for: file.for, kinds: only, credits: scale.units(file.credits) };
}

/** What a grant is given for, with the days on which a share of it falls due. */
interface Occasion {
  readonly for: GrantFile["for"];
  readonly kind: string;
  /** Its place in the teacher's list, counted from 1. */
  readonly number: number;
  readonly days: readonly Day[];
}

/** The days on which the whole months of a time begin, up to the day asked about. */
function monthStarts({ from, to }: Pick<Leave, "from" | "to">, asOf: Day): Day[] {
  if (!from) return [];
  const months = wholeMonths(from, to && to < asOf ? to : asOf);
  return Array.from({ length: months }, (_, month) => addMonths(from, month));
}

function occasions({ leaves, postings, designations }: Teacher, asOf: Day): Occasion[] {
  return [
    ...(leaves ?? []).map((each, index): Occasion => {
      return { for: "leave", kind: each.kind, number: index + 1, days: monthStarts(each, asOf) };
    }),
    ...(postings ?? []).map((each, index): Occasion => {
      return { for: "posting", kind: each.kind, number: index + 1, days: monthStarts(each, asOf) };
    }),
    ...(designations ?? []).map(({ kind, on }, index): Occasion => {
      return { for: "designation", kind, number: index + 1, days: on <= asOf ? [on] : [] };
    }),
  ];
}

/** One item for each year in which days of an occasion fall; days outside every year give nothing. */
function itemsFor(
  occasion: Occasion,
  grant: Grant,
  teacher: Teacher,
  calendar: Calendar,
  scale: Scale,
): ScoredRecord[] {
  const byYear = new Map<string, ScoredRecord>();
  for (const day of occasion.days) {
    const place = calendar.placeOf(day);
    if (!place.year) continue;
    const { label } = place.year;
    const id = `${occasion.for}:${occasion.number}:${label}`;
    const record = { id, date: day, activity: "other" } as const;
    const on = packedDay(day);
    const item =
      byYear.get(label) ?? new ScoredRecord(record, teacher, "other", on, day, on, place);
    item.worth += grant.credits;
    byYear.set(label, item);
  }
  const items = [...byYear.values()];
  for (const item of items) {
    item.inYear = item.worth;
    item.inCycle = item.cycle ? item.worth : 0;
    const amountGiven = scale.read(item.worth);
    explain(item, { code: "granted", article: grant.cite, rule: grant.id, amount: amountGiven });
  }
  return items;
}

/** What the rules grant a teacher up to a day, before any cap that cuts it. */
export function grantedItems(
  grants: readonly Grant[],
  teacher: Teacher,
  calendar: Calendar,
  scale: Scale,
  asOf: Day,
): ScoredRecord[] {
  if (grants.length === 0) return [];
  return occasions(teacher, asOf).flatMap((occasion) => {
    const grant = grants.find(
      (each) => each.for === occasion.for && (each.kinds?.includes(occasion.kind) ?? true),
    );
    return grant ? itemsFor(occasion, grant, teacher, calendar, scale) : [];
  });
}

import type { RecordResult } from "../domain/standing.ts";
import type { Policy } from "../policy/engine/compile.ts";
import { number, windowName } from "./formatting.ts";
import type { Localizer } from "./messages.ts";
import { reasonText } from "./reason-wording.ts";

/** What became of one record, told clause by clause, with the articles it rests on. */
export interface Verdict {
  /** Each reason, in the order in which the rules work. */
  readonly because: readonly string[];
  /** What counts in the end. */
  readonly counts: string;
  readonly articles: readonly string[];
}

type Booking = "year" | "cycle" | "track" | "nowhere";

/** Where a record's worth goes. */
export function bookingOf({ reasons, year, cycle }: RecordResult): Booking {
  const converted = reasons.find(({ code }) => code === "converted");
  if (converted?.code === "converted" && converted.booked === "track") return "track";
  if (year !== null) return "year";
  return cycle !== null ? "cycle" : "nowhere";
}

function isSetAside({ reasons }: RecordResult): boolean {
  return reasons.some(({ code }) => code === "pending");
}

/**
 * What of a record counts: in the cycle where a cycle is looked at, else where it is booked.
 */
export function countedOf(record: RecordResult, window?: "year" | "cycle" | "track"): number {
  const booking = bookingOf(record);
  if (booking === "nowhere" || isSetAside(record)) return 0;
  if (booking === "track") return record.converted;
  return booking === "cycle" || window === "cycle" ? record.countedInCycle : record.counted;
}

function countsText(localizer: Localizer, record: RecordResult): string {
  const booking = bookingOf(record);
  const { year, cycle, counted, countedInCycle } = record;
  if (booking === "nowhere") return localizer.t("verdict.no-window");
  if (isSetAside(record)) return localizer.t("verdict.set-aside");
  const booked = number(countedOf(record));
  if (booked === "0") return localizer.t("verdict.nothing");
  if (booking !== "year") return localizer.t("verdict.booked", { counted: booked });
  const inCycle = number(countedInCycle);
  const inYear = localizer.t("verdict.year", {
    counted: number(counted),
    year: windowName(localizer, "year", year ?? ""),
  });
  if (cycle === null || countedInCycle === counted) return inYear;
  const params = { counted: inCycle, cycle: windowName(localizer, "cycle", cycle) };
  return inYear + localizer.t("verdict.but-cycle", params);
}

/** What the rules made of a record; `called` names another record that is spoken of. */
export function verdictOn(
  localizer: Localizer,
  policy: Policy,
  record: RecordResult,
  called?: (id: string) => string,
): Verdict {
  const because = record.reasons.map((reason) => reasonText(reason, policy, localizer, called));
  return {
    because: because.length > 0 ? because : [localizer.t("verdict.no-rule")],
    counts: countsText(localizer, record),
    articles: [...new Set(record.reasons.map(({ article }) => article))].filter(
      (each) => each !== "",
    ),
  };
}

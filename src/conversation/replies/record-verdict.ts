import type { RecordStanding } from "../../domain/standing.ts";
import type { Policy } from "../../policy/engine/compile.ts";
import { number, windowName } from "./formatting.ts";
import { reasonText } from "./reason-wording.ts";
import type { Voice } from "./wording.ts";

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
export function bookingOf({ reasons, year, cycle }: RecordStanding): Booking {
  const converted = reasons.find(({ code }) => code === "converted");
  if (converted?.code === "converted" && converted.booked === "track") return "track";
  if (year !== null) return "year";
  return cycle !== null ? "cycle" : "nowhere";
}

function isSetAside({ reasons }: RecordStanding): boolean {
  return reasons.some(({ code }) => code === "pending");
}

/**
 * What of a record counts: in the cycle where a cycle is looked at, else where it is booked.
 */
export function countedOf(record: RecordStanding, window?: "year" | "cycle" | "track"): number {
  const booking = bookingOf(record);
  if (booking === "nowhere" || isSetAside(record)) return 0;
  if (booking === "track") return record.converted;
  return booking === "cycle" || window === "cycle" ? record.countedInCycle : record.counted;
}

function countsText(voice: Voice, record: RecordStanding): string {
  const booking = bookingOf(record);
  const { year, cycle, counted, countedInCycle } = record;
  if (booking === "nowhere") return voice.say("verdict.no-window");
  if (isSetAside(record)) return voice.say("verdict.set-aside");
  const booked = number(countedOf(record));
  if (booked === "0") return voice.say("verdict.nothing");
  if (booking !== "year") return voice.say("verdict.booked", { counted: booked });
  const inCycle = number(countedInCycle);
  const inYear = voice.say("verdict.year", {
    counted: number(counted),
    year: windowName(voice, "year", year ?? ""),
  });
  if (cycle === null || countedInCycle === counted) return inYear;
  const params = { counted: inCycle, cycle: windowName(voice, "cycle", cycle) };
  return inYear + voice.say("verdict.but-cycle", params);
}

/** What the rules made of a record; `called` names another record that is spoken of. */
export function verdictOn(
  voice: Voice,
  policy: Policy,
  record: RecordStanding,
  called?: (id: string) => string,
): Verdict {
  const because = record.reasons.map((reason) => reasonText(reason, policy, voice, called));
  return {
    because: because.length > 0 ? because : [voice.say("verdict.no-rule")],
    counts: countsText(voice, record),
    articles: [...new Set(record.reasons.map(({ article }) => article))].filter(
      (each) => each !== "",
    ),
  };
}

import type { RecordStanding } from "../../domain/standing.ts";
import type { Policy } from "../../policy/compile.ts";
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

function countsText(voice: Voice, record: RecordStanding): string {
  const booking = bookingOf(record);
  const { year, cycle, counted, countedInCycle, converted } = record;
  if (booking === "nowhere") return voice.say("verdict.no-window");
  if (isSetAside(record)) return voice.say("verdict.set-aside");
  const total = booking === "track" ? converted : Math.max(counted, countedInCycle);
  if (total === 0) return voice.say("verdict.nothing");
  if (booking === "track") return voice.say("verdict.track", { counted: number(converted) });
  const inCycle = number(countedInCycle);
  if (booking === "cycle") return voice.say("verdict.cycle", { counted: inCycle });
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

import { addDays, type Day, isDay } from "./domain/day.ts";
import { Failure } from "./domain/failure.ts";

/** A moment, and the day it was where the school is. */
export interface Now {
  /** An ISO instant. */
  readonly at: string;
  readonly today: Day;
}

/** By time zone; making one takes longer than answering many a question. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium",
  });
  formats.set(timeZone, made);
  return made;
}

/** What a clock on the wall shows, such as `2026-03-10 08:00:00`. */
export function wallClock(instant: Date, timeZone: string): string {
  return formatIn(timeZone).format(instant);
}

/** The instant at which the clocks of a time zone show this date and time. */
function instantOf(wallTime: string, timeZone: string): Date {
  const asUtc = Date.parse(`${wallTime}Z`);
  const ahead = (instant: number) =>
    Date.parse(`${wallClock(new Date(instant), timeZone).replace(" ", "T")}Z`) -
    Math.floor(instant / 1000) * 1000;
  return new Date(asUtc - ahead(asUtc - ahead(asUtc)));
}

/** The moment an instant is, seen from a time zone. */
export function momentOf(instant: Date, timeZone: string): Now {
  return { at: instant.toISOString(), today: wallClock(instant, timeZone).slice(0, 10) as Day };
}

/** A moment as a clock on the wall shows it: the day, and the minutes since midnight. */
export interface WallTime {
  readonly day: Day;
  readonly minute: number;
}

/** What the clocks of a time zone show at an instant. */
export function wallTimeOf(at: string, timeZone: string): WallTime {
  const shown = wallClock(new Date(at), timeZone);
  return { day: shown.slice(0, 10) as Day, minute: minutesIn(shown.slice(11)) };
}

function minutesIn(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** The ISO instant at which the clocks of a time zone show a minute of a day. */
export function instantAt(timeZone: string, { day, minute }: WallTime): string {
  // The last minute of a day is the first of the next: 24:00 is no time of an instant.
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60].map((each) =>
    String(each).padStart(2, "0"),
  );
  if (hours === "24") return instantAt(timeZone, { day: addDays(day, 1), minute: 0 });
  return instantOf(`${day}T${hours}:${minutes}`, timeZone).toISOString();
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?$/;

/** Records are kept of no other years, and some clocks cannot show them. */
const [FIRST_YEAR, LAST_YEAR] = ["1900", "2199"];

/** The instant that a text states; one without an offset is meant where the school is. */
function parseInstant(text: string, timeZone: string): Date | undefined {
  const [, day = "", time = "", offset] = INSTANT.exec(text) ?? [];
  if (day < FIRST_YEAR || day.slice(0, 4) > LAST_YEAR) return undefined;
  if (!isDay(day) || Number.isNaN(Date.parse(`${day}${time}Z`))) return undefined;
  if (offset === undefined) return instantOf(`${day}${time}`, timeZone);
  return new Date(`${day}${time}${offset.replace(/(\d{2}):?(\d{2})/, "$1:$2")}`);
}

/**
 * Reads `--at`: an instant, or a day, which is then taken at noon.
 *
 * @throws {Failure} usage/option if it is neither
 */
export function readMoment(text: string, timeZone: string): Now {
  const instant = parseInstant(isDay(text) ? `${text}T12:00` : text, timeZone);
  if (instant && !Number.isNaN(instant.getTime())) {
    const moment = momentOf(instant, timeZone);
    if (isDay(moment.today)) return moment;
  }
  const problem = `--at ${text} is neither a day such as 2026-03-10 nor an instant such as 2026-03-10T08:00:00+08:00, from ${FIRST_YEAR} to ${LAST_YEAR}`;
  throw new Failure("usage/option", { problem });
}

import { dayNumber } from "../../../domain/day.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { type DaySpan, exactly } from "../../../policy/procedures/day-span.ts";
import { hoursInDay } from "../../../policy/procedures/route.ts";
import type { RouteFile } from "../../../policy/procedures/route-file.ts";
import { readDurations, type Stay } from "../../message/durations.ts";
import { applicantIn, placeOf } from "../../message/keywords.ts";
import type { Slots } from "../../message/meaning.ts";

/** One approval that is asked about. */
export interface AskedRoute {
  readonly table: RouteFile;
  /** The id of a party that the table names. */
  readonly applicant?: string | undefined;
  /** Absent where no length was told. */
  readonly days?: DaySpan;
  /** How many hours were told, where the days come from hours. */
  readonly hours?: number;
}

/** More of either is no question, and each would be read, or answered, by itself. */
const MOST_MENTIONS = 20;
const MOST_LENGTHS = 10;

/** Every place where a text speaks of a table, in order. */
function mentionsOf(routes: readonly RouteFile[], text: string) {
  const found: { readonly table: RouteFile; readonly at: number }[] = [];
  for (const table of routes) {
    for (let [from, times] = [0, 0]; times < MOST_MENTIONS; times++) {
      const ahead = placeOf(table.keywords, text.slice(from));
      if (ahead === undefined) break;
      found.push({ table, at: from + ahead });
      from += ahead + 1;
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

/** A stay in days, if the table says how long a day is where it was told in hours. */
function inDays(table: RouteFile, { in: unit, length }: Stay): Omit<AskedRoute, "table"> {
  if (unit === "days") return { days: length };
  const day = hoursInDay(table);
  if (day === undefined) return {};
  const days = { ...length, from: length.from / day, to: length.to / day };
  return { days, ...(length.from === length.to && { hours: length.from }) };
}

/** The days from the first to the last, both told, as one length. */
function spanned({ from, to }: Slots): Stay | undefined {
  if (!from || !to || from > to) return undefined;
  return { in: "days", length: exactly(dayNumber(to) - dayNumber(from) + 1) };
}

/**
 * The approvals that a question asks about: one for each length it tells, each of the table that
 * was spoken of last before it.
 *
 * @param before the question it goes on from, where it is one like 那三天呢
 */
export function askedRoutes(
  { routes, parties }: Pick<PolicyDocument, "routes" | "parties">,
  text: string,
  slots: Slots,
  before = "",
): AskedRoute[] {
  const named = mentionsOf(routes, text);
  const mentions = named.length > 0 ? named : mentionsOf(routes, before);
  const stays = readDurations(text);
  const lengths =
    stays.length > 0 ? stays : readDurations(named.length > 0 ? "" : before).slice(-1);
  const span = lengths.length === 0 ? spanned(slots) : undefined;
  const told = span
    ? [{ start: text.length, end: text.length, value: span }]
    : lengths.slice(0, MOST_LENGTHS);
  const asked = (table: RouteFile, stay?: Stay): AskedRoute => ({
    table,
    applicant: applicantIn(parties, table, text) ?? applicantIn(parties, table, before),
    ...(stay && inDays(table, stay)),
  });
  if (told.length === 0) {
    return [...new Set(mentions.map(({ table }) => table))].map((table) => asked(table));
  }
  return told.flatMap(({ start, value }) => {
    const last = mentions.filter(({ at }) => at <= start).at(-1) ?? mentions[0];
    const tables = last ? [last.table] : routes;
    return tables.map((table) => asked(table, value));
  });
}

import { describe, expect, it } from "vitest";
import { extractSlots } from "../../../src/conversation/message/slots.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";
import { daysOf } from "./days-of.ts";

const { vocabulary } = builtInMaterial();

type Row = readonly [text: string, days: string];

/** All said on a Wednesday. */
const TODAY = parseDay("2026-03-18");

const SINGLE_DAYS: readonly Row[] = [
  ["today", "2026-03-18"],
  ["yesterday", "2026-03-17"],
  ["the day before yesterday", "2026-03-16"],
  ["this morning", "2026-03-18"],
  ["last night", "2026-03-17"],
  ["tomorrow", "2026-03-19"],
  ["last Friday", "2026-03-13"],
  ["last Wednesday", "2026-03-11"],
  ["on Monday", "2026-03-16"],
  ["on Friday", "2026-03-13"],
  ["this Friday", "2026-03-20"],
  ["remind me on Friday", "2026-03-20"],
  ["March 3rd", "2026-03-03"],
  ["3 March", "2026-03-03"],
  ["March 3, 2025", "2025-03-03"],
  ["on the 3rd of March", "2026-03-03"],
  ["Dec 31", "2025-12-31"],
  ["December 31st 2024", "2024-12-31"],
  ["2026-03-01", "2026-03-01"],
  ["2026/03/01", "2026-03-01"],
  ["3 days ago", "2026-03-15"],
  ["two weeks ago", "2026-03-04"],
  ["by December 31", "2026-12-31"],
  ["finished on 2026-03-01", "2026-03-01"],
];

const SPANS: readonly Row[] = [
  ["from Mar 4 to Mar 6", "2026-03-04..2026-03-06"],
  ["Mar 4 - Mar 6", "2026-03-04..2026-03-06"],
  ["March 4-6", "2026-03-04..2026-03-06"],
  ["Mar 4 to 6, 2025", "2025-03-04..2025-03-06"],
  ["2026-03-04 to 2026-03-06", "2026-03-04..2026-03-06"],
  ["from 2026-03-04 until 2026-03-06", "2026-03-04..2026-03-06"],
  ["Dec 30 to Jan 2", "2025-12-30..2026-01-02"],
  ["2026-03-06 to 2026-03-04", "-"],
];

const PERIODS: readonly Row[] = [
  ["this week", "in 2026-03-16..2026-03-22"],
  ["last week", "in 2026-03-09..2026-03-15"],
  ["this month", "in 2026-03-01..2026-03-31"],
  ["last month", "in 2026-02-01..2026-02-28"],
  ["in January", "in 2026-01-01..2026-01-31"],
  ["in November 2025", "in 2025-11-01..2025-11-30"],
  ["in November", "in 2025-11-01..2025-11-30"],
  ["this semester", "in 2026-02-01..2026-07-15"],
  ["last semester", "in 2025-09-01..2026-01-31"],
  ["last term", "in 2025-09-01..2026-01-31"],
  ["this school year", "in 2025-09-01..2026-08-31"],
  ["since 2021", "in 2021-01-01..2026-03-18"],
  ["since January", "in 2026-01-01..2026-03-18"],
  ["in the last three months", "in 2025-12-18..2026-03-18"],
  ["past 30 days", "in 2026-02-16..2026-03-18"],
  ["this year", "year 2026"],
  ["last year", "year 2025"],
  ["next year", "year 2027"],
  ["in 2013", "year 2013"],
  ["this cycle", "cycle current"],
  ["current cycle", "cycle current"],
  ["last cycle", "cycle previous"],
  ["the 2011-2015 cycle", "cycle 2011-2015"],
];

const NOT_DAYS: readonly Row[] = [
  ["may I see it", "-"],
  ["how many hours do I still need", "-"],
  ["every Monday at 8am", "-"],
  ["what counts", "-"],
  ["I sat in", "-"],
  ["each year", "-"],
  ["one second", "-"],
];

describe.each([
  ["single days", SINGLE_DAYS],
  ["spans of days", SPANS],
  ["periods, years and cycles", PERIODS],
  ["what only looks like a day", NOT_DAYS],
])("English: %s", (_, rows) => {
  it.each(rows)("reads %s as %s", (text, days) => {
    expect(extractSlots(text, { today: TODAY, vocabulary })).toEqual(daysOf(days));
  });
});

describe("English reading", () => {
  it.each(["America/Los_Angeles", "Pacific/Kiritimati", "UTC", "Asia/Shanghai"])(
    "does not depend on a machine in %s",
    (zone) => {
      const before = process.env.TZ;
      process.env.TZ = zone;
      try {
        expect(extractSlots("yesterday", { today: TODAY, vocabulary })).toEqual(
          daysOf("2026-03-17"),
        );
        expect(extractSlots("the day before yesterday", { today: TODAY, vocabulary })).toEqual(
          daysOf("2026-03-16"),
        );
        expect(extractSlots("last night", { today: TODAY, vocabulary })).toEqual(
          daysOf("2026-03-17"),
        );
        expect(extractSlots("two weeks ago", { today: TODAY, vocabulary })).toEqual(
          daysOf("2026-03-04"),
        );
        expect(extractSlots("from Mar 4 to Mar 6", { today: TODAY, vocabulary })).toEqual(
          daysOf("2026-03-04..2026-03-06"),
        );
      } finally {
        if (before === undefined) delete process.env.TZ;
        else process.env.TZ = before;
      }
    },
  );
});

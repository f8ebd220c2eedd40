import { describe, expect, it } from "vitest";
import { parseDay } from "../../../src/domain/day.ts";
import { createWorkingCalendar } from "../../../src/domain/working-days.ts";
import { dueBetween, dueFrom } from "../../../src/policy/procedures/deadline.ts";
import type { DeadlineFile, FromEvent } from "../../../src/policy/procedures/deadline-file.ts";
import { smallProcedures } from "../../support/small-procedures.ts";

function deadline(id: string, when: string): string {
  return `{ id: ${id}, cite: 一, who: head, what: { zh: 交, en: hand in }, ${when} }`;
}

function deadlines(...all: readonly string[]): readonly DeadlineFile[] {
  return smallProcedures(`deadlines: [${all.join(", ")}]`).deadlines;
}

function due(when: string, from: string, to: string): string[] {
  return dueBetween(deadlines(deadline("a", when)), parseDay(from), parseDay(to)).map(
    ({ on }) => on,
  );
}

describe("a deadline on a day of the calendar", () => {
  it.each([
    ['on: "06-15"', "2014-01-01", "2015-12-31", ["2014-06-15", "2015-06-15"]],
    ['on: "06-15"', "2014-06-15", "2014-06-15", ["2014-06-15"]],
    ['on: "06-15"', "2014-06-16", "2015-06-14", []],
    ['on: "02-29"', "2015-01-01", "2016-12-31", ["2015-02-28", "2016-02-29"]],
    ['on: "2013-12-20"', "2013-01-01", "2016-12-31", ["2013-12-20"]],
    ['on: "2013-12-20"', "2013-12-21", "2016-12-31", []],
    ["on: { month: 2 }", "2014-01-01", "2016-12-31", ["2014-02-28", "2015-02-28", "2016-02-29"]],
    ["on: { month: 2 }", "2100-01-01", "2100-12-31", ["2100-02-28"]],
    ["on: { months: [1, 2] }", "2016-01-01", "2016-12-31", ["2016-02-29"]],
    ["on: { months: [11, 12] }", "2016-12-31", "2017-01-01", ["2016-12-31"]],
    [
      'on: { 2011-01-01: "06-15", 2016-01-01: "06-20" }',
      "2015-01-01",
      "2016-12-31",
      ["2015-06-15", "2016-06-20"],
    ],
    ['on: { 2016-06-01: "06-15" }', "2014-01-01", "2016-12-31", ["2016-06-15"]],
    ["every: { zh: 每年, en: yearly }", "2014-01-01", "2016-12-31", []],
    ["within: { days: 5, after: { zh: 完, en: end } }", "2014-01-01", "2016-12-31", []],
    ['on: "06-15"', "2015-01-01", "2014-01-01", []],
  ])("%s from %s to %s falls on %j", (when, from, to, days) => {
    expect(due(when, from, to)).toEqual(days);
  });

  it("is listed with the others, earliest first", () => {
    const all = deadlines(
      deadline("late", 'on: "12-18"'),
      deadline("early", 'on: "01-20"'),
      deadline("once", 'on: "2014-03-01"'),
    );
    const found = dueBetween(all, parseDay("2014-01-01"), parseDay("2014-12-31"));
    expect(found.map((each) => each.deadline.id)).toEqual(["early", "once", "late"]);
  });
});

const calendar = createWorkingCalendar(
  new Map([[2026, { rest: [{ from: "05-01", to: "05-05" }], work: ["05-09"] }]]),
);

describe("a deadline that is counted from an event", () => {
  it.each([
    ["days: 5, after: { zh: 完, en: end }", "2026-02-26", "2026-03-03"],
    ["days: 5, first-day: counts, after: { zh: 完, en: end }", "2026-02-26", "2026-03-02"],
    ["weeks: 1, after: { zh: 完, en: end }", "2026-07-31", "2026-08-07"],
    ["weeks: 1, before: { zh: 走, en: leaving }", "2026-10-17", "2026-10-10"],
    ["days: 1, before: { zh: 走, en: leaving }", "2026-03-01", "2026-02-28"],
    ["working-days: 3, after: { zh: 公示, en: publication }", "2026-05-15", "2026-05-20"],
    [
      "working-days: 3, first-day: counts, after: { zh: 公示, en: publication }",
      "2026-05-15",
      "2026-05-19",
    ],
    [
      "working-days: 3, first-day: counts, after: { zh: 公示, en: publication }",
      "2026-05-08",
      "2026-05-11",
    ],
    ["working-days: 2, before: { zh: 走, en: leaving }", "2026-05-06", "2026-04-29"],
  ])("%s falls, after %s, on %s", (within, event, day) => {
    const [rule] = deadlines(deadline("a", `within: { ${within} }`));
    expect(dueFrom(rule?.within as FromEvent, parseDay(event), calendar).on).toBe(day);
  });

  it("tells the other way of counting the first day, and the years it does not know", () => {
    const [rule] = deadlines(
      deadline("a", "within: { working-days: 3, first-day: counts, after: { zh: 公示, en: out } }"),
    );
    const within = rule?.within as FromEvent;
    expect(dueFrom(within, parseDay("2026-05-15"), calendar)).toEqual({
      on: "2026-05-19",
      otherwise: "2026-05-20",
      unknownYears: [],
    });
    // From a Saturday both ways come to the same.
    expect(dueFrom(within, parseDay("2026-05-16"), calendar)).toEqual({
      on: "2026-05-20",
      unknownYears: [],
    });
    expect(dueFrom(within, parseDay("2026-12-31"), calendar).unknownYears).toEqual([2027]);
    // Only the other way of counting leads into the next year.
    expect(dueFrom(within, parseDay("2026-12-29"), calendar)).toMatchObject({
      on: "2026-12-31",
      unknownYears: [2027],
    });
  });
});

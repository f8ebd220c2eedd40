import { describe, expect, it } from "vitest";
import { instantAt, momentOf, readMoment, wallTimeOf } from "../src/clock.ts";
import { parseDay } from "../src/domain/day.ts";
import { isFailure } from "../src/domain/failure.ts";

describe("a moment", () => {
  it.each([
    ["2026-03-09T15:59:59.999Z", "Asia/Shanghai", "2026-03-09"],
    ["2026-03-09T16:00:00Z", "Asia/Shanghai", "2026-03-10"],
    ["2026-03-10T03:59:59Z", "America/New_York", "2026-03-09"],
    ["2026-12-31T23:30:00Z", "Pacific/Kiritimati", "2027-01-01"],
  ])("at %s in %s lies on %s", (instant, zone, today) => {
    const moment = { at: new Date(instant).toISOString(), today };
    expect(momentOf(new Date(instant), zone)).toEqual(moment);
    expect(readMoment(instant, zone)).toEqual(moment);
  });
});

describe("a clock on the wall", () => {
  it.each([
    ["Asia/Shanghai", "2026-06-12", 510, "2026-06-12T00:30:00.000Z"],
    ["Asia/Shanghai", "2026-12-31", 1440, "2026-12-31T16:00:00.000Z"],
    ["America/New_York", "2026-07-01", 0, "2026-07-01T04:00:00.000Z"],
  ])("in %s on %s at minute %i shows %s", (zone, day, minute, at) => {
    expect(instantAt(zone, { day: parseDay(day), minute })).toBe(at);
    const next = minute === 1440 ? { day: "2027-01-01", minute: 0 } : { day, minute };
    expect(wallTimeOf(at, zone)).toEqual(next);
  });

  it("shows an hour twice where clocks are set back", () => {
    const shown = { day: "2026-11-01", minute: 90 };
    expect(wallTimeOf("2026-11-01T05:30:00Z", "America/New_York")).toEqual(shown);
    expect(wallTimeOf("2026-11-01T06:30:00Z", "America/New_York")).toEqual(shown);
  });
});

describe("--at", () => {
  it.each([
    ["2026-03-10", "Asia/Shanghai", "2026-03-10T04:00:00.000Z"],
    ["2026-03-10", "America/Los_Angeles", "2026-03-10T19:00:00.000Z"],
    ["2026-03-10", "Pacific/Kiritimati", "2026-03-09T22:00:00.000Z"],
    ["2026-03-10T08:30", "Asia/Shanghai", "2026-03-10T00:30:00.000Z"],
    ["2026-03-10T08:30:15.250", "Asia/Shanghai", "2026-03-10T00:30:15.250Z"],
    ["2026-03-08T03:30", "America/New_York", "2026-03-08T07:30:00.000Z"],
    ["2026-11-01T04:00", "America/New_York", "2026-11-01T09:00:00.000Z"],
    ["2026-03-10T08:30:00+08:00", "Europe/Paris", "2026-03-10T00:30:00.000Z"],
    ["2026-03-10T08:30:00+0800", "Europe/Paris", "2026-03-10T00:30:00.000Z"],
    ["2026-03-10T08:30:00-05:00", "Asia/Shanghai", "2026-03-10T13:30:00.000Z"],
    ["2024-02-29T00:00:00Z", "Asia/Shanghai", "2024-02-29T00:00:00.000Z"],
  ])("%s in %s is the instant %s", (text, zone, at) => {
    expect(readMoment(text, zone).at).toBe(at);
  });

  it.each(["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu"])(
    "keeps the day it names in %s",
    (zone) => {
      for (const day of ["2026-01-01", "2026-03-08", "2026-11-01", "2024-02-29"]) {
        expect(readMoment(day, zone).today).toBe(day);
      }
    },
  );

  it.each([
    "yesterday",
    "",
    "2026-02-30",
    "0001-01-01",
    "1899-12-31",
    "2200-01-01T00:00:00Z",
    "2026-02-30T08:00:00Z",
    "2025-02-29T08:00",
    "2026-03-10T25:00:00Z",
    "2026-03-10T08:60",
    "2026-03-10T08:00:00+99:00",
    "2026-03-10 08:00",
    "2026-3-1",
    "20260310",
    "2026-03-10T",
    "1767225600",
  ])("refuses %j as wrong usage", (text) => {
    const refusal = () => readMoment(text, "Asia/Shanghai");
    expect(refusal).toThrow(`--at ${text} is neither a day`);
    try {
      refusal();
    } catch (error) {
      expect(isFailure(error, "usage/option")).toBe(true);
    }
  });
});

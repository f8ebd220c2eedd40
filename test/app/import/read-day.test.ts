import { describe, expect, it } from "vitest";
import { readDay } from "../../../src/app/import/read-day.ts";

describe("a day in a sheet", () => {
  it.each([
    "2013-09-01",
    "2013-9-1",
    "2013/09/01",
    "2013/9/1",
    "2013.9.1",
    "20130901",
    "2013年9月1日",
    "2013年09月01号",
    "２０１３－０９－０１",
    " 2013 年 9 月 1 日 ",
    "2013-09-01 00:00:00",
    "2013/9/1 8:30",
    "2013-09-01T08:30:00.000Z",
  ])("is read from %j", (text) => {
    expect(readDay(text)).toEqual({ value: "2013-09-01" });
  });

  it.each([
    ["2013-9", "date-month-alone"],
    ["2013.9", "date-month-alone"],
    ["2013年9月", "date-month-alone"],
    ["201309", "date-month-alone"],
    ["2013", "date-year-alone"],
    ["2013年", "date-year-alone"],
    ["9月1日", "date-without-year"],
    ["9-1", "date-without-year"],
    ["2013-02-30", "date-impossible"],
    ["20131301", "date-impossible"],
    ["0213-09-01", "date-impossible"],
    ["2013.7.16-7.20", "date-range"],
    ["2013年7月16日至20日", "date-range"],
    ["2013-07-16~2013-07-20", "date-range"],
    ["9/1/2013", "date-unreadable"],
    ["去年九月", "date-unreadable"],
    ["99999", "date-unreadable"],
    ["13-13-40", "date-unreadable"],
  ])("is refused as %j: %s", (text, code) => {
    expect(readDay(text)).toMatchObject({ problem: { code } });
  });

  it.each([
    ["13-9-1", "date-short-year", "2013-09-01"],
    ["87.9.1", "date-short-year", "1987-09-01"],
    ["41518", "date-serial", "2013-09-01"],
    ["41518.5", "date-serial", "2013-09-01"],
  ])("is refused as %j: %s, with %s as what was meant", (text, code, suggestion) => {
    expect(readDay(text)).toEqual({ problem: { code, suggestion } });
  });
});

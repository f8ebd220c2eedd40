import { describe, expect, it } from "vitest";
import { findColumns } from "../../../src/app/import/columns.ts";
import {
  RECORD_HEADINGS,
  REQUIRED_RECORD_COLUMNS,
} from "../../../src/app/import/record-columns.ts";
import { ROSTER_HEADINGS } from "../../../src/app/import/roster-row.ts";

const sheet = (...headings: string[]) => ({ file: "一校.xlsx", headings, rows: [] });
const REQUIRED = [["staffNumber"], ["name"], ["school"]] as const;

describe("the columns of a sheet", () => {
  it.each([
    ["部门", "group"],
    ["教研组", "group"],
    ["部门／教研组", "group"],
    ["身份证号码（18位）", "nationalId"],
    ["身 份\n证 号", "nationalId"],
    ["手机号：", "phone"],
    ["＊学段", "stage"],
  ] as const)("are found under %j", (heading, column) => {
    const columns = findColumns(
      sheet("学校", heading, "工号", "姓名", "备注"),
      ROSTER_HEADINGS,
      REQUIRED,
    );
    expect(columns).toEqual({
      staffNumber: "工号",
      name: "姓名",
      school: "学校",
      [column]: heading,
    });
  });

  it("are refused when one that is needed is missing, telling what was found", () => {
    const find = () => findColumns(sheet("工号", "姓名", "备注"), ROSTER_HEADINGS, REQUIRED);
    expect(find).toThrow(
      expect.objectContaining({
        code: "sheet/no-column",
        message: "一校.xlsx has no column 学校; its headings read: 工号, 姓名, 备注",
      }),
    );
  });

  it("are told only as far as somebody reads them", () => {
    const many = Array.from({ length: 5000 }, (_, index) => `列${index}${"长".repeat(40)}`);
    const find = () => findColumns(sheet(...many), ROSTER_HEADINGS, REQUIRED);
    expect(find).toThrow(/列0长{18}…, .*列19长{17}…, …$/);
  });

  it("are refused when two stand for the same", () => {
    const find = () =>
      findColumns(sheet("工号", "姓名", "学校", "单位"), ROSTER_HEADINGS, REQUIRED);
    expect(find).toThrow(
      expect.objectContaining({
        code: "sheet/column-twice",
        details: { file: "一校.xlsx", title: "学校", found: "学校, 单位" },
      }),
    );
  });

  it("need either number to tell whose a record is", () => {
    const find = (...numbers: string[]) =>
      findColumns(
        sheet(...numbers, "课程名称", "培训类别", "学时", "结束时间"),
        RECORD_HEADINGS,
        REQUIRED_RECORD_COLUMNS,
      );
    expect(find("身份证号码")).toMatchObject({ nationalId: "身份证号码", title: "课程名称" });
    expect(find("工号")).toMatchObject({ staffNumber: "工号" });
    expect(find).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ column: "工号 / 身份证号" }) }),
    );
  });

  it("leave no heading to two columns", () => {
    for (const headings of [ROSTER_HEADINGS, RECORD_HEADINGS]) {
      const all = Object.values(headings).flat();
      expect(new Set(all).size).toBe(all.length);
    }
  });
});

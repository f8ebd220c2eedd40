import { describe, expect, it } from "vitest";
import { chooseSheet } from "../../../src/app/import/choose-sheet.ts";
import type { Sheet } from "../../../src/app/import/sheet.ts";
import { sheetOf } from "../../support/sheet-of.ts";

const HEADINGS = { number: ["工号"], hours: ["学时"] } as const;
const REQUIRED = [["number"], ["hours"]] as const;
const named = (name: string, ...rows: readonly Record<string, string>[]): Sheet => ({
  ...sheetOf(rows),
  name,
});
const ROW = { 工号: "T001", 学时: "4" };
const choose = (sheet: Sheet) => chooseSheet(sheet, HEADINGS, REQUIRED);

describe("the sheet of a workbook that is read", () => {
  it("is the first, and the others are named", () => {
    const { chosen, unread } = choose({
      ...named("语文组", ROW),
      others: [named("数学组", ROW, ROW), named("空")],
    });
    expect(chosen.name).toBe("语文组");
    expect(unread).toEqual([
      {
        rows: [],
        column: "数学组",
        remarked: { code: "sheet-not-read", sheet: "数学组", read: "语文组" },
      },
    ]);
  });

  it("is the first that has the columns, where instructions stand in front", () => {
    const guide = named("填写说明", { 序号: "1", 说明: "工号必填" });
    const { chosen, columns } = choose({ ...guide, others: [named("记录", ROW)] });
    expect(chosen.name).toBe("记录");
    expect(columns).toEqual({ number: "工号", hours: "学时" });
  });

  it("is named where none has them", () => {
    const guide = named("填写说明", { 序号: "1", 说明: "工号必填" });
    expect(() => choose({ ...guide, others: [named("别的", { 甲: "1", 乙: "2" })] })).toThrow(
      "表.xlsx (填写说明) has no column 工号",
    );
  });

  it("tells which of its rows are hidden", () => {
    const sheet = sheetOf([ROW, ROW, ROW]);
    const rows = sheet.rows.map((row) => (row.row > 2 ? { ...row, hidden: true as const } : row));
    expect(choose({ ...sheet, rows }).unread).toEqual([
      { rows: [3, 4], column: "工号", remarked: { code: "rows-hidden" } },
    ]);
  });
});

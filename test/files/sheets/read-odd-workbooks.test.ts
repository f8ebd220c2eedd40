import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readSheet } from "../../../src/files/sheets/read-sheet.ts";

const read = (name: string) =>
  readSheet(fileURLToPath(new URL(`../../fixtures/sheets/${name}.xlsx`, import.meta.url)));

describe("a workbook as schools keep it", () => {
  it("tells which rows a filter hides", async () => {
    const { rows } = await read("x9b-filter");
    expect(rows.map(({ row, hidden }) => [row, hidden])).toEqual([
      [2, undefined],
      [3, true],
    ]);
  });

  it("tells which cells are crossed out", async () => {
    const { rows } = await read("x10-strike");
    expect(rows.map(({ struck }) => struck)).toEqual([
      undefined,
      ["工号", "姓名", "项目名称", "培训类别", "学时", "结束日期"],
    ]);
  });

  it("tells formulas that it holds no result of", async () => {
    const { rows } = await read("x7c-f-nocache-optional");
    expect(rows).toMatchObject([{ uncomputed: ["培训级别", "成绩"] }]);
  });

  it.each(["x7-f", "x7e-f-err", "x7g-shared"])("takes the results that %s holds", async (name) => {
    const { rows } = await read(name);
    expect(rows[0]?.cells.学时).toMatch(/^(?:16|#DIV\/0!)$/);
    expect(rows.every(({ uncomputed }) => uncomputed === undefined)).toBe(true);
  });

  it("reads cells that name no place, each in the place after the one before", async () => {
    const { rows } = await read("x3-norefs");
    expect(rows).toEqual([
      {
        row: 2,
        cells: {
          工号: "Q003",
          姓名: "贺知远",
          项目名称: "课标研修",
          培训类别: "培训",
          学时: "16",
          结束日期: "2025-07-14",
        },
      },
    ]);
  });

  it("gives the other visible sheets that have rows along with the first", async () => {
    const sheet = await read("x11b-guide-first");
    const all = [sheet, ...(sheet.others ?? [])];
    expect(all.map(({ headings }) => headings.length)).toContain(6);
  });
});

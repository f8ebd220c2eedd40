import { describe, expect, it } from "vitest";
import { readWorkbook } from "../../../src/files/sheets/read-workbook.ts";
import { writeWorkbook } from "../../../src/files/sheets/write-workbook.ts";

const read = (...sheets: Parameters<typeof writeWorkbook>[0]) =>
  readWorkbook("book.xlsx", writeWorkbook(sheets)).map(({ name, lines }) => [
    name,
    lines.map(({ cells }) => cells),
  ]);

describe("a written workbook", () => {
  it("reads back as it was, numbers as numbers and text as text", () => {
    const rows = [
      ["0012", 12.5],
      ["=1+1", 0],
      ["王芳，语文", -3],
    ];
    expect(read({ title: "名单", columns: ["工号", "还差"], rows })).toEqual([
      [
        "名单",
        [
          ["工号", "还差"],
          ["0012", "12.5"],
          ["=1+1", "0"],
          ["王芳，语文", "-3"],
        ],
      ],
    ]);
  });

  it("names its sheets as spreadsheet programs let it, each differently", () => {
    const titles = ["汇总", "汇总", "a/b:c?", "", "长".repeat(40)];
    const sheets = titles.map((title) => ({ title, columns: ["值"], rows: [["x"]] }));
    expect(read(...sheets).map(([name]) => name)).toEqual([
      "汇总",
      "汇总1",
      "a b c",
      "1",
      "长".repeat(31),
    ]);
  });
});

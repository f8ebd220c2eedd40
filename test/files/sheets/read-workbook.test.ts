import { writeFile } from "node:fs/promises";
import { type CellObject, CFB, utils, type WorkBook, type WorkSheet, write } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import writeWorkbook, { type SheetData } from "write-excel-file/node";
import { readSheet } from "../../../src/files/sheets/read-sheet.ts";
import { useFolder } from "../../support/use-folder.ts";

const HEADINGS = ["工号", "值"];
type Cell = SheetData[number][number];

/** 1 September 2013 as a spreadsheet counts days. */
const SOME_DAY = 41_518;

describe("a workbook", () => {
  const pathOf = useFolder();

  /** What is read under 值 after the cell was written by one program or the other. */
  async function readCell(cell: Cell): Promise<string | undefined> {
    await writeWorkbook([HEADINGS, ["T001", cell]]).toFile(pathOf("cell.xlsx"));
    return (await readSheet(pathOf("cell.xlsx"))).rows[0]?.cells.值;
  }
  async function readRawCell(cell: CellObject): Promise<string | undefined> {
    const sheet: WorkSheet = utils.aoa_to_sheet([HEADINGS, ["T001"]]);
    sheet.B2 = cell;
    sheet["!ref"] = "A1:B2";
    return (await readBook(utils.book_new(sheet))).rows[0]?.cells.值;
  }
  async function readBook(book: WorkBook, bookType: "xlsx" | "biff8" = "xlsx") {
    await writeFile(pathOf("book.xlsx"), write(book, { type: "buffer", bookType }));
    return readSheet(pathOf("book.xlsx"));
  }

  it("is read as text under its headings, rows counted as the program shows them", async () => {
    const data = [
      [null, null],
      ["一校教师花名册", null],
      ["工号", "姓名"],
      ["T001", "李芳"],
      [null, null],
      ["T002", "王　芳"],
    ];
    await writeWorkbook(data).toFile(pathOf("roster.xlsx"));
    expect(await readSheet(pathOf("roster.xlsx"))).toEqual({
      file: pathOf("roster.xlsx"),
      headings: ["工号", "姓名"],
      rows: [
        { row: 4, cells: { 工号: "T001", 姓名: "李芳" } },
        { row: 6, cells: { 工号: "T002", 姓名: "王　芳" } },
      ],
    });
  });

  it.each<[Cell, string, string]>([
    // cell → text
    ["16", "16", "a number kept as text"],
    ["11010519491231002X", "11010519491231002X", "an identity number kept as text"],
    [" 16\u200b ", "16", "signs that nobody sees"],
    [true, "TRUE", "a yes"],
    [16, "16", "a whole number"],
    [16.1, "16.1", "a number that is not exact in binary"],
    [0.1 + 0.2, "0.3", "a sum that is a hair too much"],
    [110105194912310000, "1.10105E+17", "an identity number kept as a number"],
    [{ value: 12, format: "0000" }, "0012", "zeros that the format puts in front"],
    [{ value: 12, format: '"T"000' }, "T012", "a letter that the format puts in front"],
    [{ value: 16, format: '0"学时"' }, "16", "a unit that the format puts behind"],
  ])("gives %j as %j: %s", async (cell, text) => {
    expect(await readCell(cell)).toBe(text);
  });

  it.each([
    // format → text of 1 September 2013
    ["yyyy-mm-dd", "2013-09-01"],
    ["m/d/yyyy h:mm", "2013-09-01"],
    ['[$-804]yyyy"年"m"月"d"日";@', "2013-09-01"],
    ['yyyy"年"m"月"', "2013-09"],
    ["mmm-yy", "2013-09"],
    ['m"月"d"日"', "09-01"],
    ["yyyy", "2013"],
  ])("gives a day in the format %s as %s, no more than it shows", async (format, text) => {
    expect(await readCell({ value: SOME_DAY, format })).toBe(text);
  });

  it.each([
    // number of a format that stands in no file → text of 1 September 2013
    [14, "2013-09-01"],
    [17, "2013-09"],
    [31, "2013-09-01"],
    [57, "2013-09"],
    [58, "09-01"],
  ])("gives a day in the format number %s of Chinese Excel as %s", async (id, text) => {
    const data = [HEADINGS, ["T001", { value: SOME_DAY, format: "yyyy-mm-dd" }]];
    const archive = CFB.read(await writeWorkbook(data).toBuffer(), { type: "buffer" });
    const styles = CFB.find(archive, "/xl/styles.xml");
    const numbered = Buffer.from(styles.content)
      .toString("utf8")
      .replace(/<numFmts.*<\/numFmts>/, "")
      .replace(/numFmtId="\d+"/, `numFmtId="${id}"`);
    styles.content = Buffer.from(numbered, "utf8");
    const bytes = CFB.write(archive, { type: "buffer", fileType: "zip" });
    await writeFile(pathOf("numbered.xlsx"), bytes);
    expect((await readSheet(pathOf("numbered.xlsx"))).rows[0]?.cells.值).toBe(text);
  });

  it("counts days from 1904 where the workbook does", async () => {
    const sheet = utils.aoa_to_sheet([HEADINGS, ["T001", 1]]);
    sheet.B2 = { t: "n", v: 40_056, z: "yyyy-mm-dd" };
    const book = utils.book_new(sheet);
    book.Workbook = { WBProps: { date1904: true } };
    expect((await readBook(book)).rows[0]?.cells.值).toBe("2013-09-01");
  });

  it("gives a formula's last result, and the error where it has none", async () => {
    expect(await readRawCell({ t: "n", v: 16, f: "8+8" })).toBe("16");
    expect(await readRawCell({ t: "e", v: 0x2a })).toBe("#N/A");
  });

  it("names the columns in which a merged cell leaves a row empty", async () => {
    const data: SheetData = [
      ["工号", "姓名", "学校"],
      ["T001", "李芳", { value: "一小", rowSpan: 2 }],
      ["T002", "王芳", null],
    ];
    await writeWorkbook(data).toFile(pathOf("merged.xlsx"));
    expect((await readSheet(pathOf("merged.xlsx"))).rows).toEqual([
      { row: 2, cells: { 工号: "T001", 姓名: "李芳", 学校: "一小" } },
      { row: 3, cells: { 工号: "T002", 姓名: "王芳", 学校: "" }, merged: ["学校"] },
    ]);
  });

  it("reads hidden rows and columns like any other", async () => {
    const sheet = utils.aoa_to_sheet([HEADINGS, ["T001", "甲"], ["T002", "乙"]]);
    sheet["!cols"] = [{ hidden: true }, {}];
    sheet["!rows"] = [{}, { hidden: true }];
    expect((await readBook(utils.book_new(sheet))).rows).toMatchObject([
      { row: 2, cells: { 工号: "T001" } },
      { row: 3, cells: { 工号: "T002" } },
    ]);
  });

  it("passes over hidden and empty sheets", async () => {
    const book = utils.book_new(utils.aoa_to_sheet([["旧", "表"]]), "去年");
    utils.book_append_sheet(book, {}, "空");
    utils.book_append_sheet(book, utils.aoa_to_sheet([HEADINGS, ["T001", "甲"]]), "今年");
    book.Workbook = { Sheets: [{ Hidden: 1 }, {}, {}] };
    expect(await readBook(book)).toMatchObject({ headings: HEADINGS, rows: [{ row: 2 }] });
  });

  it("may be of the older kind", async () => {
    const book = utils.book_new(utils.aoa_to_sheet([HEADINGS, ["T001", "李芳"]]));
    expect((await readBook(book, "biff8")).rows).toEqual([
      { row: 2, cells: { 工号: "T001", 值: "李芳" } },
    ]);
  });

  it("is refused when it is cut off, empty or something else", async () => {
    const whole = await writeWorkbook([HEADINGS, ["T001", "甲"]]).toBuffer();
    const nothing = write(utils.book_new({}, "空"), { type: "buffer", bookType: "xlsx" });
    for (const bytes of [whole.subarray(0, whole.length / 2), nothing, Buffer.from("PK\x03\x04")]) {
      await writeFile(pathOf("bad.xlsx"), bytes);
      await expect(readSheet(pathOf("bad.xlsx"))).rejects.toMatchObject({
        code: "sheet/unreadable",
        details: { file: pathOf("bad.xlsx") },
      });
    }
  });

  it("is refused, and not read for ever, when its archive is damaged", async () => {
    const whole = await writeWorkbook([HEADINGS, ["T001", "甲"]]).toBuffer();
    for (const position of [26, 27, 28, 29]) {
      const damaged = Buffer.from(whole);
      damaged.writeUInt8(damaged.readUInt8(position) ^ 0xff, position);
      await writeFile(pathOf("damaged.xlsx"), damaged);
      await expect(readSheet(pathOf("damaged.xlsx"))).rejects.toMatchObject({
        code: "sheet/unreadable",
      });
    }
  });
});

import { writeFile } from "node:fs/promises";
import { CFB } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { BeyondLimit } from "../../../src/files/sheets/beyond-limit.ts";
import { openArchive } from "../../../src/files/sheets/open-archive.ts";
import { readDocument } from "../../../src/files/sheets/read-document.ts";
import { readSheet } from "../../../src/files/sheets/read-sheet.ts";
import { surveyWorksheet } from "../../../src/files/sheets/survey-worksheet.ts";
import { useFolder } from "../../support/use-folder.ts";

/** A ZIP archive of these parts, by path. */
function archiveOf(parts: Readonly<Record<string, string>>): Buffer {
  const archive = CFB.utils.cfb_new();
  for (const [path, content] of Object.entries(parts)) {
    CFB.utils.cfb_add(archive, path, Buffer.from(content, "utf8"));
  }
  return CFB.write(archive, { type: "buffer", fileType: "zip", compression: true });
}

const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>';
const BOOK =
  '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>';
const RELATIONSHIPS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>';

const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const HEADINGS = `<row r="1">${cell("A1", "工号")}${cell("B1", "姓名")}</row>`;

/** A workbook of one sheet with these rows below the headings. */
const workbook = (rows: string, after = "") =>
  archiveOf({
    "/[Content_Types].xml": TYPES,
    "/xl/workbook.xml": BOOK,
    "/xl/_rels/workbook.xml.rels": RELATIONSHIPS,
    "/xl/worksheets/sheet1.xml": `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${HEADINGS}${rows}</sheetData>${after}</worksheet>`,
  });

describe("the limits of a file", () => {
  const pathOf = useFolder();
  async function read(name: string, content: string | Uint8Array) {
    await writeFile(pathOf(name), content);
    return readSheet(pathOf(name));
  }
  const refusal = (problem: string) => ({
    code: "sheet/unreadable",
    message: expect.stringContaining(problem),
  });

  it("are for all parts of an archive together, however small each is", () => {
    const half = "0".repeat(600 * 1024);
    expect(openArchive(archiveOf({ "/a.bin": half }), 1).part("/a.bin")).toHaveLength(half.length);
    expect(() => openArchive(archiveOf({ "/a.bin": half, "/b.bin": half }), 1)).toThrow(
      new BeyondLimit("it unpacks to more than 1 MB"),
    );
  });

  it("begin anew with each archive", () => {
    const bytes = archiveOf({ "/a.bin": "0".repeat(600 * 1024) });
    for (const _ of [1, 2, 3]) expect(() => openArchive(bytes, 1)).not.toThrow();
  });

  it("are named where a part holds too many elements", () => {
    const bytes = archiveOf({ "/xl/styles.xml": "<".repeat(2_000_001) });
    expect(() => openArchive(bytes, 64)).toThrow("styles.xml in it is too long");
  });

  it("are named where a worksheet has too many cells", () => {
    const row = `<row>${"<c/>".repeat(100)}</row>`;
    expect(() => surveyWorksheet(row.repeat(30_001), new Set())).toThrow(
      "it has more than 3,000,000 cells",
    );
  });

  it("let cells be merged over the whole sheet", async () => {
    const rows = `<row r="2">${cell("A2", "T001")}</row><row r="3">${cell("B3", "李芳")}</row>`;
    const after = '<mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>';
    expect((await read("merged.xlsx", workbook(rows, after))).rows).toEqual([
      { row: 2, cells: { 工号: "T001", 姓名: "" }, merged: ["姓名"] },
      { row: 3, cells: { 工号: "", 姓名: "李芳" }, merged: ["工号", "姓名"] },
    ]);
  });

  it("refuse merged cells that lie over one another", async () => {
    const rows = Array.from({ length: 600 }, (_, index) => {
      return `<row r="${index + 2}">${cell(`A${index + 2}`, "T")}</row>`;
    });
    const merged = '<mergeCell ref="A2:B601"/>'.repeat(2_000);
    const bytes = workbook(rows.join(""), `<mergeCells>${merged}</mergeCells>`);
    await expect(read("merged.xlsx", bytes)).rejects.toMatchObject(
      refusal("its merged cells overlap"),
    );
  });

  it("refuse lines that are wide for two cells in them", async () => {
    const rows = Array.from({ length: 1_300 }, (_, index) => {
      return `<row r="${index + 2}">${cell(`XFD${index + 2}`, "T")}</row>`;
    });
    await expect(read("wide.xlsx", workbook(rows.join("")))).rejects.toMatchObject(
      refusal("its lines are too wide"),
    );
  });

  it.each([
    ["a heading", `${"(".repeat(100_000)},工号,姓名\nx,T001,李芳\n`, "line 1 has a cell of more"],
    ["a cell", `工号,姓名\nT001,${"a\u200b".repeat(50_000)}\n`, "line 2 has a cell of more"],
    ["a line", `工号,姓名\n${",".repeat(20_000)}\n`, "line 2 has more than 16384 cells"],
    ["a sheet", `工号,姓名\n${",".repeat(5_000_000)}\n`, "it has more than 5,000,000 cells"],
  ])("refuse %s that is too long", async (_, content, problem) => {
    await expect(read("long.csv", content)).rejects.toMatchObject(refusal(problem));
  });

  it("let lines of blanks stand above the headings", async () => {
    const blank = `${" ".repeat(30_000)}\n`.repeat(100);
    expect((await read("blank.csv", `${blank}工号;姓名\nT001;李芳\n`)).rows).toMatchObject([
      { row: 102, cells: { 工号: "T001", 姓名: "李芳" } },
    ]);
  });

  it("let the tags of a document stay open", async () => {
    const body = `<w:p><w:r><w:t>学分</w:t>${"<w:p><w:tr><w:tc><w:del>".repeat(50_000)}`;
    await writeFile(pathOf("open.docx"), archiveOf({ "/word/document.xml": body }));
    expect((await readDocument(pathOf("open.docx"))).lines).toEqual(["学分"]);
  });
});

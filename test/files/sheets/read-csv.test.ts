import { writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { readSheet } from "../../../src/files/sheets/read-sheet.ts";
import { useFolder } from "../../support/use-folder.ts";

/** 工号,姓名,学校 / T001,李芳,一小 as Excel saves it in China, without a mark. */
const IN_GBK = Buffer.from(
  "b9a4bac52cd0d5c3fb2cd1a7d0a30d0a543030312cc0eeb7bc2cd2bbd0a10d0a",
  "hex",
);
/** 工号,姓名 / T001,𠮷 : a character that only GB18030 has, in four bytes. */
const IN_GB18030 = Buffer.from("b9a4bac52cd0d5c3fb0d0a543030312c9534b2350d0a", "hex");
const TEXT = "工号,姓名,学校\r\nT001,李芳,一小\r\n";

describe("a text sheet", () => {
  const pathOf = useFolder();

  async function readBytes(bytes: Buffer | string) {
    await writeFile(pathOf("sheet.csv"), bytes);
    return readSheet(pathOf("sheet.csv"));
  }

  it.each([
    ["UTF-8", Buffer.from(TEXT)],
    ["UTF-8 with its mark", Buffer.from(`\uFEFF${TEXT}`)],
    ["UTF-16", Buffer.from(`\uFEFF${TEXT.replaceAll(",", "\t")}`, "utf16le")],
    ["UTF-16, high bytes first", Buffer.from(`\uFEFF${TEXT}`, "utf16le").swap16()],
    ["GBK", IN_GBK],
  ])("is read in %s", async (_, bytes) => {
    expect(await readBytes(bytes)).toEqual({
      file: pathOf("sheet.csv"),
      headings: ["工号", "姓名", "学校"],
      rows: [{ row: 2, cells: { 工号: "T001", 姓名: "李芳", 学校: "一小" } }],
    });
  });

  it("is read in GB18030, rare name characters included", async () => {
    expect((await readBytes(IN_GB18030)).rows).toMatchObject([{ cells: { 姓名: "𠮷" } }]);
  });

  it.each([",", ";", "\t", "，"])("may be separated by %j", async (separator) => {
    const { rows } = await readBytes(TEXT.replaceAll(",", separator));
    expect(rows).toEqual([{ row: 2, cells: { 工号: "T001", 姓名: "李芳", 学校: "一小" } }]);
  });

  it("keeps separators and line breaks inside quotes, and counts rows as a program shows them", async () => {
    const { headings, rows } = await readBytes(
      '"工号","项目\n名称"\n\nT001,"《读,写》\n""上"""\nT002,乙\n',
    );
    expect(headings).toEqual(["工号", "项目\n名称"]);
    expect(rows).toEqual([
      { row: 3, cells: { 工号: "T001", "项目\n名称": '《读,写》\n"上"' } },
      { row: 4, cells: { 工号: "T002", "项目\n名称": "乙" } },
    ]);
  });

  it("drops the marks by which programs keep a number as text", async () => {
    const { rows } = await readBytes('工号,号\n="0012",\'0034\n"=""0056""",\t0078\n');
    expect(rows.map(({ cells }) => cells)).toEqual([
      { 工号: "0012", 号: "0034" },
      { 工号: "0056", 号: "0078" },
    ]);
  });

  it("takes rows that are longer or shorter than the headings", async () => {
    const { rows } = await readBytes("工号,姓名\nT001\nT002,乙,备注\n");
    expect(rows.map(({ cells }) => cells)).toEqual([
      { 工号: "T001", 姓名: "" },
      { 工号: "T002", 姓名: "乙" },
    ]);
  });

  it.each([
    ["", "it is empty"],
    [" \r\n,,\r\n", "it is empty"],
    ["工号\nT001\n", "no line has two filled cells"],
    [`工号${",姓名".repeat(16_384)}\n`, "line 1 has more than 16384 cells"],
    ["<html><table><tr><td>工号</td></tr></table></html>", "it is a web page"],
    [Buffer.from("%PDF-1.7\n\x00\x01\x02,"), "it is no text"],
    [Buffer.from([0x41, 0x2c, 0xff, 0xff, 0x0a]), "it is no text"],
    ['工号,姓名\n"T001,李芳\n', /quote/i],
  ])("is refused when it is %j", async (content, problem) => {
    await expect(readBytes(content)).rejects.toMatchObject({
      code: "sheet/unreadable",
      details: {
        file: pathOf("sheet.csv"),
        problem: typeof problem === "string" ? problem : expect.stringMatching(problem),
      },
    });
  });

  it("is refused when it is not there", async () => {
    await expect(readSheet(pathOf("nowhere.csv"))).rejects.toMatchObject({
      code: "input/no-file",
      details: { file: pathOf("nowhere.csv") },
    });
  });
});

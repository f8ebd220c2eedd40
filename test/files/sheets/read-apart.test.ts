import { deflateRawSync } from "node:zlib";
import { CFB } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { readSheetApart } from "../../../src/files/sheets/read-apart.ts";
import { sheetIn } from "../../../src/files/sheets/read-sheet.ts";
import { writeWorkbook } from "../../../src/files/sheets/write-workbook.ts";

/** As spreadsheet programs write it: the workbook is encrypted within a container. */
function locked(): Buffer {
  const container = CFB.utils.cfb_new();
  for (const part of ["/EncryptionInfo", "/EncryptedPackage"]) {
    CFB.utils.cfb_add(container, part, Buffer.alloc(5_000, 7));
  }
  return CFB.write(container, { type: "buffer", fileType: "cfb" });
}

const workbook = (rows: number) =>
  writeWorkbook([
    {
      title: "花名册",
      columns: ["工号", "姓名", "学校"],
      rows: Array.from({ length: rows }, (_, index) => [`T${index}`, `教师${index}`, "一小"]),
    },
  ]);

describe("a sheet that is read in a thread of its own", () => {
  it("is read as it is in the same thread", async () => {
    const bytes = workbook(3);
    expect(await readSheetApart("花名册.xlsx", bytes)).toEqual(sheetIn("花名册.xlsx", bytes));
  });

  it("keeps nobody else waiting", async () => {
    const bytes = workbook(20_000);
    let beats = 0;
    const beating = setInterval(() => {
      beats += 1;
    }, 5);
    await readSheetApart("花名册.xlsx", bytes);
    clearInterval(beating);
    const apart = beats;
    expect(apart).toBeGreaterThan(10);
  });

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["half a workbook", workbook(3).subarray(0, 400)],
    ["an archive of something else", deflateRawSync("x")],
    ["a workbook that is locked by a password", locked()],
  ])("is refused by name where it is %s", async (_, bytes) => {
    const reading = readSheetApart("表.xlsx", bytes);
    await expect(reading).rejects.toMatchObject({
      code: "sheet/unreadable",
      details: { file: "表.xlsx" },
    });
  });
});

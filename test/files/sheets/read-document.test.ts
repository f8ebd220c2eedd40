import { writeFile } from "node:fs/promises";
import { CFB } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/files/sheets/read-document.ts";
import { useFolder } from "../../support/use-folder.ts";

const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
const paragraph = (...runs: readonly string[]) =>
  `<w:p w:rsidR="0"><w:pPr><w:jc/></w:pPr>${runs
    .map((run) => `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`)
    .join("")}</w:p>`;
const cell = (...paragraphs: readonly string[]) =>
  `<w:tc><w:tcPr/>${paragraphs.map((each) => paragraph(each)).join("")}</w:tc>`;
const row = (...cells: readonly string[]) => `<w:tr w:rsidR="0"><w:trPr/>${cells.join("")}</w:tr>`;

/** The bytes of a Word file with this body. */
function docx(body: string, part = "/word/document.xml"): Buffer {
  const archive = CFB.utils.cfb_new();
  CFB.utils.cfb_add(archive, part, Buffer.from(`${HEAD}${body}</w:body></w:document>`, "utf8"));
  return CFB.write(archive, { type: "buffer", fileType: "zip", compression: true });
}

describe("a document", () => {
  const pathOf = useFolder();

  async function read(name: string, bytes: string | Uint8Array) {
    await writeFile(pathOf(name), bytes);
    return readDocument(pathOf(name));
  }

  it("is read from a Word file paragraph by paragraph, a table row by row", async () => {
    const body = [
      paragraph("一、", "指导思想"),
      "<w:p/>",
      `<w:tbl>${row(cell("项目名称"), cell("2026年度A&amp;B学校", "校本培训项目"))}</w:tbl>`,
      "<w:p><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:r><w:t>新</w:t></w:r></w:p>",
    ];
    const { name, lines } = await read("方案.docx", docx(body.join("")));
    expect(name).toBe("方案");
    expect(lines).toEqual(["一、指导思想", "", "项目名称\t2026年度A&B学校 校本培训项目", "新"]);
  });

  it("is read from text in the encodings that programs in China save", async () => {
    const gbk = Buffer.from([0xd1, 0xa7, 0xb7, 0xd6, 0x0d, 0x0a, 0x32]);
    expect((await read("gbk.txt", gbk)).lines).toEqual(["学分", "2"]);
    expect((await read("utf8.txt", "\uFEFF学分\n2")).lines).toEqual(["学分", "2"]);
  });

  it.each([
    ["empty.txt", "", "it is empty"],
    ["blank.txt", " \n\n", "it is empty"],
    ["old.doc", Buffer.from("d0cf11e0a1b11ae1", "hex"), "it is no text"],
    ["damaged.docx", "PK\u0003\u0004 broken", "cannot be read as a document"],
  ])("%s is refused", async (name, content, words) => {
    await expect(read(name, content)).rejects.toMatchObject({
      code: "document/unreadable",
      message: expect.stringContaining(words),
    });
  });

  it("is refused where the archive holds another kind of file", async () => {
    const bytes = docx(paragraph("学分"), "/xl/workbook.xml");
    await expect(read("other.docx", bytes)).rejects.toThrow("it is no Word file");
  });

  it("is refused where there is none", async () => {
    await expect(readDocument(pathOf("none.docx"))).rejects.toMatchObject({
      code: "input/no-file",
    });
  });
});

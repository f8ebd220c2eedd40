import { CFB } from "@e965/xlsx";
import { Failure } from "../domain/failure.ts";
import { useBoundedInflate } from "./bounded-inflate.ts";

/** The part of a Word file that holds its text. */
const TEXT = "/word/document.xml";
/** What a deleted or hidden piece holds is not read by anybody. */
const UNSEEN =
  /<w:(?:del|moveFrom)\b[^>]*>[\s\S]*?<\/w:(?:del|moveFrom)>|<w:instrText[\s\S]*?<\/w:instrText>/g;
/** Words, and what sets them apart: a tab, a break, the end of a paragraph. */
const PIECE = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(?:tab|br|cr)\b[^>]*\/>|<\/w:p>/g;
const CELL = /<w:tc\b[\s\S]*?<\/w:tc>/g;
/** A row of a table with all that is in it, or a paragraph outside of tables. */
const LINE = /<w:tr\b[\s\S]*?<\/w:tr>|<w:p\b[^>]*\/>|<w:p\b[\s\S]*?<\/w:p>/g;
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&" },
};

function textOf(xml: string): string {
  return [...xml.matchAll(PIECE)]
    .map(([, text]) => text ?? " ")
    .join("")
    .replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}

function lineOf(piece: string): string {
  if (!piece.startsWith("<w:tr")) return textOf(piece);
  return [...piece.matchAll(CELL)].map(([cell]) => textOf(cell)).join("\t");
}

/**
 * Reads the paragraphs of a Word file (.docx), a row of a table as one line.
 *
 * @throws {Failure} document/unreadable
 */
export function readDocx(file: string, bytes: Buffer): readonly string[] {
  const xml = partOf(file, bytes).replace(UNSEEN, "");
  return [...xml.matchAll(LINE)].map(([piece]) => lineOf(piece));
}

function partOf(file: string, bytes: Buffer): string {
  useBoundedInflate();
  let content: Uint8Array | undefined;
  try {
    content = CFB.find(CFB.read(bytes, { type: "buffer" }), TEXT)?.content;
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new Failure("document/unreadable", { file, problem }, { cause });
  }
  if (content) return Buffer.from(content).toString("utf8");
  throw new Failure("document/unreadable", { file, problem: "it is no Word file" });
}

import { Failure } from "../../domain/failure.ts";
import { BeyondLimit } from "./beyond-limit.ts";
import { openArchive } from "./open-archive.ts";

/** The part of a Word file that holds its text. */
const TEXT = "/word/document.xml";
/** A plan of a hundred pages has a few megabytes of text, and pictures. */
const MOST_MEGABYTES = 128;
/** What a deleted or hidden piece holds is not read by anybody. */
const UNSEEN: ReadonlySet<string> = new Set(["w:del", "w:moveFrom", "w:instrText"]);
/** What sets words apart. */
const APART: ReadonlySet<string> = new Set(["w:tab", "w:br", "w:cr"]);
/** A tag (its name, with / in front where it ends something, and what follows), or text. */
const TOKEN = /<(\/?[\w:]{1,40})([^<>]*)>|<|[^<]+/g;
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&" },
};

/**
 * Reads the paragraphs of a Word file (.docx), a row of a table as one line with tabs between its
 * cells.
 *
 * @throws {Failure} document/unreadable
 */
export function readDocx(file: string, bytes: Buffer): readonly string[] {
  const lines = collectLines();
  for (const [token, name, rest = ""] of partOf(file, bytes).matchAll(TOKEN)) {
    if (name === undefined) lines.text(token);
    else if (rest.endsWith("/")) lines.alone(name);
    else if (name.startsWith("/")) lines.close(name.slice(1));
    else lines.open(name);
  }
  return lines.all();
}

/** Puts pieces of text together into lines, while the tags around them open and close. */
function collectLines() {
  const lines: string[] = [];
  let cells: string[] = [];
  let words: string[] = [];
  const depth = new Map<string, number>();
  const within = (name: string) => (depth.get(name) ?? 0) > 0;
  const count = (name: string, by: number) =>
    depth.set(name, Math.max(0, (depth.get(name) ?? 0) + by));
  const isUnseen = () => [...UNSEEN].some(within);
  const taken = () => {
    const text = words.join("").trim();
    words = [];
    return text;
  };
  const endRow = () => {
    if (words.length > 0) cells.push(taken());
    lines.push(cells.join("\t"));
    cells = [];
  };
  const alone = (name: string) => {
    if (isUnseen()) return;
    if (APART.has(name)) words.push(" ");
    if (name === "w:p" && !within("w:tr") && !within("w:p")) lines.push("");
  };
  return {
    alone,
    text(piece: string) {
      if (within("w:t") && !isUnseen()) words.push(plain(piece));
    },
    open(name: string) {
      alone(APART.has(name) ? name : "");
      count(name, 1);
    },
    close(name: string) {
      if (!within(name)) return;
      count(name, -1);
      if (isUnseen() || within(name)) return;
      if (name === "w:tr") endRow();
      else if (name === "w:tc") cells.push(taken());
      else if (name === "w:p" && within("w:tr")) words.push(" ");
      else if (name === "w:p") lines.push(taken());
    },
    all(): readonly string[] {
      if (cells.length > 0) endRow();
      else if (words.length > 0) lines.push(taken());
      return lines;
    },
  };
}

const plain = (text: string) => text.replace(/&\w{1,8};/g, (entity) => ENTITIES[entity] ?? entity);

function partOf(file: string, bytes: Buffer): string {
  let content: Buffer | undefined;
  try {
    content = openArchive(bytes, MOST_MEGABYTES).part(TEXT);
  } catch (cause) {
    const isTooMuch = cause instanceof BeyondLimit;
    const problem = isTooMuch ? cause.message : "it is damaged, or locked by a password";
    throw new Failure("document/unreadable", { file, problem }, { cause });
  }
  if (content) return content.toString("utf8");
  throw new Failure("document/unreadable", { file, problem: "it is no Word file" });
}

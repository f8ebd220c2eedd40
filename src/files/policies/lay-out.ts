import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  Scalar,
  stringify,
  type YAMLMap,
} from "yaml";

/** Columns of a line; a Chinese character takes two. */
const WIDTH = 100;
/** The parts of a policy of which every entry is written over several lines. */
const LONG_ENTRIES: readonly unknown[] = ["articles", "answers", "interpretations", "examples"];
/** Signs that take two columns. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;
/** Days are in quotes, because some programs take them for something else than a text. */
const DAY = /^(\d{4}-)?\d{2}-\d{2}$/;

function columnsOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

/** What stands around a node besides itself. */
interface Remarks {
  readonly commentBefore?: string | null | undefined;
  readonly comment?: string | null | undefined;
  readonly spaceBefore?: boolean | undefined;
}

function before(node: unknown, indent: string): string[] {
  const { commentBefore, spaceBefore } = (node ?? {}) as Remarks;
  const lines = commentBefore ? commentBefore.split("\n") : [];
  return [
    ...(spaceBefore ? [""] : []),
    ...lines.map((line) => (line === "" ? "" : `${indent}#${line}`)),
  ];
}

/** A comment that stands behind a value, or after the last entry of a list or table. */
function hasComment(node: unknown): boolean {
  const { commentBefore, comment } = (node ?? {}) as Remarks;
  if (commentBefore || comment) return true;
  if (isMap(node)) return node.items.some(({ key, value }) => hasComment(key) || hasComment(value));
  return isSeq(node) && node.items.some(hasComment);
}

function scalarText(node: unknown, collectionStyle: "block" | "flow"): string {
  const value = isScalar(node) ? node.value : node;
  if (typeof value !== "string") return (isScalar(node) && node.source) || String(value ?? "");
  const isPlain = isScalar(node) && node.type === Scalar.PLAIN;
  if (DAY.test(value) && !isPlain) return JSON.stringify(value);
  return textOf(value, collectionStyle);
}

/** A key; days need no quotes there. */
function keyText(key: unknown): string {
  return textOf(String(isScalar(key) ? key.value : key), "flow");
}

function textOf(value: string, collectionStyle: "block" | "flow"): string {
  const options = { lineWidth: 0, collectionStyle, flowCollectionPadding: false } as const;
  return stringify([value], options)
    .trimEnd()
    .slice(collectionStyle === "flow" ? 1 : 2, collectionStyle === "flow" ? -1 : undefined);
}

/** A value in one line, in braces and brackets where it is a table or a list. */
function inOneLine(node: unknown): string {
  if (isMap(node)) {
    const pairs = node.items.map(({ key, value }) =>
      `${keyText(key)}: ${inOneLine(value)}`.trimEnd(),
    );
    return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
  }
  if (isSeq(node)) return `[${node.items.map(inOneLine).join(", ")}]`;
  return scalarText(node, "flow");
}

/** Whether a table or list has its entries in lines of their own wherever it stands. */
function isSpread(node: unknown, path: readonly unknown[]): boolean {
  if (path.length === 0 || (path.length === 2 && LONG_ENTRIES.includes(path[0]))) return true;
  if (path.length > 1) return false;
  const entries = isMap(node)
    ? node.items.map(({ value }) => value)
    : isSeq(node)
      ? node.items
      : [];
  return entries.length > 0 && entries.every((entry) => isMap(entry) || isSeq(entry));
}

/** English that is too long for a line, folded; Chinese has no blanks to fold at. */
function folded(text: string, indent: string): string[] | undefined {
  const isChinese = (text.match(WIDE)?.length ?? 0) * 3 > text.length;
  if (isChinese || /^\s|\s$|\n| {2}/.test(text)) return undefined;
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(" ")) {
    const longer = line === indent ? line + word : `${line} ${word}`;
    if (line !== indent && columnsOf(longer) > WIDTH) {
      lines.push(line);
      line = indent + word;
    } else line = longer;
  }
  return [...lines, line];
}

/** A scalar after what introduces it, with the comment behind it. */
function laidScalar(node: unknown, head: string, indent: string): string[] {
  const { comment } = (node ?? {}) as Remarks;
  const behind = comment ? ` #${comment}` : "";
  const whole = `${head} ${scalarText(node, "block")}`.trimEnd();
  const value = isScalar(node) ? node.value : node;
  const isLong = typeof value === "string" && columnsOf(whole) > WIDTH;
  const lines = isLong ? folded(value, `${indent}  `) : undefined;
  return lines ? [`${head} >-${behind}`, ...lines] : [`${whole}${behind}`];
}

/** A value after what introduces it, `at:` or `-`, in as many lines as it takes. */
function laid(node: unknown, head: string, indent: string, path: readonly unknown[]): string[] {
  if (!isMap(node) && !isSeq(node)) return laidScalar(node, head, indent);
  const whole = `${head} ${inOneLine(node)}`;
  const fits = !isSpread(node, path) && !hasComment(node) && columnsOf(whole) <= WIDTH;
  if (fits || node.items.length === 0) return [whole];
  const lines = entryLines(node, `${indent}  `, path);
  if (!head.endsWith("-")) return [head, ...before(node, `${indent}  `), ...lines];
  const [first = "", ...rest] = lines;
  return [`${head} ${first.trimStart()}`, ...rest];
}

function entryLines(node: unknown, indent: string, path: readonly unknown[]): string[] {
  const lines = isMap(node)
    ? pairLines(node, indent, path)
    : isSeq(node)
      ? node.items.flatMap((item, index) => [
          ...before(item, indent),
          ...laid(item, `${indent}-`, indent, [...path, index]),
        ])
      : [];
  const { comment } = (node ?? {}) as Remarks;
  return comment ? [...lines, ...comment.split("\n").map((each) => `${indent}#${each}`)] : lines;
}

function pairLines(map: YAMLMap, indent: string, path: readonly unknown[]): string[] {
  return map.items.flatMap(({ key, value }) => {
    const name = keyText(key);
    return [...before(key, indent), ...laid(value, `${indent}${name}:`, indent, [...path, name])];
  });
}

/**
 * Lays YAML out in the one way in which policies are written: a table or list that fits stands in
 * one line, in braces and brackets; any other has a line or more for each entry. Comments stay.
 */
export function layOut(document: Document): string {
  const top = document.commentBefore ? [...before(document, ""), ""] : [];
  const end = document.comment ? document.comment.split("\n").map((line) => `#${line}`) : [];
  const { contents } = document;
  return `${[...top, ...before(contents, ""), ...entryLines(contents, "", []), ...end].join("\n")}\n`;
}

/** The same for a text. */
export function layOutText(text: string): string {
  return layOut(parseDocument(text));
}

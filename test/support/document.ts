import { readFileSync } from "node:fs";

/** A Markdown page of the repository, by its path from the root. */
export function document(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
}

/** The contents of every fenced block of a language. */
export function fenced(markdown: string, language: string): string[] {
  const blocks = markdown.matchAll(/^```(\w*)\n(.*?)^```$/gms);
  return [...blocks].flatMap(([, found, content = ""]) => (found === language ? [content] : []));
}

/** The page without its fenced blocks. */
export function prose(markdown: string): string {
  return markdown.replace(/^```.*?^```$/gms, "");
}

/** The first cell of every row of every table, without backticks. */
export function firstCells(markdown: string): string[] {
  const rows = prose(markdown).matchAll(/^\| *([^|]+?) *\|/gm);
  return [...rows].map(([, cell = ""]) => cell.replaceAll("`", ""));
}

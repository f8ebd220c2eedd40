import type { YAMLParseError } from "yaml";
import { TOO_DEEP } from "./yaml-form.ts";

/** Faults that the parser tells in its own terms, as somebody who writes rules would put them. */
const IN_PLAIN_WORDS: Readonly<Record<string, string>> = {
  RESOURCE_EXHAUSTION: TOO_DEEP,
  MULTIPLE_DOCS: "begins a second document; write one policy per file, without ---",
  BAD_INDENT:
    "a brace or bracket is not closed, or a line begins in another column than its neighbours",
  BLOCK_IN_FLOW: "a list or key begins inside braces or brackets; close them first",
  BLOCK_AS_IMPLICIT_KEY:
    "a key begins in the wrong column, or a text with a colon in it is not in quotes",
  MULTILINE_IMPLICIT_KEY: "a colon is missing after a key, or a quote is not closed",
  BAD_SCALAR_START: "begins with a sign that YAML reserves; put the text in quotes",
};

/** Signs of Chinese punctuation that look like those YAML reads. */
const HALF_WIDTH: Readonly<Record<string, string>> = {
  "：": ":",
  "，": ",",
  "｛": "{",
  "｝": "}",
  "［": "[",
  "］": "]",
  "“": '"',
  "”": '"',
};
const FULL_WIDTH = new RegExp(`[${Object.keys(HALF_WIDTH).join("")}]`);

/** Why a line is no YAML; Chinese punctuation in it is named, since it is often what is wrong. */
export function explainSyntaxError({ code, message }: YAMLParseError, line: string): string {
  const told = IN_PLAIN_WORDS[code] ?? message;
  const [sign] = FULL_WIDTH.exec(line) ?? [];
  return sign ? `${told}; outside a text write ${HALF_WIDTH[sign]} for ${sign}` : told;
}

/** A file in another encoding, or no text at all; both are read as signs that no text has. */
const NO_TEXT = /[\0\uFFFD]/;

/** What is not text in UTF-8, and in which line it begins. */
export function notText(text: string): { line: number; expected: string } | undefined {
  const at = text.search(NO_TEXT);
  if (at < 0) return undefined;
  const line = text.slice(0, at).split("\n").length;
  return { line, expected: "holds signs that are not UTF-8; save the file with encoding UTF-8" };
}

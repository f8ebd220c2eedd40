import type { Div, Markdown, PlainText } from "./card.ts";

/** Every sign that card markdown or its HTML may interpret, and those that a link or an emoji is made of. */
const INTERPRETED = /[&<>*_~`[\]()#+\-!|\\:"'$/={}^@]/g;

/** A number at the beginning of a line would begin a list, which counts for itself. */
const LIST_NUMBER = /^(\d{1,9})\./;

/**
 * A text in one line of card markdown, where it reads as it was written: never as a mention, a link
 * or markup. A character reference never stands for markup, by the specification of CommonMark.
 */
export function escaped(text: string): string {
  return text
    .split(/\s/)
    .filter(Boolean)
    .join(" ")
    .replace(INTERPRETED, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(LIST_NUMBER, "$1&#46;");
}

/** Grey, within markdown that is escaped already. */
export function grey(markdown: string): string {
  return markdown && `<font color='grey'>${markdown}</font>`;
}

/** Bold, within markdown that is escaped already; a line begins or ends with it, or a space does. */
export function bold(markdown: string): string {
  return markdown && `**${markdown}**`;
}

export function markdown(content: string, size?: Markdown["text_size"]): Markdown {
  return { tag: "markdown", content, ...(size && { text_size: size }) };
}

export function plainText(content: string): PlainText {
  return { tag: "plain_text", content };
}

/** A paragraph in which nothing is interpreted. */
export function paragraph(content: string): Div {
  return { tag: "div", text: plainText(content) };
}

/** A paragraph beside the matter, small and grey. */
export function remark(content: string): Div {
  return {
    tag: "div",
    text: { ...plainText(content), text_size: "notation", text_color: "grey" },
  };
}

/** What the end of a text must not be, because it goes on: part of a number, or half of a letter. */
const UNFINISHED = /[\d.,/零〇一二两三四五六七八九十百千万\ud800-\udbff]/;

const SENTENCE_ENDS = ["。", "；", ". ", "\n"];

/**
 * A text of at most so many characters, with a sign where it was cut: after a sentence if one ends
 * in the second half, and never within a number, which would be another number.
 */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most - 1);
  const sentence = Math.max(...SENTENCE_ENDS.map((end) => head.lastIndexOf(end))) + 1;
  if (sentence > head.length / 2) return `${head.slice(0, sentence).trimEnd()}…`;
  let end = head.length;
  while (end > 0 && UNFINISHED.test(head.charAt(end - 1))) end -= 1;
  return `${head.slice(0, end)}…`;
}

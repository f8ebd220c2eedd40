/** What is no word to whoever looks at a card or a block. */
const UNREAD = new Set([
  ...["tag", "type", "kind", "tone", "style", "run", "template", "behaviors", "config"],
  ...["schema", "policy", "sheets", "name"],
]);

/**
 * What somebody can read of a message or of the parts of an answer: its words in their order, and
 * without markup.
 */
export function wordsOf(content: unknown): string {
  if (typeof content === "string") return withoutMarkup(content);
  if (typeof content === "number") return String(content);
  if (Array.isArray(content)) return content.map(wordsOf).filter(Boolean).join("\n");
  if (content === null || typeof content !== "object") return "";
  const shown = Object.entries(content).filter(([key]) => !UNREAD.has(key));
  return shown
    .map(([, value]) => wordsOf(value))
    .filter(Boolean)
    .join("\n");
}

/** Markdown as Feishu reads it: colours, bold, and signs that are written by their numbers. */
function withoutMarkup(text: string): string {
  return text
    .replace(/<\/?font[^>]*>|\*\*/g, "")
    .replace(/&#(\d{2,5});/g, (_, code) => String.fromCodePoint(Number(code)));
}

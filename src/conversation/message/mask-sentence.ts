const TITLE = /\p{Script=Han}{1,3}(?=老师|校长|主任|园长)/gu;

const TITLED = /○(?=老师|校长|主任|园长)/gu;

/** A sentence without figures and names, fit to be kept for those who teach the assistant. */
export function maskSentence(text: string, names: Iterable<string>): string {
  const longestFirst = [...new Set(names)].sort((a, b) => b.length - a.length);
  return longestFirst
    .reduce((masked, name) => (name ? masked.replaceAll(name, "○") : masked), text)
    .replace(TITLE, "○")
    .replace(/\p{N}/gu, "#");
}

/** A masked sentence as somebody may have said it: a name and figures of nobody in the place of what was hidden. */
export function unmasked(masked: string): string {
  const isChinese = /\p{Script=Han}/u.test(masked);
  return masked
    .replace(TITLED, "王")
    .replaceAll("○", isChinese ? "王芳" : "Wang Fang")
    .replaceAll("#", "1");
}

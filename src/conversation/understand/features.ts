/** An English word, a number (already 0), a Chinese character, or one other sign. */
const PIECE = /[a-z']+|0|\p{Script=Han}|[^\s\p{Script=Han}a-z0]/gu;
const ENGLISH_WORD = /^[a-z']{3,}$/;

/**
 * What a sentence is recognised by: its pieces, each pair of neighbours, and of English words
 * every three letters in a row, so that a misspelt or inflected word stays half known.
 *
 * Every number counts as the same; case does not count.
 */
export function featuresOf(sentence: string): readonly string[] {
  const pieces = sentence.toLowerCase().replace(/\d+/gu, "0").match(PIECE) ?? [];
  const features = new Set(pieces);
  let before = "^";
  for (const piece of [...pieces, "$"]) {
    features.add(`${before} ${piece}`);
    before = piece;
    if (ENGLISH_WORD.test(piece)) for (const part of thirds(piece)) features.add(part);
  }
  return [...features];
}

/** Every three letters in a row, the ends of the word marked. */
function thirds(word: string): string[] {
  const marked = `<${word}>`;
  return Array.from({ length: marked.length - 2 }, (_, start) => marked.slice(start, start + 3));
}

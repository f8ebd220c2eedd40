/** An English word, a number, or one other sign: a Chinese character stands alone. */
const PIECE = /[a-z']+|\d+|\S/gu;
const NUMBER = /^\d/;
const SHORTEST_WORD = 3;

/**
 * What a sentence is recognised by: its pieces, each pair of neighbours, and of English words
 * every three letters in a row, so that a misspelt or inflected word stays half known.
 *
 * Every number counts as the same; case does not count.
 */
export function featuresOf(sentence: string): readonly string[] {
  const features = new Set<string>();
  let before = "^";
  for (const written of sentence.toLowerCase().match(PIECE) ?? []) {
    const piece = NUMBER.test(written) ? "0" : written;
    features.add(piece);
    features.add(`${before} ${piece}`);
    if (piece.length >= SHORTEST_WORD) addThirds(piece, features);
    before = piece;
  }
  features.add(`${before} $`);
  return [...features];
}

/** Every three letters in a row, the ends of the word marked. */
function addThirds(word: string, features: Set<string>): void {
  const marked = `<${word}>`;
  for (let end = 3; end <= marked.length; end += 1) features.add(marked.slice(end - 3, end));
}

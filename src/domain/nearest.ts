/** How many letters must be put in, taken out or changed to make one word from the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? a.length;
}

/** The known word that was probably meant, if any is near enough to suggest. */
export function nearest(given: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let distance = Math.max(1, Math.floor(given.length / 2)) + 1;
  for (const word of known) {
    const here = editDistance(given.toLowerCase(), word.toLowerCase());
    if (here < distance) [best, distance] = [word, here];
  }
  return best;
}

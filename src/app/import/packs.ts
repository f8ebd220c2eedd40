/**
 * A list in packs of about so many rows each, its order kept. What belongs together, such as the
 * rows of one person, is never torn apart: a pack is larger where one part alone is.
 */
export function* packs<T>(
  parts: readonly T[],
  size: () => number,
  rowsOf: (part: T) => number = () => 1,
): Generator<readonly T[]> {
  let pack: T[] = [];
  let rows = 0;
  for (const part of parts) {
    if (pack.length > 0 && rows + rowsOf(part) > size()) {
      yield pack;
      [pack, rows] = [[], 0];
    }
    pack.push(part);
    rows += rowsOf(part);
  }
  if (pack.length > 0) yield pack;
}

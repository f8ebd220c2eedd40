/** Gives what is read for each item in turn, and reads for the next one while it is worked on. */
export async function* readAhead<Item, Found>(
  items: Iterable<Item>,
  read: (item: Item) => Promise<Found>,
): AsyncGenerator<Found> {
  let ahead: Promise<Found> | undefined;
  for (const item of items) {
    const begun = read(item);
    // What fails is thrown when its turn comes, if it does.
    begun.catch(() => {});
    if (ahead) yield await ahead;
    ahead = begun;
  }
  if (ahead) yield await ahead;
}

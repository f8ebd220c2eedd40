/** Gives what another gives, which goes on to the next while one is worked on. */
export async function* goAhead<Item>(all: AsyncGenerator<Item>): AsyncGenerator<Item> {
  let ahead = all.next();
  for (let now = await ahead; !now.done; now = await ahead) {
    ahead = all.next();
    // What fails is thrown when its turn comes.
    ahead.catch(() => {});
    yield now.value;
  }
}

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

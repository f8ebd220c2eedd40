import { setTimeout as pause } from "node:timers/promises";
import { Failure, isFailure } from "../domain/failure.ts";
import type { Kept, Store } from "./ports.ts";

/** How long to wait before each look at what a doubtful commit left behind. */
const LOOK_AFTER_MS = [0, 300, 1_500];
/** A look that takes longer counts as none: somebody waits for an answer. */
const LOOK_TIMEOUT_MS = 10_000;

/**
 * Does the work as one transaction. Where the database fails at the commit, it finds out whether
 * the change was kept, and does the work once more if it was not.
 *
 * The work must be safe to do twice.
 *
 * @param isKept says by what is there whether that which the work gave back was kept
 * @throws {Failure} database/in-doubt where that could not be found out; after any other error
 *   nothing was kept
 */
export async function inOneTransaction<T>(
  store: Pick<Store, "transaction">,
  work: (kept: Kept) => Promise<T>,
  isKept: (kept: Kept, given: T) => Promise<boolean>,
): Promise<T> {
  return attempt(store, { work, isKept }, 2);
}

interface Work<T> {
  readonly work: (kept: Kept) => Promise<T>;
  readonly isKept: (kept: Kept, given: T) => Promise<boolean>;
}

async function attempt<T>(
  store: Pick<Store, "transaction">,
  { work, isKept }: Work<T>,
  attempts: number,
): Promise<T> {
  let given: { readonly value: T } | undefined;
  try {
    return await store.transaction(async (kept) => {
      given = undefined;
      const value = await work(kept);
      given = { value };
      return value;
    });
  } catch (error) {
    if (!given || !isFailure(error, "database/in-doubt")) throw error;
    const { value } = given;
    const found = await look(store, (kept) => isKept(kept, value));
    if (found === undefined) throw error;
    if (found) return value;
    if (attempts > 1) return attempt(store, { work, isKept }, attempts - 1);
    throw new Failure("database/failed", error.details, { cause: error });
  }
}

/**
 * Looks in a transaction of its own, which begins only when the doubtful one has ended.
 *
 * @returns nothing where the database does not answer
 */
async function look(
  store: Pick<Store, "transaction">,
  isKept: (kept: Kept) => Promise<boolean>,
): Promise<boolean | undefined> {
  const given = new AbortController();
  const late = pause(LOOK_TIMEOUT_MS, undefined, { signal: given.signal }).catch(() => undefined);
  const looking = async () => {
    for (const wait of LOOK_AFTER_MS) {
      await pause(wait);
      try {
        return await store.transaction(isKept);
      } catch (error) {
        if (!isFailure(error)) throw error;
      }
    }
    return undefined;
  };
  try {
    return await Promise.race([looking(), late]);
  } finally {
    given.abort();
  }
}

import { setTimeout as pause } from "node:timers/promises";
import type { Kept } from "../app/store.ts";
import { Failure, isFailure } from "../domain/failure.ts";

/** How long to wait before each look at what a doubtful commit left behind. */
const LOOK_AFTER_MS = [0, 300, 1_500];
/** A look that takes longer counts as none: somebody waits for an answer. */
const LOOK_TIMEOUT_MS = 10_000;

type Work<T> = (kept: Kept) => Promise<T>;
type Transact = <T>(work: Work<T>) => Promise<T>;

/**
 * Does the work by `transact`. Where the database fails at the commit, it finds out whether the
 * change was kept, and does the work once more if it was not.
 *
 * @throws {Failure} database/in-doubt where that could not be found out; after any other error
 *   nothing was kept
 */
export async function settleDoubt<T>(
  transact: Transact,
  work: Work<T>,
  isKept: (kept: Kept, given: T) => Promise<boolean>,
  attempts = 2,
): Promise<T> {
  let given: { readonly value: T } | undefined;
  try {
    return await transact(async (kept) => {
      const value = await work(kept);
      given = { value };
      return value;
    });
  } catch (error) {
    if (!given || !isFailure(error, "database/in-doubt")) throw error;
    const { value } = given;
    const found = await lookInTime(transact, (kept) => isKept(kept, value));
    if (found === undefined) throw error;
    if (found) return value;
    if (attempts > 1) return settleDoubt(transact, work, isKept, attempts - 1);
    throw new Failure("database/failed", error.details, { cause: error });
  }
}

/** Whether it was kept; nothing where the database does not answer in time. */
async function lookInTime(transact: Transact, isKept: Work<boolean>): Promise<boolean | undefined> {
  const answered = new AbortController();
  const late = pause(LOOK_TIMEOUT_MS, undefined, { signal: answered.signal }).catch(
    () => undefined,
  );
  try {
    return await Promise.race([look(transact, isKept), late]);
  } finally {
    answered.abort();
  }
}

/** Looks in a transaction of its own, which begins only when the doubtful one has ended. */
async function look(transact: Transact, isKept: Work<boolean>): Promise<boolean | undefined> {
  for (const wait of LOOK_AFTER_MS) {
    await pause(wait);
    try {
      return await transact(isKept);
    } catch (error) {
      if (!isFailure(error)) throw error;
    }
  }
  return undefined;
}

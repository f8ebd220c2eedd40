import type { Kysely, Transaction } from "kysely";
import { Failure, isFailure } from "../domain/failure.ts";
import type { Tables } from "./tables.ts";

/**
 * Runs one transaction.
 *
 * A database that fails once the work is done may have committed it all the same: the answer is
 * lost, not always the change. That is told apart from every other failure, after which nothing
 * was written.
 *
 * @throws {Failure} database/in-doubt
 */
export async function transact<T>(
  kysely: Kysely<Tables>,
  work: (tables: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  let isDone = false;
  try {
    return await kysely.transaction().execute(async (tables) => {
      const result = await work(tables);
      isDone = true;
      return result;
    });
  } catch (error) {
    if (!isDone || !isFailure(error, "database/failed")) throw error;
    throw new Failure("database/in-doubt", error.details, { cause: error.cause });
  }
}

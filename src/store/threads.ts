import type { StoredThreads } from "../app/store.ts";
import type { SharedAccess } from "./database.ts";
import { macOf } from "./proof/row-macs.ts";
import type { Vault } from "./vault/vault.ts";

/**
 * The threads of conversation, one state per person and place; the last one written stands.
 * What somebody else wrote is as if it were not there, so that nobody confirms what they never said.
 */
export function createThreads(database: SharedAccess, vault: Vault): StoredThreads {
  const statesOf = async (person: string, place?: string) => {
    const rows = await database.read
      .selectFrom("threads")
      .selectAll()
      .where("person", "=", person)
      .$if(place !== undefined, (query) => query.where("place", "=", place ?? ""))
      .execute();
    const genuine = rows.filter((row) => row.mac === macOf.threads(vault, row));
    return new Map<string, unknown>(genuine.map((row) => [row.place, JSON.parse(row.state)]));
  };
  return {
    async read(person, place) {
      return (await statesOf(person, place)).get(place);
    },
    all: (person) => statesOf(person),
    async write(person, place, state, at) {
      const text = JSON.stringify(state ?? null);
      const mac = macOf.threads(vault, { person, place, state: text, at });
      const row = { state: text, at, mac };
      await database.writeTogether((tables) =>
        tables
          .insertInto("threads")
          .values({ person, place, ...row })
          .onConflict((conflict) => conflict.columns(["person", "place"]).doUpdateSet(row))
          .execute(),
      );
    },
  };
}

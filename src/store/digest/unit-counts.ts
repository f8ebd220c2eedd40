import type { UnitCount, UnitCounts } from "../../app/digest/ports.ts";
import { Failure } from "../../domain/failure.ts";
import { chunks } from "../chunks.ts";
import type { Access } from "../database.ts";
import type { Tables } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";

const UNITS_AT_ONCE = 500;

/** Sealed for its unit and its day: it opens as the count of no other. */
const placeOf = ({ unit, day }: Pick<UnitCount, "unit" | "day">) =>
  JSON.stringify(["unit-count", unit, day]);

/** Counts as rows; they name people with what they lack, so they are sealed by the vault. */
export function createUnitCounts({ read, write }: Access, vault: Vault): UnitCounts {
  return {
    put: async (count) => {
      const { unit, day } = count;
      const content = vault.seal(JSON.stringify(count), placeOf(count));
      await write((tables) =>
        tables
          .insertInto("unit_counts")
          .values({ unit, day, content })
          .onConflict((conflict) => conflict.columns(["day", "unit"]).doUpdateSet({ content }))
          .execute(),
      );
    },
    async on(units, day) {
      const found = new Map<string, UnitCount>();
      for (const some of chunks(units, UNITS_AT_ONCE)) {
        const rows = await read
          .selectFrom("unit_counts")
          .selectAll()
          .where("day", "=", day)
          .where("unit", "in", some)
          .execute();
        for (const row of rows) found.set(row.unit, countIn(row, vault));
      }
      return found;
    },
    async countedOn(day) {
      const rows = await read
        .selectFrom("unit_counts")
        .select("unit")
        .where("day", "=", day)
        .execute();
      return new Set(rows.map(({ unit }) => unit));
    },
    forget: async (before) => {
      await write((tables) => tables.deleteFrom("unit_counts").where("day", "<", before).execute());
    },
  };
}

/** @throws {Failure} data/altered */
function countIn(row: Tables["unit_counts"], vault: Vault): UnitCount {
  try {
    return JSON.parse(vault.open(row.content, placeOf(row))) as UnitCount;
  } catch (cause) {
    const what = `what was counted in the unit ${row.unit} on ${row.day}`;
    throw new Failure(
      "data/altered",
      { what, problem: "it was changed outside this program" },
      { cause },
    );
  }
}

import type { Transaction } from "kysely";
import type { OrganisationUnit, Person } from "../../app/access/ports.ts";
import { Failure } from "../../domain/failure.ts";
import { chunks } from "../chunks.ts";
import type { Tables } from "../tables.ts";

const UNITS_AT_ONCE = 500;

/**
 * Refuses a change that names a unit which neither the change nor the roster has.
 *
 * @throws {Failure} `roster/no-such-unit`
 */
export async function refuseUnknownUnits(
  tables: Transaction<Tables>,
  units: readonly OrganisationUnit[],
  people: readonly Person[],
): Promise<void> {
  const namedBy = new Map<string, string>();
  for (const { id, parent } of units) if (parent) namedBy.set(parent, `the unit ${id}`);
  for (const { teacher, unit, grants } of people) {
    for (const named of [unit, ...grants.map((grant) => grant.unit)]) {
      namedBy.set(named, `the person ${teacher.id}`);
    }
  }
  for (const { id } of units) namedBy.delete(id);
  for (const some of chunks([...namedBy.keys()], UNITS_AT_ONCE)) {
    const rows = await tables.selectFrom("units").select("id").where("id", "in", some).execute();
    for (const { id } of rows) namedBy.delete(id);
  }
  for (const [unit, by] of namedBy) throw new Failure("roster/no-such-unit", { unit, namedBy: by });
}

/**
 * Refuses a tree in which a unit stands above itself, because walking up would never end.
 *
 * @throws {Failure} `roster/loop`
 */
export async function refuseLoops(tables: Transaction<Tables>): Promise<void> {
  const rows = await tables.selectFrom("units").select(["id", "parent"]).execute();
  const parents = new Map(rows.map(({ id, parent }) => [id, parent]));
  const rooted = new Set<string>();
  for (const { id } of rows) {
    const path = new Set<string>();
    for (let at: string | null = id; at && !rooted.has(at); at = parents.get(at) ?? null) {
      if (path.has(at)) throw new Failure("roster/loop", { unit: at });
      path.add(at);
    }
    for (const unit of path) rooted.add(unit);
  }
}

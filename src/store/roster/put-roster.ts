import type { Transaction } from "kysely";
import type { OrganisationUnit, Person } from "../../app/ports.ts";
import { canonicalJson } from "../canonical-json.ts";
import { chunks } from "../chunks.ts";
import type { Access } from "../database.ts";
import type { Tables } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";
import { refuseLoops, refuseUnknownUnits } from "./organisation-tree.ts";
import { peopleOf, rowOf } from "./person-rows.ts";
import { unitOf } from "./unit-rows.ts";

const ROWS_AT_ONCE = 500;

/**
 * Puts units and people as one transaction; each replaces what was known of it, so what
 * it leaves out is gone. Counts those that differ from what was there. Where an id comes
 * twice, the last one counts.
 */
export async function putRoster(
  database: Access,
  vault: Vault,
  change: { units: readonly OrganisationUnit[]; people: readonly Person[] },
): Promise<{ units: number; people: number }> {
  const units = [...new Map(change.units.map((unit) => [unit.id, unit])).values()];
  const people = [...new Map(change.people.map((person) => [person.teacher.id, person])).values()];
  return database.write(async (tables) => {
    await refuseUnknownUnits(tables, units, people);
    const changed = { units: 0, people: 0 };
    for (const some of chunks(units, ROWS_AT_ONCE)) changed.units += await putUnits(tables, some);
    if (changed.units > 0) await refuseLoops(tables);
    for (const some of chunks(people, ROWS_AT_ONCE)) {
      changed.people += await putPeople(tables, some, vault);
    }
    return changed;
  });
}

async function putUnits(
  tables: Transaction<Tables>,
  units: readonly OrganisationUnit[],
): Promise<number> {
  const ids = units.map(({ id }) => id);
  const rows = await tables.selectFrom("units").selectAll().where("id", "in", ids).execute();
  const known = new Map(rows.map((row) => [row.id, canonicalJson(unitOf(row))]));
  const changed = units.filter((unit) => known.get(unit.id) !== canonicalJson(unit));
  if (changed.length === 0) return 0;
  await tables
    .insertInto("units")
    .values(
      changed.map(({ id, name, kind, parent, policy }) => ({
        id,
        name,
        kind,
        parent: parent ?? null,
        policy: policy ?? null,
      })),
    )
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet(({ ref }) => ({
        name: ref("excluded.name"),
        kind: ref("excluded.kind"),
        parent: ref("excluded.parent"),
        policy: ref("excluded.policy"),
      })),
    )
    .execute();
  return changed.length;
}

async function putPeople(
  tables: Transaction<Tables>,
  people: readonly Person[],
  vault: Vault,
): Promise<number> {
  const ids = people.map(({ teacher }) => teacher.id);
  const rows = await tables.selectFrom("people").selectAll().where("id", "in", ids).execute();
  const known = new Map<string, string>();
  for (const person of await peopleOf(tables, rows, vault)) {
    known.set(person.teacher.id, canonicalJson(person));
  }
  const changed = people
    .map(withDistinctGrants)
    .filter((person) => known.get(person.teacher.id) !== canonicalJson(person));
  if (changed.length > 0) await writePeople(tables, changed, vault);
  return changed.length;
}

async function writePeople(
  tables: Transaction<Tables>,
  people: readonly Person[],
  vault: Vault,
): Promise<void> {
  await tables
    .insertInto("people")
    .values(people.map((person) => rowOf(person, vault)))
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet(({ ref }) => ({
        name: ref("excluded.name"),
        unit: ref("excluded.unit"),
        facts: ref("excluded.facts"),
        national_id: ref("excluded.national_id"),
        national_id_index: ref("excluded.national_id_index"),
        phone: ref("excluded.phone"),
      })),
    )
    .execute();
  const ids = people.map(({ teacher }) => teacher.id);
  await tables.deleteFrom("grants").where("person", "in", ids).execute();
  const grants = people.flatMap(({ teacher, grants }) =>
    grants.map(({ role, unit }) => ({ person: teacher.id, role, unit })),
  );
  for (const some of chunks(grants, ROWS_AT_ONCE)) {
    await tables
      .insertInto("grants")
      .values([...some])
      .execute();
  }
}

/** Grants as they come back: each once, by role and unit. */
function withDistinctGrants(person: Person): Person {
  const grants = new Map(
    person.grants.map(({ role, unit }) => [`${role} ${unit}`, { role, unit }]),
  );
  return { ...person, grants: [...grants].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, g]) => g) };
}

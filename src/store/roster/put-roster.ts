import type { Transaction } from "kysely";
import type { OrganisationUnit, Person } from "../../app/access/ports.ts";
import { canonicalJson } from "../canonical-json.ts";
import { chunks } from "../chunks.ts";
import type { Access } from "../database.ts";
import { noteChange } from "../proof/table-proofs.ts";
import type { PersonRow, Tables } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";
import { refuseLoops, refuseUnknownUnits } from "./organisation-tree.ts";
import { peopleOf, rowOf } from "./person-rows.ts";
import { genuineUnit, rowOfUnit } from "./unit-rows.ts";

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
    for (const some of chunks(units, ROWS_AT_ONCE))
      changed.units += await putUnits(tables, vault, some);
    if (changed.units > 0) await refuseLoops(tables);
    for (const some of chunks(people, ROWS_AT_ONCE)) {
      changed.people += await putPeople(tables, some, vault);
    }
    return changed;
  });
}

async function putUnits(
  tables: Transaction<Tables>,
  vault: Vault,
  units: readonly OrganisationUnit[],
): Promise<number> {
  const ids = units.map(({ id }) => id);
  const rows = await tables.selectFrom("units").selectAll().where("id", "in", ids).execute();
  const known = new Map(rows.map((row) => [row.id, canonicalJson(genuineUnit(row, vault))]));
  const changed = units.filter((unit) => known.get(unit.id) !== canonicalJson(unit));
  if (changed.length === 0) return 0;
  const written = changed.map((unit) => rowOfUnit(unit, vault));
  await tables
    .insertInto("units")
    .values(written)
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet(({ ref }) => ({
        name: ref("excluded.name"),
        kind: ref("excluded.kind"),
        parent: ref("excluded.parent"),
        policy: ref("excluded.policy"),
        mac: ref("excluded.mac"),
      })),
    )
    .execute();
  await noteChange(tables, vault, "units", replaced(rows, written));
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
  if (changed.length > 0) await writePeople(tables, changed, rows, vault);
  return changed.length;
}

async function writePeople(
  tables: Transaction<Tables>,
  people: readonly Person[],
  before: readonly PersonRow[],
  vault: Vault,
): Promise<void> {
  const written = people.map((person) => rowOf(person, vault));
  await tables
    .insertInto("people")
    .values(written)
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet(({ ref }) => ({
        name: ref("excluded.name"),
        unit: ref("excluded.unit"),
        facts: ref("excluded.facts"),
        national_id: ref("excluded.national_id"),
        national_id_index: ref("excluded.national_id_index"),
        phone: ref("excluded.phone"),
        phone_index: ref("excluded.phone_index"),
        mac: ref("excluded.mac"),
        search: ref("excluded.search"),
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
  await noteChange(tables, vault, "people", replaced(before, written));
}

/** The keyed hashes of what is written now, and of what it takes the place of. */
function replaced<Row extends { readonly id: string; readonly mac: string }>(
  before: readonly Row[],
  written: readonly Row[],
) {
  const ids = new Set(written.map(({ id }) => id));
  return {
    added: written.map(({ mac }) => mac),
    removed: before.filter(({ id }) => ids.has(id)).map(({ mac }) => mac),
  };
}

/** Grants as they come back: each once, by role and unit. */
function withDistinctGrants(person: Person): Person {
  const grants = new Map(
    person.grants.map(({ role, unit }) => [`${role} ${unit}`, { role, unit }]),
  );
  return { ...person, grants: [...grants].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, g]) => g) };
}

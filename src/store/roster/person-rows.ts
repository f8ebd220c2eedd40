import type { Kysely } from "kysely";
import type { Person } from "../../app/access/ports.ts";
import { canonicalJson } from "../canonical-json.ts";
import { chunks } from "../chunks.ts";
import { assertMac, macOf } from "../proof/row-macs.ts";
import type { GrantRow, Mac, PersonRow, Tables } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";
import { searchForms } from "./search-forms.ts";

const PEOPLE_AT_ONCE = 1_000;

/** The person as a row; the grants have rows of their own. */
export function rowOf(
  { teacher, unit, grants, nationalId, phone }: Person,
  vault: Vault,
): PersonRow {
  const { id, name, ...facts } = teacher;
  const row = {
    id,
    name,
    unit,
    facts: canonicalJson(facts),
    national_id: nationalId ? vault.seal(nationalId, placeOf("national id", id)) : null,
    national_id_index: nationalId ? vault.indexOf(nationalId) : null,
    phone: phone ? vault.seal(phone, placeOf("phone", id)) : null,
    phone_index: phone ? phoneIndex(phone, vault) : null,
    search: searchForms(teacher),
  };
  return { ...row, mac: macOf.people(vault, row, grants) };
}

/** By which somebody is found by their phone number. */
export const phoneIndex = (phone: string, vault: Vault) => vault.mac("phone", phone);

/**
 * The people of these rows, in the same order, with their grants.
 *
 * @throws {Failure} `data/altered` for a row or a grant that somebody else wrote or took away
 */
export async function peopleOf(
  tables: Kysely<Tables>,
  rows: readonly PersonRow[],
  vault: Vault,
): Promise<Person[]> {
  return withGrants(tables, rows, (row, grants) => genuinePerson(row, grants, vault));
}

/** What a person's row says of them, without by what they are found. */
type BareRow = Omit<PersonRow, "search" | "phone_index">;

/**
 * The same without identity and phone numbers, which stay sealed: opening them for many people
 * takes long.
 *
 * @throws {Failure} as {@link peopleOf}
 */
export async function peopleWithoutNumbers(
  tables: Kysely<Tables>,
  rows: readonly BareRow[],
  vault: Vault,
): Promise<Person[]> {
  return withGrants(tables, rows, (row, grants) => {
    assertGenuine(row, grants, vault);
    return personOf({ ...row, national_id: null, phone: null }, grants, vault);
  });
}

async function withGrants<Row extends BareRow>(
  tables: Kysely<Tables>,
  rows: readonly Row[],
  personFrom: (row: Row, grants: readonly GrantRow[]) => Person,
): Promise<Person[]> {
  const people: Person[] = [];
  for (const some of chunks(rows, PEOPLE_AT_ONCE)) {
    const grants = await grantsOf(
      tables,
      some.map(({ id }) => id),
    );
    for (const row of some) people.push(personFrom(row, grants.get(row.id) ?? []));
  }
  return people;
}

/** A person's row, with the grants in the order of role and unit. */
export interface PersonRows {
  readonly row: PersonRow;
  readonly grants: readonly GrantRow[];
}

/** The rows of a few people, read at once, by id. */
export async function rowsById(
  tables: Kysely<Tables>,
  ids: readonly string[],
): Promise<readonly PersonRows[]> {
  const joined = await tables
    .selectFrom("people")
    .leftJoin("grants", "grants.person", "people.id")
    .where("people.id", "in", ids)
    .selectAll("people")
    .select(["grants.role as grant_role", "grants.unit as grant_unit"])
    .orderBy("people.id")
    .orderBy("grants.role")
    .orderBy("grants.unit")
    .execute();
  const people = new Map<string, { row: PersonRow; grants: GrantRow[] }>();
  for (const { grant_role: role, grant_unit: unit, ...row } of joined) {
    const known = people.get(row.id) ?? { row, grants: [] };
    people.set(row.id, known);
    if (role !== null && unit !== null) known.grants.push({ person: row.id, role, unit });
  }
  return [...people.values()];
}

/**
 * A few people by id.
 *
 * @throws {Failure} as {@link peopleOf}
 */
export async function peopleById(
  tables: Kysely<Tables>,
  ids: readonly string[],
  vault: Vault,
): Promise<Person[]> {
  const people = await rowsById(tables, ids);
  return people.map(({ row, grants }) => genuinePerson(row, grants, vault));
}

/** @throws {Failure} `data/altered` for a row or a grant that somebody else wrote or took away */
export function assertGenuine(row: BareRow & Mac, grants: readonly GrantRow[], vault: Vault): void {
  assertMac(row, macOf.people(vault, row, grants), `the person ${row.id}`);
}

function genuinePerson(row: PersonRow, grants: readonly GrantRow[], vault: Vault): Person {
  assertGenuine(row, grants, vault);
  return personOf(row, grants, vault);
}

/** What each of these people may do, by person. */
export async function grantsOf(
  tables: Kysely<Tables>,
  ids: readonly string[],
): Promise<Map<string, GrantRow[]>> {
  const rows = await tables
    .selectFrom("grants")
    .selectAll()
    .where("person", "in", ids)
    .orderBy("person")
    .orderBy("role")
    .orderBy("unit")
    .execute();
  const grants = new Map<string, GrantRow[]>();
  for (const row of rows) grants.set(row.person, [...(grants.get(row.person) ?? []), row]);
  return grants;
}

function personOf(row: Omit<BareRow, "mac">, grants: readonly GrantRow[], vault: Vault): Person {
  return {
    teacher: { id: row.id, name: row.name, ...JSON.parse(row.facts) },
    unit: row.unit,
    grants: grants.map(({ role, unit }) => ({ role, unit })),
    ...(row.national_id && {
      nationalId: vault.open(row.national_id, placeOf("national id", row.id)),
    }),
    ...(row.phone && { phone: vault.open(row.phone, placeOf("phone", row.id)) }),
  };
}

type Secret = "national id" | "phone";

const placeOf = (field: Secret, person: string) => `${field}/${person}`;

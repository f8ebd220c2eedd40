import { sql } from "kysely";
import type { Person, Roster } from "../../app/access/ports.ts";
import { Failure } from "../../domain/failure.ts";
import { chunks } from "../chunks.ts";
import type { Access } from "../database.ts";
import { noteChange } from "../proof/table-proofs.ts";
import type { PersonRow } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";
import {
  accounts,
  accountsOf,
  assertAccount,
  bindAccount,
  unbindAccount,
  wasUnbound,
} from "./accounts.ts";
import { listed } from "./listed-people.ts";
import { personByPhone } from "./people-by-phone.ts";
import { peopleById, peopleOf, peopleWithoutNumbers } from "./person-rows.ts";
import { putRoster } from "./put-roster.ts";
import { headcount, searchPeople } from "./search-people.ts";
import { genuineUnit, rowOfUnit } from "./unit-rows.ts";
import { unitsAbove } from "./units-above.ts";

const KEYS_AT_ONCE = 500;

/** The roster in a database; national id and phone numbers are sealed by the vault. */
export function createRoster(database: Access, vault: Vault): Roster {
  const all = async (query: { execute(): Promise<PersonRow[]> }) =>
    peopleOf(database.read, await query.execute(), vault);
  const people = () => database.read.selectFrom("people").selectAll("people").orderBy("people.id");
  const peopleOfIds = async (ids: readonly string[]) => {
    const found: Person[] = [];
    for (const some of chunks([...new Set(ids)], KEYS_AT_ONCE)) {
      found.push(...(await all(people().where("id", "in", some))));
    }
    return new Map(found.map((person) => [person.teacher.id, person]));
  };
  return {
    put: (change) => putRoster(database, vault, change),
    person: async (id) => (await peopleById(database.read, [id], vault))[0],
    people: peopleOfIds,
    async peopleByNationalId(nationalIds) {
      const indexes = new Map(nationalIds.map((each) => [each, vault.indexOf(each)]));
      const owners = await ownersOf(database, [...new Set(indexes.values())]);
      const known = await peopleOfIds([...owners.values()]);
      const found = new Map<string, Person>();
      for (const [nationalId, index] of indexes) {
        const person = known.get(owners.get(index) ?? "");
        if (person) found.set(nationalId, person);
      }
      return found;
    },
    personByPhone: (phone) => personByPhone(database, vault, phone),
    peopleWithRoleAt: (units) =>
      all(
        people().where(({ exists, selectFrom }) =>
          exists(
            selectFrom("grants")
              .select("grants.person")
              .whereRef("grants.person", "=", "people.id")
              .where("grants.unit", "in", units),
          ),
        ),
      ),
    async personByAccount(channel, account) {
      const bound = await database.read
        .selectFrom("accounts")
        .selectAll()
        .where("channel", "=", channel)
        .where("account", "=", account)
        .executeTakeFirst();
      if (!bound) return undefined;
      assertAccount(bound, vault);
      return (await all(people().where("id", "=", bound.person)))[0];
    },
    bindAccount: (channel, account, person, at) =>
      bindAccount(database, vault, { channel, account, person, at }),
    unbindAccount: (channel, account) => unbindAccount(database, vault, { channel, account }),
    wasUnbound: (channel, account) => wasUnbound(database, { channel, account }),
    accounts: (person) => accounts(database, vault, person),
    accountsOf: (ids) => accountsOf(database, vault, ids),
    peopleNamed: (name) => all(people().where("name", "=", name)),
    peopleWithin: (unit) =>
      all(peopleWithin(database, unit).selectAll("people").orderBy("people.id")),
    countWithin: (unit) => countWithin(database, unit),
    peopleIn: async (units, { after, limit }) => {
      const rows = await database.read
        .selectFrom("people")
        .selectAll()
        .where("unit", "in", units)
        .$if(after !== undefined, (query) =>
          query.where(sql<boolean>`(unit, id) > (${after?.unit}, ${after?.teacher.id})`),
        )
        .orderBy("unit")
        .orderBy("id")
        .limit(limit)
        .execute();
      return peopleWithoutNumbers(database.read, rows, vault);
    },
    headcounts: async () => {
      const rows = await database.read
        .selectFrom("people")
        .select(({ fn }) => ["unit", fn.countAll().as("count")])
        .groupBy("unit")
        .execute();
      return new Map(rows.map(({ unit, count }) => [unit, Number(count)]));
    },
    peopleWithRoles: async () => {
      const rows = await people()
        .where("id", "in", (tables) => tables.selectFrom("grants").select("person"))
        .execute();
      return peopleWithoutNumbers(database.read, rows, vault);
    },
    searchPeople: (search) => searchPeople(database, vault, search),
    listedPerson: async (id) => (await listed(database, vault, [id]))[0],
    headcount: (school) => headcount(database, school),
    async unit(id) {
      const row = await database.read
        .selectFrom("units")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirst();
      return row && genuineUnit(row, vault);
    },
    unitsAbove: (id) => unitsAbove(database, vault, id),
    units: async () =>
      (await database.read.selectFrom("units").selectAll().orderBy("id").execute()).map((row) =>
        genuineUnit(row, vault),
      ),
    setPolicy: (unit, policy) => setPolicy(database, vault, unit, policy),
    isEmpty: async () =>
      !(await database.read.selectFrom("people").select("id").limit(1).executeTakeFirst()),
  };
}

/** By each index of a national id number, the id of the only person who has it. */
async function ownersOf(
  { read }: Access,
  indexes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  for (const some of chunks(indexes, KEYS_AT_ONCE)) {
    const rows = await read
      .selectFrom("people")
      .select(["id", "national_id_index"])
      .where("national_id_index", "in", some)
      .execute();
    for (const { id, national_id_index: index } of rows) {
      if (index === null) continue;
      if (owners.has(index)) shared.add(index);
      owners.set(index, id);
    }
  }
  for (const index of shared) owners.delete(index);
  return owners;
}

function peopleWithin({ read }: Access, unit: string) {
  return read
    .withRecursive("within", (tables) =>
      tables
        .selectFrom("units")
        .select("id")
        .where("id", "=", unit)
        .union(
          tables
            .selectFrom("units")
            .innerJoin("within", "within.id", "units.parent")
            .select("units.id"),
        ),
    )
    .selectFrom("people")
    .innerJoin("within", "within.id", "people.unit");
}

async function countWithin(database: Access, unit: string): Promise<number> {
  const { count } = await peopleWithin(database, unit)
    .select(({ fn }) => fn.countAll().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function setPolicy(
  { write }: Access,
  vault: Vault,
  unit: string,
  policy: string | undefined,
): Promise<void> {
  await write(async (tables) => {
    const row = await tables
      .selectFrom("units")
      .selectAll()
      .where("id", "=", unit)
      .executeTakeFirst();
    if (!row) {
      throw new Failure("roster/no-such-unit", { unit, namedBy: "the choice of a policy" });
    }
    const { mac } = rowOfUnit({ ...genuineUnit(row, vault), policy }, vault);
    const chosen = { policy: policy ?? null, mac };
    await tables.updateTable("units").set(chosen).where("id", "=", unit).execute();
    await noteChange(tables, vault, "units", { added: [mac], removed: [row.mac] });
  });
}

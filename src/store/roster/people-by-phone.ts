import type { Person } from "../../app/access/ports.ts";
import type { Access } from "../database.ts";
import type { Vault } from "../vault/vault.ts";
import { peopleOf, phoneIndex } from "./person-rows.ts";

const PEOPLE_AT_ONCE = 500;

/** The only person who has this phone number. */
export async function personByPhone(
  database: Access,
  vault: Vault,
  phone: string,
): Promise<Person | undefined> {
  await fillIndexes(database, vault);
  const rows = await database.read
    .selectFrom("people")
    .selectAll()
    .where("phone_index", "=", phoneIndex(phone, vault))
    .limit(2)
    .execute();
  const people = await peopleOf(database.read, rows, vault);
  // The index is not signed: somebody may have copied it from another row.
  const [only, ...others] = people.filter((person) => person.phone === phone);
  return others.length === 0 ? only : undefined;
}

/** People of earlier versions have no index yet. */
async function fillIndexes({ read, write }: Access, vault: Vault): Promise<void> {
  for (;;) {
    const rows = await read
      .selectFrom("people")
      .selectAll()
      .where("phone", "is not", null)
      .where("phone_index", "is", null)
      .limit(PEOPLE_AT_ONCE)
      .execute();
    if (rows.length === 0) return;
    const people = await peopleOf(read, rows, vault);
    await write(async (tables) => {
      for (const { teacher, phone = "" } of people) {
        await tables
          .updateTable("people")
          .set({ phone_index: phoneIndex(phone, vault) })
          .where("id", "=", teacher.id)
          // Whoever wrote the person meanwhile knows the number better.
          .where("phone_index", "is", null)
          .execute();
      }
    });
  }
}

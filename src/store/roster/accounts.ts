import type { BoundAccount } from "../../app/access/ports.ts";
import { Failure } from "../../domain/failure.ts";
import { chunks } from "../chunks.ts";
import type { Access } from "../database.ts";
import { assertMac, macOf } from "../proof/row-macs.ts";
import { noteChange } from "../proof/table-proofs.ts";
import type { AccountRow } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";

const PEOPLE_AT_ONCE = 500;

type Name = Pick<BoundAccount, "channel" | "account">;

/** An account speaks for one person: binding it again moves it. */
export async function bindAccount(
  { write }: Access,
  vault: Vault,
  bound: BoundAccount,
): Promise<void> {
  await write(async (tables) => {
    const { channel, account, person, at } = bound;
    const known = await tables
      .selectFrom("people")
      .select("id")
      .where("id", "=", person)
      .executeTakeFirst();
    if (!known) throw new Failure("person/unknown", { person });
    const before = await tables
      .selectFrom("accounts")
      .select("mac")
      .where("channel", "=", channel)
      .where("account", "=", account)
      .execute();
    const mac = macOf.accounts(vault, bound);
    await tables
      .insertInto("accounts")
      .values({ ...bound, mac })
      .onConflict((conflict) =>
        conflict.columns(["channel", "account"]).doUpdateSet({ person, at, mac }),
      )
      .execute();
    const removed = before.map((row) => row.mac);
    await noteChange(tables, vault, "accounts", { added: [mac], removed });
    await tables
      .deleteFrom("unbound_accounts")
      .where("channel", "=", channel)
      .where("account", "=", account)
      .execute();
  });
}

/** False where it was bound to nobody. */
export async function unbindAccount(
  { write }: Access,
  vault: Vault,
  { channel, account }: Name,
): Promise<boolean> {
  return write(async (tables) => {
    const gone = await tables
      .deleteFrom("accounts")
      .where("channel", "=", channel)
      .where("account", "=", account)
      .returning("mac")
      .execute();
    const removed = gone.map(({ mac }) => mac);
    if (gone.length === 0) return false;
    await noteChange(tables, vault, "accounts", { added: [], removed });
    await tables
      .insertInto("unbound_accounts")
      .values({ channel, account })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return true;
  });
}

/** Whether it was bound and is not any more. */
export async function wasUnbound({ read }: Access, { channel, account }: Name): Promise<boolean> {
  const row = await read
    .selectFrom("unbound_accounts")
    .select("account")
    .where("channel", "=", channel)
    .where("account", "=", account)
    .executeTakeFirst();
  return row !== undefined;
}

/** Every bound account, or those of one person. */
export async function accounts(
  { read }: Access,
  vault: Vault,
  person: string | undefined,
): Promise<readonly BoundAccount[]> {
  const rows = await read
    .selectFrom("accounts")
    .selectAll()
    .$if(person !== undefined, (query) => query.where("person", "=", person ?? ""))
    .orderBy("channel")
    .orderBy("account")
    .execute();
  return rows.map((row) => boundBy(row, vault));
}

/** The accounts of many people, by person. */
export async function accountsOf(
  { read }: Access,
  vault: Vault,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly BoundAccount[]>> {
  const found = new Map<string, BoundAccount[]>();
  for (const some of chunks(people, PEOPLE_AT_ONCE)) {
    const rows = await read
      .selectFrom("accounts")
      .selectAll()
      .where("person", "in", some)
      .orderBy("channel")
      .orderBy("account")
      .execute();
    for (const row of rows) {
      found.set(row.person, [...(found.get(row.person) ?? []), boundBy(row, vault)]);
    }
  }
  return found;
}

function boundBy(row: AccountRow, vault: Vault): BoundAccount {
  assertAccount(row, vault);
  const { mac: _, ...bound } = row;
  return bound;
}

/** @throws {Failure} `data/altered` where somebody else bound it */
export function assertAccount(row: AccountRow, vault: Vault): void {
  assertMac(row, macOf.accounts(vault, row), `the account ${row.channel}:${row.account}`);
}

import { Failure } from "../../domain/failure.ts";
import { canonicalJson } from "../canonical-json.ts";
import type {
  AccountRow,
  BindingCodeRow,
  BroadcastRow,
  DigestOrderRow,
  GrantRow,
  LookRow,
  Mac,
  PersonRow,
  PreferenceRow,
  UnitRow,
} from "../tables.ts";
import type { Vault } from "../vault/vault.ts";

type Bare<Row> = Omit<Row, "mac">;

/** The keyed hash of each kind of row, over the columns that are named here. */
export const macOf = {
  units: (vault: Vault, { id, name, kind, parent, policy }: Bare<UnitRow>) =>
    vault.mac("units", canonicalJson({ id, name, kind, parent, policy })),
  /** With what the person may do, so that a grant cannot be added or taken away either. */
  people: (
    vault: Vault,
    row: Omit<PersonRow, "mac" | "phone_index" | "search">,
    grants: readonly Omit<GrantRow, "person">[],
  ) => {
    const { id, name, unit, facts, national_id, national_id_index, phone } = row;
    const sorted = grants.map(({ role, unit }) => `${role} ${unit}`).sort();
    return vault.mac(
      "people",
      canonicalJson({
        id,
        name,
        unit,
        facts,
        national_id,
        national_id_index,
        phone,
        grants: sorted,
      }),
    );
  },
  accounts: (vault: Vault, { channel, account, person, at }: Bare<AccountRow>) =>
    vault.mac("accounts", canonicalJson({ channel, account, person, at })),
  codes: (
    vault: Vault,
    { hash, person, expires_at }: Pick<BindingCodeRow, "hash" | "person" | "expires_at">,
  ) => vault.mac("binding-codes", canonicalJson({ hash, person, expires_at })),
  looks: (vault: Vault, { by, at, whom, why }: Omit<Bare<LookRow>, "number">) =>
    vault.mac("looks", canonicalJson({ by, at, whom, why })),
  preferences: (vault: Vault, row: Bare<PreferenceRow>) =>
    vault.mac(
      "preferences",
      canonicalJson([row.owner, row.person, row.silent_until, row.preference, row.at]),
    ),
  broadcasts: (vault: Vault, row: Bare<BroadcastRow>) => {
    const { id, sender, content, state, round, decided_by, drafted_at, at } = row;
    return vault.mac(
      "broadcasts",
      canonicalJson([id, sender, content, state, round, decided_by, drafted_at, at]),
    );
  },
  digestOrders: (vault: Vault, { owner, digest, at }: Omit<Bare<DigestOrderRow>, "last">) =>
    vault.mac("digest-orders", canonicalJson({ owner, digest, at })),
  threads: (vault: Vault, row: { person: string; place: string; state: string; at: string }) =>
    vault.mac("threads", canonicalJson([row.person, row.place, row.state, row.at])),
};

/**
 * Refuses a row that somebody else changed or added, so that nothing is decided by it.
 *
 * @param what names the row for the message, such as `the unit school-1`
 * @throws {Failure} `data/altered`
 */
export function assertMac(row: Mac, expected: string, what: string): void {
  if (row.mac === expected) return;
  throw new Failure("data/altered", { what, problem: "it was changed outside this program" });
}

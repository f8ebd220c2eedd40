import { createHash, randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import type { NewEntry } from "../../../src/app/ledger/ports.ts";
import { chain, NO_ENTRIES } from "../../../src/store/ledger/chain.ts";
import { createVault } from "../../../src/store/vault/vault.ts";

const ENTRY: NewEntry = {
  ...{ by: "admin", at: "2026-11-22T08:00:00.000Z", via: "web" },
  ...{ key: "k", stream: { kind: "teacher", id: "T001" }, kind: "record.reversed", version: 1 },
  body: { why: "twice", record: "r1" },
};
const AT = '{"at":"2026-11-22T08:00:00.000Z",';
const REVERSED = '"body":"{\\"record\\":\\"r1\\",\\"why\\":\\"twice\\"}","by":"admin","key":"k",';

// These are the texts of entries in existing ledgers: where one changes, no such ledger verifies.
it.each<[string, Partial<NewEntry>, string]>([
  [
    "about a teacher, by the teacher alone",
    {},
    `${AT}${REVERSED}"kind":"record.reversed","number":1,"teacher":"T001","via":"web"}`,
  ],
  [
    "about anything else, by its stream",
    { stream: { kind: "unit", id: "school-1" }, kind: "policy.chosen", body: { policy: null } },
    `${AT}"body":"{\\"policy\\":null}","by":"admin","key":"k","kind":"policy.chosen","number":1,"stream":{"id":"school-1","kind":"unit"},"via":"web"}`,
  ],
  [
    "of a later version, with that version",
    { version: 2 },
    `${AT}${REVERSED}"kind":"record.reversed","number":1,"teacher":"T001","version":2,"via":"web"}`,
  ],
])("hashes an entry %s", (_, changed, text) => {
  const row = chain(NO_ENTRIES, { ...ENTRY, ...changed }, createVault(randomBytes(32)));
  const expected = createHash("sha256").update(`${NO_ENTRIES.hash}${text}`).digest("hex");
  expect(row.hash).toBe(expected);
});

import { describe, expect, it } from "vitest";
import { journalContract } from "../contracts/journal-contract.ts";
import { ledgerContract } from "../contracts/ledger-contract.ts";
import { rosterContract } from "../contracts/roster-contract.ts";
import { threadsContract } from "../contracts/threads-contract.ts";
import { POSTGRES_SERVER, startPostgres } from "../support/test-database.ts";
import { useStore } from "../support/use-store.ts";
import { reading } from "./suites/reading.ts";
import { reopening } from "./suites/reopening.ts";
import { secrets } from "./suites/secrets.ts";
import { tampering } from "./suites/tampering.ts";
import { transactions } from "./suites/transactions.ts";

describe("on PostgreSQL", () => {
  const scene = useStore(startPostgres);
  ledgerContract(() => scene.store.ledger);
  rosterContract(() => scene.store.roster);
  threadsContract(() => scene.store.threads);
  journalContract(() => scene.store.journal);
  transactions(scene, POSTGRES_SERVER !== undefined);
  reading(scene);
  reopening(scene);
  tampering(scene);
  secrets(scene);

  it.each(["entries", "looks"])("refuses to truncate %s", async (table) => {
    await expect(scene.database.query(`truncate ${table}`)).rejects.toThrow("is append-only");
  });
});

import { describe } from "vitest";
import { journalContract } from "../contracts/journal-contract.ts";
import { ledgerContract } from "../contracts/ledger-contract.ts";
import { rosterContract } from "../contracts/roster-contract.ts";
import { threadsContract } from "../contracts/threads-contract.ts";
import { startSqlite } from "../support/test-database.ts";
import { useStore } from "../support/use-store.ts";

describe("on SQLite", () => {
  const scene = useStore(startSqlite);
  ledgerContract(() => scene.store.ledger);
  rosterContract(() => scene.store.roster);
  threadsContract(() => scene.store.threads);
  journalContract(() => scene.store.journal);
});

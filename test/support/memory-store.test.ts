import { beforeEach, describe } from "vitest";
import type { Store } from "../../src/app/store.ts";
import { journalContract } from "../contracts/journal-contract.ts";
import { leasesContract } from "../contracts/leases-contract.ts";
import { ledgerContract } from "../contracts/ledger-contract.ts";
import { peopleSearchContract } from "../contracts/people-search-contract.ts";
import { rosterContract } from "../contracts/roster-contract.ts";
import { storeContract } from "../contracts/store-contract.ts";
import { threadsContract } from "../contracts/threads-contract.ts";
import { createMemoryStore } from "./memory-store.ts";

describe("in memory", () => {
  let store: Store;
  beforeEach(() => {
    store = createMemoryStore();
  });
  ledgerContract(() => store.ledger);
  rosterContract(() => store.roster);
  peopleSearchContract(() => store.roster);
  threadsContract(() => store.threads);
  journalContract(() => store.journal);
  storeContract(() => store);
  leasesContract(() => store);
});

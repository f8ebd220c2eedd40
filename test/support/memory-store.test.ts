import { beforeEach, describe } from "vitest";
import type { Store } from "../../src/app/store.ts";
import { accessLogContract, unansweredLogContract } from "../contracts/audit-contract.ts";
import { bindingContract } from "../contracts/binding-contract.ts";
import { inboxContract, outboxContract } from "../contracts/delivery-contract.ts";
import { filesContract } from "../contracts/files-contract.ts";
import { leasesContract } from "../contracts/leases-contract.ts";
import { logContract } from "../contracts/log-contract.ts";
import { outreachContract } from "../contracts/outreach-contract.ts";
import { peopleSearchContract } from "../contracts/people-search-contract.ts";
import { recordsContract } from "../contracts/records-contract.ts";
import { rosterContract } from "../contracts/roster-contract.ts";
import { scheduledContract } from "../contracts/scheduled-contract.ts";
import { storeContract } from "../contracts/store-contract.ts";
import { threadsContract } from "../contracts/threads-contract.ts";
import { createMemoryStore } from "./memory-store.ts";

describe("in memory", () => {
  let store: Store;
  beforeEach(() => {
    store = createMemoryStore();
  });
  logContract(() => store.log);
  recordsContract(() => store);
  rosterContract(() => store.roster);
  peopleSearchContract(() => store.roster);
  threadsContract(() => store.threads);
  accessLogContract(() => store.accessLog);
  unansweredLogContract(() => store.unansweredLog);
  storeContract(() => store);
  leasesContract(() => store);
  bindingContract(() => store);
  filesContract(() => store);
  inboxContract(() => store);
  outboxContract(() => store);
  outreachContract(() => store);
  scheduledContract(() => store);
});

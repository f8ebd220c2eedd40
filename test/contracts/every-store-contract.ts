import type { Store } from "../../src/app/store.ts";
import { accessLogContract, unansweredLogContract } from "./audit-contract.ts";
import { bindingContract } from "./binding-contract.ts";
import { broadcastsContract } from "./broadcasts-contract.ts";
import { inboxContract, outboxContract } from "./delivery-contract.ts";
import { digestContract } from "./digest-contract.ts";
import { filesContract } from "./files-contract.ts";
import { leasesContract } from "./leases-contract.ts";
import { logContract } from "./log-contract.ts";
import { outreachContract } from "./outreach-contract.ts";
import { peopleSearchContract } from "./people-search-contract.ts";
import { recordsContract } from "./records-contract.ts";
import { rosterContract } from "./roster-contract.ts";
import { scheduledContract } from "./scheduled-contract.ts";
import { standingsContract } from "./standings-contract.ts";
import { storeContract } from "./store-contract.ts";
import { threadsContract } from "./threads-contract.ts";

/** What every store must hold to, port by port. */
export function everyStoreContract(store: () => Store): void {
  logContract(() => store().log);
  recordsContract(store);
  rosterContract(() => store().roster);
  peopleSearchContract(() => store().roster);
  threadsContract(() => store().threads);
  accessLogContract(() => store().accessLog);
  unansweredLogContract(() => store().unansweredLog);
  storeContract(store);
  leasesContract(store);
  bindingContract(store);
  filesContract(store);
  digestContract(store);
  standingsContract(store);
  inboxContract(store);
  outboxContract(store);
  outreachContract(store);
  broadcastsContract(store);
  scheduledContract(store);
}

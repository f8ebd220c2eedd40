import { planPart } from "../src/app/outreach/plan-reminders.ts";
import type { PartAsked } from "../src/cli/plan-part.ts";
import { ENTRY_KINDS } from "../src/entry-kinds.ts";
import { openStore } from "../src/store/open-store.ts";
import { reminding } from "./planned-county.ts";

/** What `src/cli/plan-part.ts` does, but that it trusts the standings which this bench kept. */
process.once("message", async ({ config, from, part }: PartAsked) => {
  const { database: url, keyFile } = config;
  const store = await openStore({ url, keyFile, isForMuch: true }, ENTRY_KINDS);
  const planned = await planPart(store, reminding(), from, part);
  await store.close();
  process.send?.(planned, () => process.exit());
});
process.once("disconnect", () => process.exit());

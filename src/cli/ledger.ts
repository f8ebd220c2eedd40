import { openData } from "../open-data.ts";
import { argument, type Command, misused, printJson } from "./command.ts";

/** `xuefen ledger verify`: walks the chain of entries from the first to the last. */
export const ledgerCommand: Command = {
  name: "ledger",
  usage: "xuefen ledger verify [--json]",
  summary: "checks that nothing in the ledger was altered",
  takes: ["what to do"],
  options: {},
  run: async (call) => {
    const action = argument(call, ledgerCommand, 0);
    if (action !== "verify") throw misused(ledgerCommand, `there is no "ledger ${action}"`);
    const store = await openData(call.common.config);
    try {
      const result = await store.ledger.verify();
      if (call.common.json) printJson(call.console, result);
      else call.console.out(`${result.entries} entries, the chain is whole\n`);
    } finally {
      await store.close();
    }
  },
};

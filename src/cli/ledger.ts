import { Failure } from "../domain/failure.ts";
import { openProgram } from "../main.ts";
import { argument, type Command, printJson } from "./command.ts";

/** `xuefen ledger verify`: walks the chain of entries from the first to the last. */
export const ledgerCommand: Command = {
  name: "ledger",
  usage: "xuefen ledger verify [--json]",
  summary: "checks that nothing in the ledger was altered",
  options: {},
  run: async (call) => {
    if (argument(call, ledgerCommand, 0) !== "verify") {
      throw new Failure("usage/option", { problem: `use: ${ledgerCommand.usage}` });
    }
    const program = await openProgram(call.common, call.console.err);
    try {
      const result = await program.store.ledger.verify();
      if (call.common.json) printJson(call.console, result);
      else call.console.out(`${result.entries} entries, the chain is whole\n`);
    } finally {
      await program.close();
    }
  },
};

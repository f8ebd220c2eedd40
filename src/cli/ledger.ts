import { openData } from "../open-data.ts";
import { argument, type Call, type Command, misused, printJson, text } from "./command.ts";

/** `xuefen ledger`: whether everything is as this program left it, and what to do where it is not. */
export const ledgerCommand: Command = {
  name: "ledger",
  usage: 'xuefen ledger verify [--json] | accept --reason "…" [--json]',
  summary: "checks that nothing kept was altered",
  takes: ["what to do"],
  options: { reason: { type: "string" } },
  run: async (call) => {
    const action = argument(call, ledgerCommand, 0);
    if (action === "verify") return verify(call);
    if (action === "accept") return accept(call);
    throw misused(ledgerCommand, `there is no "ledger ${action}"`);
  },
};

async function verify({ common, console }: Call): Promise<void> {
  const store = await openData(common.config);
  try {
    const result = await store.log.verify();
    if (common.json) printJson(console, result);
    else console.out(`${result.entries} entries, the chain is whole\n`);
  } finally {
    await store.close();
  }
}

/** Takes what is there as what must be there; without a reason nobody could tell later why. */
async function accept({ common, values, console }: Call): Promise<void> {
  const reason = text(values, "reason")?.trim();
  if (!reason) throw misused(ledgerCommand, "--reason is missing");
  const store = await openData(common.config, { acceptOlder: true });
  try {
    const result = await store.log.accept({ at: common.now().at, reason });
    if (common.json) return printJson(console, result);
    for (const what of result.signed) console.out(`${what} is taken as it is\n`);
    console.out(`${result.entries} entries are taken as the whole ledger\n`);
  } finally {
    await store.close();
  }
}

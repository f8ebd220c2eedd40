import { issueCode } from "../app/access/bind-account.ts";
import type { Store } from "../app/store.ts";
import { Failure } from "../domain/failure.ts";
import { openData } from "../open-data.ts";
import { argument, type Call, type Command, misused, printJson } from "./command.ts";

const ACTIONS: Readonly<Record<string, (store: Store, call: Call) => Promise<void>>> = {
  code,
  bind,
  unbind,
  list,
};

/** `xuefen accounts`: whose chat account is whose. */
export const accountsCommand: Command = {
  name: "accounts",
  usage:
    "xuefen accounts code <person> | bind <channel> <account> <person> | unbind <channel> <account> | list [--json]",
  summary: "binds chat accounts to people",
  takes: ["what to do", "the person or the channel", "the account", "the person"],
  options: {},
  run: async (call) => {
    const named = argument(call, accountsCommand, 0);
    const action = Object.hasOwn(ACTIONS, named) ? ACTIONS[named] : undefined;
    if (!action) throw misused(accountsCommand, `there is no "accounts ${named}"`);
    const store = await openData(call.common.config);
    try {
      await action(store, call);
    } finally {
      await store.close();
    }
  },
};

const word = (call: Call, place: number) => argument(call, accountsCommand, place);

async function code(store: Store, call: Call): Promise<void> {
  const { common, console } = call;
  const issued = await issueCode(store, word(call, 1), common.now().at);
  if (common.json) return printJson(console, issued);
  console.out(
    `${issued.code}\ngood once, until ${issued.expiresAt}: send "/绑定 ${issued.code}" to the bot in a private chat\n`,
  );
}

async function bind(store: Store, call: Call): Promise<void> {
  const { common, console } = call;
  const [channel, account, person] = [word(call, 1), word(call, 2), word(call, 3)];
  const { at } = common.now();
  await store.roster.bindAccount(channel, account, person, at);
  if (common.json) return printJson(console, { channel, account, person, at });
  console.out(`${channel}:${account} is bound to ${person}\n`);
}

/** @throws {Failure} account/unknown */
async function unbind(store: Store, call: Call): Promise<void> {
  const { common, console } = call;
  const [channel, account] = [word(call, 1), word(call, 2)];
  if (!(await store.roster.unbindAccount(channel, account))) {
    throw new Failure("account/unknown", { account: `${channel}:${account}` });
  }
  if (common.json) return printJson(console, { channel, account });
  console.out(`${channel}:${account} is bound to nobody any more\n`);
}

async function list(store: Store, { common, console }: Call): Promise<void> {
  const bound = await store.roster.accounts();
  if (common.json) return printJson(console, bound);
  for (const { channel, account, person, at } of bound) {
    console.out(`${channel}:${account}  ${person}  since ${at}\n`);
  }
  if (bound.length === 0) console.out("no account is bound yet: xuefen accounts code <person>\n");
}

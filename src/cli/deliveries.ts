import type { ListedDelivery } from "../app/delivery/ports.ts";
import { type LeftReason, tryOneAgain } from "../app/delivery/try-again.ts";
import type { Store } from "../app/store.ts";
import { readMoment } from "../clock.ts";
import { Failure } from "../domain/failure.ts";
import { openData } from "../open-data.ts";
import { argument, type Call, type Command, misused, printJson, text } from "./command.ts";

/** `xuefen deliveries`: what was sent without being asked for, or is to be; `retry` sends one again. */
export const deliveriesCommand: Command = {
  name: "deliveries",
  usage: "xuefen deliveries [retry <id>] [--since <instant|day>] [--to <person>] [--json]",
  summary: "lists what was sent to people, or is to be, and what became of it; sends one again",
  takes: ["what to do", "the id of the delivery"],
  options: { since: { type: "string" }, to: { type: "string" } },
  run: async (call) => {
    const [named] = call.positionals;
    if (named !== undefined && named !== "retry") {
      throw misused(deliveriesCommand, `there is no "deliveries ${named}"`);
    }
    const key = named && argument(call, deliveriesCommand, 1);
    const store = await openData(call.common.config);
    try {
      await (key === undefined ? list(store, call) : retry(store, call, key));
    } finally {
      await store.close();
    }
  },
};

async function list(store: Store, { common, console, values }: Call): Promise<void> {
  const [since, person] = [text(values, "since"), text(values, "to")];
  const from = since === undefined ? undefined : readMoment(since, common.config.timeZone).at;
  const which = {
    ...(from !== undefined && { since: from }),
    ...(person !== undefined && { person }),
  };
  const found = (await store.outbox.list(which)).filter(({ kind }) => kind !== "answer");
  if (common.json) return printJson(console, found.map(rowOf));
  for (const each of found) console.out(`${lineOf(each)}\n`);
  if (found.length === 0) console.out("nothing was sent, and nothing is to be\n");
}

const REASONS: Readonly<Record<LeftReason, string>> = {
  "not-failed": "it has not failed, so it was sent, dropped, or is on its way",
  outdated: "what it says is out of date by now",
  "in-doubt": "it may have arrived, and sending it again could repeat it; ask whoever it was for",
  elsewhere: "it went to another account of the same person",
};

/** @throws {Failure} delivery/unknown, delivery/not-again */
async function retry(store: Store, { common, console }: Call, key: string): Promise<void> {
  const tried = await tryOneAgain(store, { key, at: common.now().at });
  if (!tried) throw new Failure("delivery/unknown", { delivery: key });
  const [reason] = Object.keys(tried.left) as LeftReason[];
  if (reason) throw new Failure("delivery/not-again", { delivery: key, problem: REASONS[reason] });
  if (common.json) return printJson(console, { id: key, again: true });
  console.out(`${key} is sent again\n`);
}

function rowOf(delivery: ListedDelivery) {
  const { key, kind, person, address, dueAt, state, attempts, at, problem } = delivery;
  return {
    id: key,
    kind,
    to: person ?? null,
    // Whom no channel knows is listed too.
    channel: address.channel || null,
    dueAt,
    state,
    attempts,
    sentAt: state === "sent" ? at : null,
    reason: problem ?? null,
  };
}

function lineOf({ kind, person = "–", address, dueAt, state, problem }: ListedDelivery): string {
  const told = problem === undefined ? state : `${state} (${problem})`;
  return `${dueAt}  ${kind}  ${person}  ${address.channel || "–"}  ${told}`;
}

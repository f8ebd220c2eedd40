import type { ListedDelivery } from "../app/delivery/ports.ts";
import { readMoment } from "../clock.ts";
import { openData } from "../open-data.ts";
import { type Command, printJson, text } from "./command.ts";

/** `xuefen deliveries`: what was sent without being asked for, or is to be. */
export const deliveriesCommand: Command = {
  name: "deliveries",
  usage: "xuefen deliveries [--since <instant|day>] [--to <person>] [--json]",
  summary: "lists what was sent to people, or is to be, and what became of it",
  takes: [],
  options: { since: { type: "string" }, to: { type: "string" } },
  run: async ({ common, console, values }) => {
    const [since, person] = [text(values, "since"), text(values, "to")];
    const from = since === undefined ? undefined : readMoment(since, common.config.timeZone).at;
    const store = await openData(common.config);
    try {
      const which = {
        ...(from !== undefined && { since: from }),
        ...(person !== undefined && { person }),
      };
      const found = (await store.outbox.list(which)).filter(({ kind }) => kind !== "answer");
      if (common.json) return printJson(console, found.map(rowOf));
      for (const each of found) console.out(`${lineOf(each)}\n`);
      if (found.length === 0) console.out("nothing was sent, and nothing is to be\n");
    } finally {
      await store.close();
    }
  },
};

function rowOf(delivery: ListedDelivery) {
  const { key, kind, person, address, dueAt, state, attempts, at, problem } = delivery;
  return {
    id: key,
    kind,
    to: person ?? null,
    channel: address.channel,
    dueAt,
    state,
    attempts,
    sentAt: state === "sent" ? at : null,
    reason: problem ?? null,
  };
}

function lineOf({ kind, person = "–", address, dueAt, state, problem }: ListedDelivery): string {
  const told = problem === undefined ? state : `${state} (${problem})`;
  return `${dueAt}  ${kind}  ${person}  ${address.channel}  ${told}`;
}

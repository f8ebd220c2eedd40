import { beforeEach, expect, it } from "vitest";
import type { NewDelivery, Outcome, TakenDelivery } from "../../src/app/delivery/ports.ts";
import type { Store } from "../../src/app/store.ts";
import type { Pool } from "../../src/delivery/pool.ts";
import { sendDeliveries } from "../../src/delivery/send-deliveries.ts";
import { createProcessEngine } from "../../src/jobs/process-engine.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { COUNTY, person } from "../support/people.ts";

const AT = "2026-11-30T01:00:00.000Z";
const LATER = "2026-12-01T01:00:00.000Z";
const CHANNELS = ["lark", "wechat"];
const NOT_AVAILABLE: Outcome = { kind: "failed", problem: "230013", cause: "not-available" };

let store: Store;
/** What each channel was given to send. */
let tried: { readonly channel: string; readonly key: string; readonly to: unknown }[];
let failed: string[];
let onTried = () => {};
beforeEach(async () => {
  store = createMemoryStore();
  await store.roster.put({ units: COUNTY, people: [person("T001")] });
  [tried, failed] = [[], []];
});

const push = (key: string, channel: string): NewDelivery => ({
  ...{ key, kind: "deadline", person: "T001", content: { text: key } },
  address: { channel, to: { account: `of-${channel}` } },
  ...{ dueAt: AT, expiresAt: LATER },
});

const bind = (channel: string) => store.roster.bindAccount(channel, `of-${channel}`, "T001", AT);

/** Sends on both channels until so many tries were made; each says how one goes. */
async function sentOn(outcomes: Readonly<Record<string, Outcome>>, count: number): Promise<void> {
  const enough = new Promise<void>((resolve) => {
    onTried = () => {
      if (tried.length >= count) resolve();
    };
  });
  const send =
    (channel: string) =>
    async ({ key, address }: TakenDelivery) => {
      tried.push({ channel, key, to: address.to });
      onTried();
      return outcomes[channel] ?? ({ kind: "sent" } as const);
    };
  const pools: Pool[] = CHANNELS.map((channel) =>
    sendDeliveries({
      ...{ store, channel, channels: CHANNELS, now: () => AT, send: send(channel) },
      engine: createProcessEngine(() => {}),
      onFailed: ({ key }) => failed.push(key),
      onError: (error) => failed.push(String(error)),
    }),
  );
  await enough;
  for (const pool of pools) await pool.stop();
}

const states = async () =>
  (await store.outbox.list({})).map(({ key, state }) => `${key} ${state}`).sort();

it("goes to the person's other channel where their account cannot be reached, and nobody hears of it", async () => {
  for (const channel of CHANNELS) await bind(channel);
  await store.outbox.put([push("reminder", "lark")]);
  await sentOn({ lark: NOT_AVAILABLE }, 2);
  expect(tried).toEqual([
    { channel: "lark", key: "reminder", to: { account: "of-lark" } },
    { channel: "wechat", key: "reminder:on:wechat", to: { account: "of-wechat" } },
  ]);
  expect(await states()).toEqual(["reminder failed", "reminder:on:wechat sent"]);
  expect(await store.outbox.unreported("lark")).toEqual([]);
  expect(failed).toEqual([]);
});

it("comes round to each channel once, from whichever it began", async () => {
  for (const channel of CHANNELS) await bind(channel);
  await store.outbox.put([push("reminder", "wechat")]);
  await sentOn({ lark: NOT_AVAILABLE, wechat: NOT_AVAILABLE }, 2);
  expect(tried.map(({ channel }) => channel)).toEqual(["wechat", "lark"]);
  expect(await states()).toEqual(["reminder failed", "reminder:on:lark failed"]);
  expect(failed).toEqual(["reminder:on:lark"]);
  expect((await store.outbox.unreported("lark")).map(({ key }) => key)).toEqual([
    "reminder:on:lark",
  ]);
});

it.each<[string, NewDelivery, Outcome]>([
  ["may have arrived", push("it", "lark"), { ...NOT_AVAILABLE, cause: "in-doubt" } as Outcome],
  ["is refused itself", push("it", "lark"), { kind: "failed", problem: "230001" }],
  ["answers a question", { ...push("it", "lark"), kind: "answer" }, NOT_AVAILABLE],
  [
    "is for a room",
    { ...push("it", "lark"), address: { channel: "lark", to: { room: "oc" } } },
    NOT_AVAILABLE,
  ],
])("stays where it is when it %s", async (_, delivery, outcome) => {
  for (const channel of CHANNELS) await bind(channel);
  await store.outbox.put([delivery]);
  await sentOn({ lark: outcome }, 1);
  expect(await states()).toEqual(["it failed"]);
  expect(failed).toEqual(["it"]);
});

it("fails where there is no other account", async () => {
  await bind("lark");
  await store.outbox.put([push("it", "lark")]);
  await sentOn({ lark: NOT_AVAILABLE }, 1);
  expect(failed).toEqual(["it"]);
});
